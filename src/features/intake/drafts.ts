import type { Prisma } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type Answers, answersSchema, type ReportState } from "./answers.ts";

/** The columns of a draft, as Prisma's `select`. */
export const draftFields = {
  id: true,
  personId: true,
  status: true,
  answeredBy: true,
  answersBy: true,
  answersSealed: true,
  storyParts: true,
  storyLength: true,
  storyDone: true,
  storyClosedAt: true,
  storyFiles: true,
  openCaseId: true,
  createdAt: true,
  changedAt: true,
} as const satisfies Prisma.DraftSelect;

export type Draft = Prisma.DraftGetPayload<{ select: typeof draftFields }>;

export function findDraft(db: Db, personId: number): Promise<Draft | null> {
  return db.draft.findUnique({ where: { personId }, select: draftFields });
}

const justWritten = new WeakMap<object, Draft>();

/** Spares the rest of this update's handling a read of the draft that it has just written. `ctx` is the context outside the form. */
export function rememberDraft(ctx: object, draft: Draft | null): void {
  if (draft !== null) justWritten.set(ctx, draft);
}

/** Whether this update has just written the draft: it was its answer. */
export function hasAnswered(ctx: object): boolean {
  return justWritten.has(ctx);
}

/** The acting person's draft as this update left it. */
export async function currentDraft(ctx: object, db: Db, personId: number): Promise<Draft | null> {
  return justWritten.get(ctx) ?? findDraft(db, personId);
}

const leftToReceipt = new WeakSet<object>();

/** Does not show the question again after this update: a receipt shows it once the last file of an album has arrived. */
export function leaveQuestionToReceipt(ctx: object): void {
  leftToReceipt.add(ctx);
}

export function leavesQuestionToReceipt(ctx: object): boolean {
  return leftToReceipt.has(ctx);
}

/**
 * Deletes a report that was not sent, with its story and with what is held until it may keep it.
 * @returns whether any words were held
 */
export async function dropDraft(db: Db, personId: number): Promise<boolean> {
  const { count } = await db.heldWords.deleteMany({ where: { personId } });
  const draft = await findDraft(db, personId);
  if (draft !== null) {
    await dropStory(db, draft.id);
    await db.draft.deleteMany({ where: { id: draft.id } });
  }
  return count > 0;
}

/**
 * Deletes a report with its story and with what was held for it before a time, unless the person goes on with it.
 * @returns false if nothing was deleted
 */
export async function dropPaused(tx: Db, personId: number, id: string, heldBefore: Date): Promise<boolean> {
  // One conditional write decides, because the report may be continued at the same moment.
  const { count } = await tx.draft.deleteMany({ where: { id, status: "PAUSED" } });
  if (count === 0) return false;
  await dropStory(tx, id);
  await tx.heldWords.deleteMany({ where: { personId, heldAt: { lte: heldBefore } } });
  return true;
}

async function dropStory(db: Db, id: string): Promise<void> {
  // A story that was started over within the last minute is put aside under an id that begins with the draft's (story-aside.ts).
  const told = [{ draftId: id }, { draftId: { startsWith: `${id}/` } }];
  await db.storyPart.deleteMany({ where: { caseId: null, OR: told } });
}

export function sealAnswers(vault: Vault, personId: number, answers: Answers): Uint8Array<ArrayBuffer> {
  return vault.seal(answersCell(personId), JSON.stringify(answers));
}

/** Opens a draft's answers, for the rules that decide which question is open. */
export function openReport(vault: Vault, { personId, answersSealed, storyDone, openCaseId }: Draft): ReportState {
  const answers = answersSealed === null ? {} : JSON.parse(vault.open(answersCell(personId), answersSealed));
  return { ...answersSchema.parse(answers), storyDone, openCaseId };
}

function answersCell(personId: number): Cell {
  return { table: "Draft", column: "answers", row: personId };
}
