import type { Db } from "../../database/open.ts";
import { sql } from "../../database/sql.ts";
import { trail } from "../../log.ts";
import { insertDeliveries } from "./delivery-rows.ts";
import { type About, classOf, type NewDelivery } from "./outbox-message.ts";
import { idsOf } from "./retract-step.ts";

/** Enqueues deliveries in the transaction of the change that causes them. Deliveries that are already in the outbox stay unchanged. */
export async function enqueue(db: Db, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await db.$executeRaw(
    insertDeliveries({
      message: sql`g.message`,
      subject: sql`g.subject`,
      class: sql`g.class`,
      notBefore: sql`g."notBefore"::timestamptz`,
      validUntil: sql`NULLIF(g."validUntil", '')::timestamptz`,
      createdAt: sql`${now}::timestamptz`,
      from: sql`FROM unnest(
        ${deliveries.map(({ message }) => message)}::text[],
        ${deliveries.map(({ subject }) => subject)}::text[],
        ${deliveries.map(({ personId }) => personId)}::int[],
        ${deliveries.map((delivery) => delivery.class)}::int[],
        ${deliveries.map(({ notBefore }) => notBefore.toISOString())}::text[],
        ${deliveries.map(({ validUntil }) => validUntil?.toISOString() ?? "")}::text[]
      ) WITH ORDINALITY AS g(message, subject, "personId", class, "notBefore", "validUntil", position)
      JOIN "Person" p ON p.id = g."personId"
      ORDER BY g.position`,
    }),
  );
  for (const { message, subject } of deliveries) trail({ message, subject }, "enqueued");
}

/**
 * Records that the content of messages has changed. Sent messages are edited, even if the last edit failed; waiting deliveries are rendered
 * when they are sent anyway. Several changes at once become one edit. Retracted messages stay retracted.
 */
export async function revise(db: Db, messages: About | readonly About[], now: Date): Promise<void> {
  const byMessage = Map.groupBy([messages].flat(), ({ message }) => message);
  for (const [message, group] of byMessage) {
    const subjects = group.map(({ subject }) => subject);
    await reviseSubjects(db, message, subjects, now);
  }
}

async function reviseSubjects(db: Db, message: string, subjects: string[], now: Date): Promise<void> {
  const changed = await db.$executeRaw`
    WITH shown AS MATERIALIZED (
      SELECT message, subject, "personId", status IN ('WAITING', 'SENDING') AS "isOpen"
      FROM "Delivery"
      WHERE message = ${message}
        AND subject = ANY (${subjects}::text[])
        AND (status IN ('WAITING', 'SENDING') OR "messageId" IS NOT NULL)
        AND "retractedAt" IS NULL
      ORDER BY message, subject, "personId"
      FOR UPDATE)
    UPDATE "Delivery" d
    SET "wantedVersion" = d."wantedVersion" + 1,
      "partsDone" = 0,
      status = CASE WHEN shown."isOpen" THEN d.status ELSE 'WAITING'::"DeliveryStatus" END,
      "notBefore" = CASE WHEN shown."isOpen" THEN d."notBefore" ELSE ${now}::timestamptz END,
      "doneAt" = NULL
    FROM shown
    WHERE d.message = shown.message AND d.subject = shown.subject AND d."personId" = shown."personId"`;
  if (changed > 0) trail({ message, subject: subjects.join(" ") }, "enqueued for an edit");
}

/** The id of the message on a person's screen, for buttons that refer to it; null if it was not sent. */
export async function sentMessageId(db: Db, about: About, personId: number): Promise<number | null> {
  return (await sentMessageIds(db, about, personId))[0] ?? null;
}

/** The ids of all messages of the delivery on a person's screen, in order: an album, or a text that needed several messages. */
export async function sentMessageIds(db: Db, { message, subject }: About, personId: number): Promise<number[]> {
  const [sent] = await db.$queryRaw<{ messageId: number | null; messageIds: number[] }[]>`
    SELECT d."messageId", d."messageIds"
    FROM "Delivery" d
    WHERE d.message = ${message}
      AND d.subject = ${subject}
      AND d."personId" = ${personId}::int
      AND d."retractedAt" IS NULL`;
  return sent === undefined ? [] : idsOf(sent).filter((id) => id !== 0);
}

/** Skips the news that waits for these people. Sent messages and other deliveries stay. */
export async function skipNews(db: Db, personIds: readonly number[], reason: string, now: Date): Promise<void> {
  await db.$executeRaw`
    WITH news AS MATERIALIZED (
      SELECT d.message, d.subject, d."personId"
      FROM "Delivery" d
      WHERE d."personId" = ANY (${[...personIds]}::int[])
        AND d.class = ${classOf.news}::int
        AND d.status IN ('WAITING', 'HELD')
        AND d."messageId" IS NULL
      ORDER BY d.message, d.subject, d."personId"
      FOR UPDATE OF d)
    UPDATE "Delivery" d
    SET status = 'SKIPPED', error = ${reason}, "doneAt" = ${now}::timestamptz
    FROM news
    WHERE d.message = news.message AND d.subject = news.subject AND d."personId" = news."personId"`;
}
