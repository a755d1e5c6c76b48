import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { storyLimits } from "../cases/story.ts";
import { type DraftRow, draftColumns, draftOf } from "./draft-rows.ts";
import type { Draft } from "./drafts.ts";

// Every message of a story passes here. With Prisma, checking the limits, storing and counting would be a transaction of four statements.

/** A message of a story. */
export interface StoryPart {
  id: string;
  messageId: number;
  /** The same file has the same hash; null for text. */
  fileHash: string | null;
  contentSealed: Uint8Array;
  /** In characters, including captions. */
  length: number;
  /** How many files it is: 0 or 1. */
  files: number;
}

/**
 * Adds a message to the story of a draft, unless the story would become too long. The same update, or the same file again, counts once.
 * @returns the changed draft, or null if nothing was changed
 */
export async function addStoryPart(
  pool: Sql,
  personId: number,
  { id, messageId, fileHash, contentSealed, length, files }: StoryPart,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const [row] = await query<DraftRow>(
    pool,
    sql`
      WITH fit AS (
        SELECT f.id
        FROM "Draft" f
        WHERE f."personId" = ${personId}::int
          AND f."answeredBy" IS DISTINCT FROM ${updateId}::bigint
          AND f."storyLength" + ${length}::int <= ${storyLimits.characters}::int
          AND f."storyFiles" + ${files}::int <= GREATEST(${storyLimits.files}::int, f."storyFiles"))
      , part AS (
        INSERT INTO "StoryPart" (id, "draftId", "updateId", "messageId", "fileHash", "contentSealed", "addedAt")
        SELECT ${id}::text, fit.id, ${updateId}::bigint, ${messageId}::int, ${fileHash}::text,
          decode(${Buffer.from(contentSealed).toString("base64")}::text, 'base64'), ${now}::timestamptz
        FROM fit
        ON CONFLICT DO NOTHING
        RETURNING 1)
      , added AS (
        SELECT count(*)::int AS count
        FROM part)
      UPDATE "Draft" d
      SET "answeredBy" = ${updateId}::bigint,
        "changedAt" = ${now}::timestamptz,
        "answersBy" = ${updateId}::bigint,
        "storyParts" = d."storyParts" + added.count,
        "storyLength" = d."storyLength" + added.count * ${length}::int,
        "storyFiles" = d."storyFiles" + added.count * ${files}::int
      FROM fit, added
      WHERE d.id = fit.id
      RETURNING ${draftColumns}`,
  );
  return row === undefined ? null : draftOf(row);
}
