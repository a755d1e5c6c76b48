import type { Db, Sql } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import type { Point } from "../places/grid.ts";
import { knownRemit } from "./remit.ts";
import type { DraftState } from "./rules.ts";

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

/** The draft of who acts, as this update left it. */
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

/** What the rules must know of a draft. */
export function stateOf(draft: Draft): DraftState {
  return {
    ...draft,
    remit: knownRemit(draft.remit),
    hasName: draft.nameSealed !== null,
    consented: draft.consentedAt !== null,
  };
}

export function openDraftName(vault: Vault, draft: Draft): string {
  return draft.nameSealed === null ? "" : vault.open(nameCell(draft.personId), draft.nameSealed);
}

export function openDraftPhone(vault: Vault, draft: Draft): string | null {
  return draft.phoneSealed === null ? null : vault.open(phoneCell(draft.personId), draft.phoneSealed);
}

export function openPoint(vault: Vault, draft: Draft): Point | null {
  if (draft.pointSealed === null) return null;
  return JSON.parse(vault.open(pointCell(draft.personId), draft.pointSealed)) as Point;
}

export function nameCell(personId: number): Cell {
  return { table: "Draft", column: "name", row: personId };
}
export function pointCell(personId: number): Cell {
  return { table: "Draft", column: "point", row: personId };
}
export function phoneCell(personId: number): Cell {
  return { table: "Draft", column: "phone", row: personId };
}
