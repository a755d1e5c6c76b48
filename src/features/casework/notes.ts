import { randomUUID } from "node:crypto";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { deliveriesOf, maxNotePages } from "../assignment/showings.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import { type CaseState, mayAct, subjectOf } from "../cases/rules.ts";
import { openName } from "../people/people.ts";
import { recordAct } from "../people/staff-acts.ts";

/** How many notes a message holds: with the longest it is still shorter than Telegram's 4,096 characters. */
export const notesOnPage = 5;
export const noteLimits = { characters: 700, notes: notesOnPage * maxNotePages };

/** The acts that show the notes on a case to a person: with a case in hand, and to coordinators of its region. */
export const noteReadingActs = ["seeOwnCase", "seeNotes"] as const;

export interface Note {
  id: string;
  authorId: number;
  author: string;
  text: string;
  writtenAt: Date;
}

/** The notes on a case, the oldest first. The caller has checked that the reader may see them. */
export async function openNotes(db: Db, vault: Vault, caseId: number): Promise<Note[]> {
  const rows = await db.caseNote.findMany({
    where: { caseId },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    include: { author: { select: { id: true, nameSealed: true } } },
  });
  return rows.map(({ id, authorId, author, wordsSealed, writtenAt }) => ({
    id,
    authorId,
    author: openName(vault, author) ?? "—",
    text: vault.open(wordsCell(id), wordsSealed),
    writtenAt,
  }));
}

/** How many notes a case has. */
export function countNotes(db: Db, caseId: number): Promise<number> {
  return db.caseNote.count({ where: { caseId } });
}

/** Reads the case if the person may see what staff have noted on it. */
export async function guardNotes(db: Db, person: Person, caseId: number): Promise<CaseState | null> {
  const state = (await findCaseStates(db, [caseId])).get(caseId);
  return state !== undefined && noteReadingActs.some((act) => mayAct(person, act, state)) ? state : null;
}

/** The act by which a person writes on this case; null if they may not. */
function notingAct(person: Person, state: CaseState): "noteOwnCase" | "noteCase" | null {
  return (["noteOwnCase", "noteCase"] as const).find((act) => mayAct(person, act, state)) ?? null;
}

export type Added =
  | { kind: "added" }
  /** The case has as many notes as it may have. */
  | { kind: "full" }
  /** This person may not, or no longer, write on this case. */
  | { kind: "gone" };

/** Adds a note to a case. @param text as short as the form has checked */
export async function addNote(
  tx: Db,
  vault: Vault,
  person: Person,
  { caseId, text }: { caseId: number; text: string },
  now: Date,
): Promise<Added> {
  await lockCase(tx, caseId);
  const state = await guardNotes(tx, person, caseId);
  const act = state === null ? null : notingAct(person, state);
  if (state === null || act === null) return { kind: "gone" };
  if ((await countNotes(tx, caseId)) >= noteLimits.notes) return { kind: "full" };
  const id = randomUUID();
  const wordsSealed = vault.seal(wordsCell(id), text);
  await tx.caseNote.create({ data: { id, caseId, authorId: person.id, wordsSealed, writtenAt: now } });
  await recordAct(tx, { act, actor: person, subject: subjectOf(state) }, now);
  return { kind: "added" };
}

/** The case of a person's own note that they may take back now; null if there is no such note, or if they may not. */
export async function guardOwnNote(db: Db, person: Person, noteId: string): Promise<CaseState | null> {
  const note = await db.caseNote.findFirst({ where: { id: noteId, authorId: person.id }, select: { caseId: true } });
  const state = note === null ? null : await guardNotes(db, person, note.caseId);
  return state !== null && notingAct(person, state) !== null ? state : null;
}

/** Erases a person's own note. Where it was shown, it disappears. @returns whether it was there and this person may do that */
export async function dropNote(tx: Db, person: Person, noteId: string, now: Date): Promise<boolean> {
  const found = await tx.caseNote.findUnique({ where: { id: noteId }, select: { caseId: true } });
  if (found !== null) await lockCase(tx, found.caseId);
  const state = await guardOwnNote(tx, person, noteId);
  const act = state === null ? null : notingAct(person, state);
  if (state === null || act === null) return false;
  await tx.caseNote.delete({ where: { id: noteId } });
  await recordAct(tx, { act, actor: person, subject: subjectOf(state) }, now);
  const showings = await tx.showing.findMany({
    where: { caseId: state.id, takenBackAt: null, parts: { isEmpty: true } },
    select: { id: true, parts: true },
  });
  await revise(tx, showings.flatMap(deliveriesOf), now);
  return true;
}

function wordsCell(id: string): Cell {
  return { table: "CaseNote", column: "words", row: id };
}
