import type { Db } from "../../database/open.ts";
import { execute, sql } from "../../database/sql.ts";
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
