import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { permissions, type RecordedAct, roleFor, type SubjectOf } from "./permissions.ts";

/** An act, the person who did it, and its subject. */
export interface DoneAct<A extends RecordedAct> {
  act: A;
  actor: Person;
  subject: SubjectOf<A> & { id: number };
}

/**
 * Records what staff did, or that they read a story, and the role that allowed it, but never the contents. Call it in the transaction of
 * the act itself. So a refused act leaves no row, and no act is done without a row.
 * @throws if the table of permissions does not allow the act: then the transaction rolls back
 */
export async function recordAct<A extends RecordedAct>(
  tx: Db,
  { act, actor, subject }: DoneAct<A>,
  now: Date,
): Promise<void> {
  const role = roleFor(actor, act, subject);
  if (role === null) throw new Error(`The table of permissions does not allow person ${actor.id} to do "${act}".`);
  const done = { act, actorId: actor.id, role, subject: permissions[act].subject, subjectId: subject.id, actedAt: now };
  await tx.staffAct.create({ data: done, select: { id: true } });
}
