import type { Db } from "../database/open.ts";
import { sql } from "../database/sql.ts";
import { trail } from "../log.ts";
import { insertDeliveries } from "./delivery-rows.ts";
import { type About, classOf, type NewDelivery } from "./outbox-message.ts";
import { idsOf } from "./retract-step.ts";

/** Puts deliveries into the outbox, in the transaction of the change that causes them. What is there already stays as it is. */
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
  for (const { message, subject } of deliveries) trail({ message, subject }, "to be said");
}

/**
 * What messages say has changed: what was sent is edited, also when the last change of it could not be shown; what waits is rendered
 * fresh in any case. Several changes at once become one edit. What was taken back stays so.
 */
export async function revise(db: Db, abouts: About | readonly About[], now: Date): Promise<void> {
  const byMessage = Map.groupBy([abouts].flat(), ({ message }) => message);
  for (const [message, its] of byMessage) {
    const subjects = its.map(({ subject }) => subject);
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
  if (changed > 0) trail({ message, subject: subjects.join(" ") }, "to be said anew");
}

/** The id of that message on a person's screen, for buttons that refer to it; null where it is not there. */
export async function sentMessageId(db: Db, about: About, personId: number): Promise<number | null> {
  return (await sentMessageIds(db, about, personId))[0] ?? null;
}

/** The ids of all messages that it became on a person's screen, in their order: of an album, or where one did not hold it. */
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

/** Ends the announcements that wait for these people; what is said already, and what is not news, stays. */
export async function skipNews(db: Db, personIds: readonly number[], why: string, now: Date): Promise<void> {
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
    SET status = 'SKIPPED', error = ${why}, "doneAt" = ${now}::timestamptz
    FROM news
    WHERE d.message = news.message AND d.subject = news.subject AND d."personId" = news."personId"`;
}
