import { randomUUID } from "node:crypto";
import type { Sql } from "../../platform/database/open.ts";
import { relaxedCommit } from "../../platform/database/relaxed-commit.ts";
import { query, rawSql, sql } from "../../platform/database/sql.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { createBatchedCall } from "../../platform/telegram/batched-call.ts";
import { answersSchema } from "./answers.ts";
import { type Draft, sealAnswers } from "./drafts.ts";

// Every update of the form saves an answer. So this bypasses Prisma, and one statement saves the answers of everybody who answers at once.

/** The columns that answers fill in. */
const answerColumns = [
  "answeredBy",
  "answersBy",
  "answersSealed",
  "changedAt",
  "storyParts",
  "storyLength",
  "storyDone",
  "storyFiles",
  "storyClosedAt",
  "openCaseId",
] as const satisfies (keyof Draft)[];
const ownColumns = ["id", "personId", "status", "createdAt"] as const satisfies (keyof Draft)[];

/** The columns of a draft's row that an answer changes. The others keep their values. */
export type DraftPatch = Partial<Omit<Draft, (typeof ownColumns)[number] | "answeredBy" | "answersBy" | "changedAt">>;

// A driver reads a bigint as a number or as text; as text both read the same.
const updateIds: readonly string[] = ["answeredBy", "answersBy"] satisfies (keyof Draft)[];

function columnOf(name: keyof Draft): string {
  return updateIds.includes(name) ? `d."${name}"::text AS "${name}"` : `d."${name}"`;
}

/** What a statement on "Draft" AS d returns so that `draftOf` can read it. */
export const draftColumns = rawSql([...ownColumns, ...answerColumns].map(columnOf).join(", "));

export type DraftRow = Omit<Draft, "answeredBy" | "answersBy"> & {
  answeredBy: string | null;
  answersBy: string | null;
};

export function draftOf(row: DraftRow): Draft {
  const idOf = (text: string | null) => (text === null ? null : BigInt(text));
  return { ...row, answeredBy: idOf(row.answeredBy), answersBy: idOf(row.answersBy) };
}

/** Starts a report, or resumes the one the person already has. */
export async function startDraft(
  pool: Sql,
  vault: Vault,
  personId: number,
  language: Language,
  now: Date,
): Promise<Draft> {
  const sealed = sealAnswers(vault, personId, answersSchema.parse({ languages: [language] }));
  const [row] = await query<DraftRow>(
    pool,
    sql`
      INSERT INTO "Draft" AS d (id, "personId", "answersSealed", "createdAt", "changedAt")
      VALUES (
        ${randomUUID()}::text,
        ${personId}::int,
        decode(${Buffer.from(sealed).toString("base64")}::text, 'base64'),
        ${now}::timestamptz,
        ${now}::timestamptz)
      ON CONFLICT ("personId") DO UPDATE
      SET status = 'ASKING'
      RETURNING ${draftColumns}`,
  );
  if (row === undefined) throw new Error("Draft upsert returned no row.");
  return draftOf(row);
}

/** Pauses a draft: it waits until the person continues the report. */
export async function pauseDraft(pool: Sql, personId: number): Promise<void> {
  await query(
    pool,
    sql`
      UPDATE "Draft"
      SET status = 'PAUSED'
      WHERE "personId" = ${personId}::int AND status = 'ASKING'`,
  );
}

/** Records when the story was closed, unless that is recorded already. Clearing the story resets it. */
export async function closeStory(pool: Sql, personId: number, closedAt: Date): Promise<void> {
  await query(
    pool,
    sql`
      WITH ${relaxedCommit}
      UPDATE "Draft"
      SET "storyClosedAt" = ${closedAt}::timestamptz
      FROM relaxed
      WHERE "personId" = ${personId}::int AND "storyDone" AND "storyClosedAt" IS NULL`,
  );
}

/** An answer to save. */
export interface DraftWrite {
  personId: number;
  /** The draft's `answeredBy` when its answers were read. */
  version: string | null;
  patch: DraftPatch;
  updateId: number;
  now: Date;
}

/**
 * Saves an answer, unless the draft has been answered since it was read, by the same update or by another.
 * @returns the saved draft, or null if nothing was saved
 */
export type SavePatch = (write: DraftWrite) => Promise<Draft | null>;

/** Values must be well-formed: if PostgreSQL cannot read one patch, every answer saved in the same statement fails. */
export function createPatchSaver(pool: Sql): SavePatch {
  return createBatchedCall((batch) => saveAll(pool, batch));
}

const namesOf = (prefix: string) => rawSql(answerColumns.map((name) => `${prefix}"${name}"`).join(", "));
const [names, newNames] = [namesOf(""), namesOf("r.")];

async function saveAll(pool: Sql, batch: readonly DraftWrite[]): Promise<(Draft | null)[]> {
  const rows = await query<DraftRow>(
    pool,
    sql`
      UPDATE "Draft" d
      SET (${names}) = (SELECT ${newNames} FROM jsonb_populate_record(d, a.patch) r)
      FROM (
        SELECT person, version::bigint AS version, patch::jsonb AS patch
        FROM unnest(
          ${batch.map(({ personId }) => personId)}::int[],
          ${batch.map(({ version }) => version)}::text[],
          ${batch.map(asJson)}::text[]
        ) AS given(person, version, patch)) a
      WHERE d."personId" = a.person
        AND d."answeredBy" IS NOT DISTINCT FROM a.version
        AND d."answeredBy" IS DISTINCT FROM (a.patch->>'answeredBy')::bigint
      RETURNING ${draftColumns}`,
  );
  const drafts = new Map(rows.map((row) => [row.personId, draftOf(row)]));
  return batch.map(({ personId }) => drafts.get(personId) ?? null);
}

function asJson({ patch, updateId, now }: DraftWrite): string {
  const given = { ...patch, answeredBy: updateId, answersBy: updateId, changedAt: now };
  return JSON.stringify(given, (_, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value));
}

/** Bytes as the text that PostgreSQL reads. */
function toHex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
