import type { Db } from "../../database/open.ts";
import { execute, type Fragment, sql } from "../../database/sql.ts";
import type { About } from "./outbox-message.ts";

// Prisma cannot compare pairs of columns with a list.

/**
 * Deletes all deliveries of these messages, sent or not: nobody is to learn from the outbox any longer that they were about somebody. What
 * stands in a chat stays there, and can no longer be edited or taken back.
 */
export async function forgetDeliveries(tx: Db, abouts: readonly About[]): Promise<void> {
  if (abouts.length === 0) return;
  await execute(
    tx,
    sql`
      DELETE FROM "Delivery" d
      USING unnest(
        ${abouts.map(({ message }) => message)}::text[],
        ${abouts.map(({ subject }) => subject)}::text[]
      ) AS a(message, subject)
      WHERE d.message = a.message AND d.subject = a.subject`,
  );
}

/** Deletes all deliveries of these messages whose subjects begin with one of these values: the id of what they are about. */
export async function forgetDeliveriesOf(
  tx: Db,
  messages: readonly { name: string }[],
  beginnings: readonly (number | string)[],
): Promise<void> {
  if (beginnings.length === 0) return;
  await execute(
    tx,
    sql`
      DELETE FROM "Delivery" d
      WHERE d.message = ANY (${messages.map(({ name }) => name)}::text[])
        AND split_part(d.subject, '/', 1) = ANY (${beginnings.map(String)}::text[])`,
  );
}

/** Whose deliveries are old: all of these messages, or only those about some subjects, named in full or by the id with which they begin. */
export type OldOnes = { messages: readonly { name: string }[] } & (
  | { about: "all" }
  | { about: "subjects"; ids: readonly number[] }
  | { about: "beginnings"; ids: readonly number[] }
);

/**
 * Deletes deliveries that were done before a time. What was revised or taken back since then, and is not shown yet, stays.
 * @param limit how many at most, so that no statement locks rows for long @returns how many
 */
export function forgetDone(db: Db, old: OldOnes, before: Date, limit: number): Promise<number> {
  const isDone = sql`d.status IN ('SENT', 'SKIPPED', 'REFUSED', 'UNKNOWN') AND d."doneAt" < ${before}::timestamptz`;
  return execute(
    db,
    sql`
      DELETE FROM "Delivery" d
      USING (${old.about === "subjects" ? bySubject(old.messages, old.ids, isDone) : byMessage(old, isDone)}
        LIMIT ${limit}::int) old
      WHERE d.message = old.message AND d.subject = old.subject AND d."personId" = old."personId"`,
  );
}

/** Each message about each subject is looked up by itself: PostgreSQL would walk through all announcements otherwise. */
function bySubject(messages: OldOnes["messages"], ids: readonly number[], isDone: Fragment): Fragment {
  return sql`
        SELECT o.message, o.subject, o."personId"
        FROM unnest(${messages.map(({ name }) => name)}::text[]) AS m(name)
        CROSS JOIN unnest(${ids.map(String)}::text[]) AS s(id)
        CROSS JOIN LATERAL (
          SELECT d.message, d.subject, d."personId"
          FROM "Delivery" d
          WHERE d.message = m.name AND d.subject = s.id AND ${isDone}
          FOR UPDATE SKIP LOCKED) o`;
}

/** Few deliveries have these messages, and the primary key has them together. */
function byMessage(old: Exclude<OldOnes, { about: "subjects" }>, isDone: Fragment): Fragment {
  const isAbout =
    old.about === "all" ? sql`true` : sql`split_part(d.subject, '/', 1) = ANY (${old.ids.map(String)}::text[])`;
  return sql`
        SELECT o.message, o.subject, o."personId"
        FROM (
          SELECT d.message, d.subject, d."personId"
          FROM "Delivery" d
          WHERE d.message = ANY (${old.messages.map(({ name }) => name)}::text[]) AND ${isAbout} AND ${isDone}
          ORDER BY d.message, d.subject, d."personId"
          FOR UPDATE SKIP LOCKED) o`;
}
