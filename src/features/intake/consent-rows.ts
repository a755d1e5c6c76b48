import type { Sql } from "../../platform/database/open.ts";
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
  sql: Sql,
  { personId, version, answersSealed, nameSealed, language, given }: ConsentWrite,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const [row] = await sql.rows<DraftRow>(
    `WITH given AS (
       INSERT INTO "Consent" ("personId", purpose, version, "textHash", "languageCode", "givenAt")
       SELECT $1::int, purpose::"ConsentPurpose", $4::int, $5::text, $6::text, $3::timestamptz
       FROM unnest($7::text[]) AS purpose
       ON CONFLICT DO NOTHING)
     , named AS (
       UPDATE "Person"
       SET "nameSealed" = decode($8::text, 'base64')
       WHERE id = $1::int AND NOT EXISTS (SELECT 1 FROM "StaffRole" s WHERE s."personId" = $1::int))
     UPDATE "Draft" d
     SET "consentedAt" = $3::timestamptz, "answersSealed" = decode($9::text, 'base64'), "answersBy" = $2::bigint,
       "answeredBy" = $2::bigint, "changedAt" = $3::timestamptz
     WHERE d."personId" = $1::int
       AND d."answeredBy" IS NOT DISTINCT FROM $10::text::bigint
       AND d."answeredBy" IS DISTINCT FROM $2::bigint
     RETURNING ${draftColumns}`,
    [
      personId,
      updateId,
      now,
      given.version,
      given.textHash,
      language,
      given.purposes,
      toBase64(nameSealed),
      toBase64(answersSealed),
      version,
    ],
  );
  return row === undefined ? null : draftOf(row);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
