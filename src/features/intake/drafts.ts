import type { Db, Sql } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type Answers, answersSchema, type ReportState } from "./answers.ts";
import { fromOldColumns } from "./version-before.ts";

export type Draft = NonNullable<Awaited<ReturnType<Db["draft"]["findUnique"]>>>;

/** Leaves the form: the draft waits until the person goes on. */
export async function pauseDraft(sql: Sql, personId: number): Promise<void> {
  await sql.rows(`UPDATE "Draft" SET status = 'PAUSED' WHERE "personId" = $1::int AND status = 'ASKING'`, [personId]);
}

export function findDraft(db: Db, personId: number): Promise<Draft | null> {
  return db.draft.findUnique({ where: { personId } });
}

const fresh = new WeakMap<object, Draft>();

/** What an update has just written need not be read again in its handling: `ctx` is its context outside the form. */
export function rememberDraft(ctx: object, draft: Draft | null): void {
  if (draft !== null) fresh.set(ctx, draft);
}

/** The draft of the person who acts, as this update left it. */
export async function currentDraft(ctx: object, db: Db, personId: number): Promise<Draft | null> {
  return fresh.get(ctx) ?? findDraft(db, personId);
}

const quiet = new WeakSet<object>();

/** The question of this update is not shown again: a receipt shows it when the last file of an album is there. */
export function stayQuiet(ctx: object): void {
  quiet.add(ctx);
}

export function staysQuiet(ctx: object): boolean {
  return quiet.has(ctx);
}

/** Erases what was told and not sent. */
export async function dropDraft(db: Db, personId: number): Promise<void> {
  const draft = await findDraft(db, personId);
  if (draft === null) return;
  await db.storyPart.deleteMany({ where: { draftId: draft.id, caseId: null } });
  await db.draft.deleteMany({ where: { id: draft.id } });
}

export function sealAnswers(vault: Vault, personId: number, answers: Answers): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(personId), JSON.stringify(answers));
}

/** What a draft says, for the rules that know which question is open. */
export function openReport(vault: Vault, draft: Draft): ReportState {
  const { personId, answersSealed, answersBy, answeredBy, storyDone, openCaseId } = draft;
  const sealed = answersSealed === null ? {} : (JSON.parse(vault.open(cellOf(personId), answersSealed)) as object);
  // A process of the version before has answered since: what its columns hold is newer.
  const isNewest = answersSealed !== null && answersBy === answeredBy;
  const answers = answersSchema.parse(isNewest ? sealed : { ...sealed, ...fromOldColumns(vault, draft) });
  return { ...answers, storyDone, openCaseId };
}

function cellOf(personId: number): Cell {
  return { table: "Draft", column: "answers", row: personId };
}
