import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { GivenConsent } from "../people/consents.ts";
import { type DraftRow, draftColumns, draftOf } from "./draft-rows.ts";
import type { Draft } from "./drafts.ts";

// Every report stores a consent, the name in it and the answer. With Prisma that would be a transaction of six statements.

/** A consent to store, and the draft's answers that include it. */
export interface ConsentWrite {
  personId: number;
  /** The draft's `answeredBy` when its answers were read. */
  version: string | null;
  answersSealed: Uint8Array;
  /** For the person's own row. */
  nameSealed: Uint8Array;
  language: Language;
  given: GivenConsent;
}

/**
 * Stores a consent, the name in it and the answer, unless the draft has been answered since it was read. The rows of staff keep the name
 * that they work under: the name they give as applicants is only for their mediator.
 * @returns the changed draft, or null if it was not changed
 */
export async function writeConsent(
  pool: Sql,
  { personId, version, answersSealed, nameSealed, language, given }: ConsentWrite,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const [row] = await query<DraftRow>(
    pool,
    sql`
      WITH given AS (
        INSERT INTO "Consent" ("personId", purpose, version, "textHash", "languageCode", "givenAt")
        SELECT ${personId}::int, purpose::"ConsentPurpose", ${given.version}::int, ${given.textHash}::text, ${language}::text,
          ${now}::timestamptz
        FROM unnest(${given.purposes}::text[]) AS purpose
        ON CONFLICT DO NOTHING)
      , named AS (
        UPDATE "Person"
        SET "nameSealed" = decode(${toBase64(nameSealed)}::text, 'base64')
        WHERE id = ${personId}::int
          AND NOT EXISTS (SELECT 1 FROM "StaffRole" s WHERE s."personId" = ${personId}::int))
      UPDATE "Draft" d
      SET "answersSealed" = decode(${toBase64(answersSealed)}::text, 'base64'),
        "answersBy" = ${updateId}::bigint,
        "answeredBy" = ${updateId}::bigint,
        "changedAt" = ${now}::timestamptz
      WHERE d."personId" = ${personId}::int
        AND d."answeredBy" IS NOT DISTINCT FROM ${version}::text::bigint
        AND d."answeredBy" IS DISTINCT FROM ${updateId}::bigint
      RETURNING ${draftColumns}`,
  );
  return row === undefined ? null : draftOf(row);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
