import { randomUUID } from "node:crypto";
import type { Sql } from "../../platform/database/open.ts";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { createBatcher } from "../../platform/telegram/batcher.ts";
import { answersSchema } from "./answers.ts";
import { type Draft, openReport, sealAnswers } from "./drafts.ts";
import { oldColumns } from "./version-before.ts";

// An answer is kept with each update of the form, so it goes past Prisma, in one statement for all who answer at the same time.

/** The columns that answers fill in. */
const answered = [
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
  ...oldColumns,
] as const satisfies (keyof Draft)[];
const own = ["id", "personId", "status", "createdAt"] as const satisfies (keyof Draft)[];

/** What an answer changes in a draft's row: columns that it does not name stay as they are. */
export type DraftPatch = Partial<Omit<Draft, (typeof own)[number] | "answeredBy" | "answersBy" | "changedAt">>;

// Drivers know arrays of text, not those of our types; a bigint is a number to one and a text to the other.
const lists: readonly string[] = ["remit", "placeChoice", "languages", "formats"] satisfies (keyof Draft)[];
const updateIds: readonly string[] = ["answeredBy", "answersBy"] satisfies (keyof Draft)[];

function columnOf(name: keyof Draft): string {
  if (lists.includes(name)) return `d."${name}"::text[] AS "${name}"`;
  return updateIds.includes(name) ? `d."${name}"::text AS "${name}"` : `d."${name}"`;
}

/** What a statement about "Draft" AS d returns for `draftOf`. */
export const draftColumns = [...own, ...answered].map(columnOf).join(", ");

export type DraftRow = Omit<Draft, "answeredBy" | "answersBy"> & {
  answeredBy: string | null;
  answersBy: string | null;
};

export function draftOf(row: DraftRow): Draft {
  const idOf = (text: string | null) => (text === null ? null : BigInt(text));
  return { ...row, answeredBy: idOf(row.answeredBy), answersBy: idOf(row.answersBy) };
}

/** Begins a report, or takes up the one that is there. */
export async function startDraft(
  sql: Sql,
  vault: Vault,
  personId: number,
  language: Language,
  now: Date,
): Promise<Draft> {
  const sealed = sealAnswers(vault, personId, answersSchema.parse({ languages: [language] }));
  const [row] = await sql.rows<DraftRow>(
    `INSERT INTO "Draft" AS d (id, "personId", languages, "answersSealed", "createdAt", "changedAt")
     VALUES ($1::text, $2::int, ARRAY[$3::text], decode($5::text, 'base64'), $4::timestamptz, $4::timestamptz)
     ON CONFLICT ("personId") DO UPDATE SET status = 'ASKING'
     RETURNING ${draftColumns}`,
    [randomUUID(), personId, language, now, Buffer.from(sealed).toString("base64")],
  );
  if (row === undefined) throw new Error("A draft that was just begun is not there.");
  return draftOf(row);
}

/** An answer that is to be kept. */
export interface DraftWrite {
  personId: number;
  /** The draft's `answeredBy` when its answers were read. */
  version: string | null;
  patch: DraftPatch;
  updateId: number;
  now: Date;
}

interface Kept extends DraftWrite {
  draft: Draft | null;
}

/**
 * Keeps an answer, unless the draft has been answered since it was read, by the same update or by another.
 * @returns the draft as it is then; null where nothing was kept
 */
export type KeepPatch = (write: DraftWrite) => Promise<Draft | null>;

/** A patch must be our own words throughout: what PostgreSQL cannot read fails all that are kept with it. */
export function createPatchKeeper(sql: Sql): KeepPatch {
  const keeping = createBatcher<Kept>((batch) => keepAll(sql, batch));
  return async (write) => {
    const kept: Kept = { ...write, draft: null };
    await keeping.store(kept);
    return kept.draft;
  };
}

const names = (prefix: string) => answered.map((name) => `${prefix}"${name}"`).join(", ");

async function keepAll(sql: Sql, batch: Kept[]): Promise<void> {
  const rows = await sql.rows<DraftRow>(
    `UPDATE "Draft" d
     SET (${names("")}) = (SELECT ${names("r.")} FROM jsonb_populate_record(d, a.patch) r)
     FROM (
       SELECT person, version::bigint AS version, patch::jsonb AS patch
       FROM unnest($1::int[], $2::text[], $3::text[]) AS given(person, version, patch)) a
     WHERE d."personId" = a.person
       AND d."answeredBy" IS NOT DISTINCT FROM a.version
       AND d."answeredBy" IS DISTINCT FROM (a.patch->>'answeredBy')::bigint
     RETURNING ${draftColumns}`,
    [batch.map(({ personId }) => personId), batch.map(({ version }) => version), batch.map(asJson)],
  );
  const drafts = new Map(rows.map((row) => [row.personId, draftOf(row)]));
  for (const kept of batch) kept.draft = drafts.get(kept.personId) ?? null;
}

function asJson({ patch, updateId, now }: Kept): string {
  const given = { ...patch, answeredBy: updateId, answersBy: updateId, changedAt: now };
  return JSON.stringify(given, (_, value: unknown) => (value instanceof Uint8Array ? hexOf(value) : value));
}

/** Bytes as PostgreSQL reads them in text. */
function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}

/** A draft that a process of the version before has begun or answered: its answers are sealed; the columns stay for such a process. */
export const sealOldDrafts: UpgradeStep = {
  name: "a draft's answers are sealed",
  async convert({ sql }, vault, size) {
    const old = await sql.rows<DraftRow>(
      `SELECT ${draftColumns}
       FROM "Draft" d
       WHERE d."answersSealed" IS NULL OR d."answersBy" IS DISTINCT FROM d."answeredBy"
       ORDER BY d.id
       LIMIT $1::int`,
      [size],
    );
    const sealed = old.map(draftOf).map((draft) => {
      const answers = answersSchema.parse(openReport(vault, draft));
      return Buffer.from(sealAnswers(vault, draft.personId, answers)).toString("base64");
    });
    await sql.rows(
      `UPDATE "Draft" d
       SET "answersSealed" = decode(o.sealed, 'base64'), "answersBy" = d."answeredBy"
       FROM unnest($1::text[], $2::text[], $3::text[]) AS o(id, version, sealed)
       WHERE d.id = o.id AND d."answeredBy" IS NOT DISTINCT FROM o.version::bigint`,
      [old.map(({ id }) => id), old.map(({ answeredBy }) => answeredBy), sealed],
    );
    return old.length;
  },
};
