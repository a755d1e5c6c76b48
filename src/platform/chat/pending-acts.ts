import type { PendingOutcome } from "../database/generated/client.ts";
import type { Db, Sql } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { type SubjectFields, type SubjectOf, subjectText } from "../telegram/outbox/outbox-message.ts";
import { minuteMs } from "../time/units.ts";
import { insertPending, lockPending, type PendingRow, undoPending } from "./pending-act-rows.ts";

/** How long an act that destroys something can be taken back. */
export const undoMs = minuteMs;

/** An act that destroys something, and so takes effect a minute after the tap. What it does then is a `PendingKind`. */
export interface PendingAct<S extends SubjectFields = SubjectFields> {
  name: string;
  write(subject: SubjectOf<S>): string;
  /** Null if the stored text is not a subject of this act. */
  read(text: string): SubjectOf<S> | null;
}

/** Defines such an act: neither its name nor the fields of its subject may change while rows of it are open. */
export function definePendingAct<const S extends SubjectFields>(declared: { name: string; subject: S }): PendingAct<S> {
  return { name: declared.name, ...subjectText(declared.subject) };
}

/** Puts an act off for a minute. A second tap changes nothing. @returns the id that the button «Undo» carries */
export async function putOff<S extends SubjectFields>(
  tx: Db,
  act: PendingAct<S>,
  personId: number,
  subject: SubjectOf<S>,
  now: Date,
  detail?: { vault: Vault; text: string },
): Promise<number> {
  const row = { kind: act.name, subject: act.write(subject), personId };
  const { id, isNew } = await insertPending(tx, row, new Date(now.getTime() + undoMs), now);
  if (isNew && detail !== undefined) {
    const detailSealed = detail.vault.seal(detailCell(id), detail.text);
    await tx.pendingAct.update({ where: { id }, data: { detailSealed } });
  }
  return id;
}

/** What else the person chose when they put the act off. */
export function openDetail(vault: Vault, { id, detailSealed }: Pick<PendingRow, "id" | "detailSealed">): string | null {
  return detailSealed === null ? null : vault.open(detailCell(id), detailSealed);
}

function detailCell(id: number): Cell {
  return { table: "PendingAct", column: "detail", row: id };
}

/** The id under which a person has put the act off; null if they have not. */
export async function findPending<S extends SubjectFields>(
  db: Db,
  act: PendingAct<S>,
  personId: number,
  subject: SubjectOf<S>,
): Promise<number | null> {
  const where = { personId, kind: act.name, subject: act.write(subject), endedAt: null };
  return (await db.pendingAct.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** What a person has put off of this kind, for lists: the ids by the written subject. */
export async function findAllPending(
  db: Db,
  { name }: { name: string },
  personId: number,
): Promise<Map<string, number>> {
  const rows = await db.pendingAct.findMany({ where: { personId, kind: name, endedAt: null } });
  return new Map(rows.map(({ id, subject }) => [subject, id]));
}

/** Takes an act back, because the person goes on with what it would have destroyed. @returns whether it was put off */
export async function takeBack<S extends SubjectFields>(
  on: Db | Sql,
  act: PendingAct<S>,
  personId: number,
  subject: SubjectOf<S>,
  now: Date,
): Promise<boolean> {
  return undoPending(on, { kind: act.name, subject: act.write(subject), personId }, now);
}

/** A person's own act, locked: if a process is carrying it out, this waits until that has ended. Null if there is no such act. */
export async function lockOwn(tx: Db, personId: number, id: number) {
  await lockPending(tx, id);
  return tx.pendingAct.findFirst({ where: { id, personId } });
}

/** Notes how an act has ended. */
export async function endPending(tx: Db, id: number, outcome: PendingOutcome, now: Date): Promise<void> {
  await tx.pendingAct.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, outcome } });
}
