import { randomUUID } from "node:crypto";
import type { Sql } from "../database/open.ts";
import type { Language } from "../i18n/languages.ts";
import { createBatcher } from "../telegram/batcher.ts";
import type { Draft } from "./drafts.ts";

// An answer is kept with each update of the form, so it goes past Prisma, in one statement for all who answer at the same time.

/** The columns that answers fill in. */
const answered = [
  "answeredBy",
  "changedAt",
  "inDanger",
  "safe",
  "adult",
  "nameSealed",
  "consentedAt",
  "storyParts",
  "storyLength",
  "storyDone",
  "storyFiles",
  "storyClosedAt",
  "kind",
  "remit",
  "remitDone",
  "review",
  "regionId",
  "districtId",
  "placeChoice",
  "pointSealed",
  "placeDone",
  "languages",
  "languagesDone",
  "formats",
  "womanWished",
  "formatsDone",
  "phoneSealed",
  "phoneDone",
  "openCaseId",
] as const satisfies (keyof Draft)[];
const own = ["id", "personId", "status", "createdAt"] as const satisfies (keyof Draft)[];

/** What an answer changes in a draft: columns that it does not name stay as they are. */
export type DraftPatch = Partial<Omit<Draft, (typeof own)[number] | "answeredBy" | "changedAt">>;

// Drivers know arrays of text, not those of our types; a bigint is a number to one and a text to the other.
const lists: readonly string[] = ["remit", "placeChoice", "languages", "formats"] satisfies (keyof Draft)[];

function columnOf(name: keyof Draft): string {
  if (lists.includes(name)) return `d."${name}"::text[] AS "${name}"`;
  return name === "answeredBy" ? `d."answeredBy"::text AS "answeredBy"` : `d."${name}"`;
}

/** What a statement about "Draft" AS d returns for `draftOf`. */
export const draftColumns = [...own, ...answered].map(columnOf).join(", ");

export type DraftRow = Omit<Draft, "answeredBy"> & { answeredBy: string | null };

export function draftOf(row: DraftRow): Draft {
  return { ...row, answeredBy: row.answeredBy === null ? null : BigInt(row.answeredBy) };
}

/** Begins a report, or takes up the one that is there. */
export async function startDraft(sql: Sql, personId: number, language: Language, now: Date): Promise<Draft> {
  const [row] = await sql.rows<DraftRow>(
    `INSERT INTO "Draft" AS d (id, "personId", languages, "createdAt", "changedAt")
     VALUES ($1::text, $2::int, ARRAY[$3::text], $4::timestamptz, $4::timestamptz)
     ON CONFLICT ("personId") DO UPDATE SET status = 'ASKING' RETURNING ${draftColumns}`,
    [randomUUID(), personId, language, now],
  );
  if (row === undefined) throw new Error("A draft that was just begun is not there.");
  return draftOf(row);
}

interface Kept {
  personId: number;
  patch: DraftPatch;
  updateId: number;
  now: Date;
  draft: Draft | null;
}

/** Keeps an answer, unless the same update has given one already. @returns the draft as it is then, null where nothing was kept */
export type KeepPatch = (personId: number, patch: DraftPatch, updateId: number, now: Date) => Promise<Draft | null>;

/** A patch must be our own words throughout: what PostgreSQL cannot read fails all that are kept with it. */
export function createPatchKeeper(sql: Sql): KeepPatch {
  const keeping = createBatcher<Kept>((batch) => keepAll(sql, batch));
  return async (personId, patch, updateId, now) => {
    const kept: Kept = { personId, patch, updateId, now, draft: null };
    await keeping.store(kept);
    return kept.draft;
  };
}

const names = (prefix: string) => answered.map((name) => `${prefix}"${name}"`).join(", ");

async function keepAll(sql: Sql, batch: Kept[]): Promise<void> {
  const rows = await sql.rows<DraftRow>(
    `UPDATE "Draft" d SET (${names("")}) = (SELECT ${names("r.")} FROM jsonb_populate_record(d, a.patch) r)
     FROM (SELECT person, patch::jsonb AS patch FROM unnest($1::int[], $2::text[]) AS given(person, patch)) a
     WHERE d."personId" = a.person AND d."answeredBy" IS DISTINCT FROM (a.patch->>'answeredBy')::bigint
     RETURNING ${draftColumns}`,
    [batch.map(({ personId }) => personId), batch.map(asJson)],
  );
  const drafts = new Map(rows.map((row) => [row.personId, draftOf(row)]));
  for (const kept of batch) kept.draft = drafts.get(kept.personId) ?? null;
}

function asJson({ patch, updateId, now }: Kept): string {
  const given = { ...patch, answeredBy: updateId, changedAt: now };
  return JSON.stringify(given, (_, value: unknown) => (value instanceof Uint8Array ? hexOf(value) : value));
}

/** Bytes as PostgreSQL reads them in text. */
function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
