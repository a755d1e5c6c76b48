import { endPending, lockOwn } from "../../platform/chat/pending-acts.ts";
import type { Ending, PendingKind } from "../../platform/chat/pending-kind.ts";
import type { Db } from "../../platform/database/open.ts";

/** What became of an act, for its person; null if this person has put off no such act. */
export type Taken = { ending: Ending; kind: string; subject: string } | null;

const endings = { DONE: "done", UNDONE: "undone", REFUSED: "refused" } as const;

/**
 * Takes a person's own act back, unless it has ended. While a process carries it out, this waits; so it either happens or is taken back.
 * An act that is overdue, because no process was running, can still be taken back: nothing has happened.
 */
export async function undo<Services>(
  tx: Db,
  kinds: readonly PendingKind<Services, never>[],
  services: Services,
  personId: number,
  id: number,
  now: Date,
): Promise<Taken> {
  const row = await lockOwn(tx, personId, id);
  if (row === null) return null;
  const { kind: name, subject } = row;
  if (row.outcome !== null) return { ending: endings[row.outcome], kind: name, subject };
  const kind = kinds.find((candidate) => candidate.name === name);
  // A newer version has put it off and knows how to take it back.
  if (kind === undefined) return null;
  const isBack = (await kind.putBack?.(tx, services, personId, subject, now)) ?? true;
  await endPending(tx, id, isBack ? "UNDONE" : "DONE", now);
  return { ending: isBack ? "undone" : "done", kind: name, subject };
}
