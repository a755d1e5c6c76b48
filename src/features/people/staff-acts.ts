import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { permissions, type RecordedAct, roleFor, type SubjectOf } from "./permissions.ts";

/** Who did what to what. */
export interface DoneAct<A extends RecordedAct> {
  act: A;
  actor: Person;
  subject: SubjectOf<A> & { id: number };
}

/**
 * Writes down what staff did, or that they read a story, with the role by which they could: never a word of what was told. Call it in the
 * act's own transaction, where the act is done: so a refused act leaves nothing, and no act is done without its row.
 * @throws where the table of permissions does not allow the act: then nothing of it is kept
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
