import type { Db } from "../database/open.ts";
import { trail } from "../log.ts";
import { idsOf } from "./retract-step.ts";

/** 1: pings and relay, 2: reminders, 3: announcements. A lower class always goes first. */
export type DeliveryClass = 1 | 2 | 3;

/** Something that must be said to someone: never the words, they are made when it is sent. */
export interface NewDelivery {
  /** A name of `src/messages.ts`. */
  message: string;
  /** What it is about. The same message about the same subject goes to a person once. */
  subject: string | number;
  /** Who is told: a `Person.id`, never a Telegram id. */
  personId: number;
  class: DeliveryClass;
  /** Not before this time (quiet hours, a reminder). */
  notBefore: Date;
  /** Pointless after this time. */
  validUntil?: Date;
}

/** Puts deliveries into the outbox, in the transaction of the change that causes them. What is there already stays as it is. */
export async function enqueue(db: Db, deliveries: NewDelivery[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "Delivery" (message, subject, "personId", "chatId", class, "notBefore", "validUntil", "createdAt")
    SELECT d.message, d.subject, p.id, p."telegramId", d.class, d."notBefore"::timestamptz, NULLIF(d."validUntil", '')::timestamptz,
      ${now}::timestamptz
    FROM unnest(
      ${deliveries.map(({ message }) => message)}::text[],
      ${deliveries.map(({ subject }) => String(subject))}::text[],
      ${deliveries.map(({ personId }) => personId)}::int[],
      ${deliveries.map((delivery) => delivery.class)}::int[],
      ${deliveries.map(({ notBefore }) => notBefore.toISOString())}::text[],
      ${deliveries.map(({ validUntil }) => validUntil?.toISOString() ?? "")}::text[]
    ) WITH ORDINALITY AS d(message, subject, "personId", class, "notBefore", "validUntil", position)
    JOIN "Person" p ON p.id = d."personId"
    ORDER BY d.position
    ON CONFLICT DO NOTHING`;
  for (const { message, subject } of deliveries) trail({ message, subject: String(subject) }, "to be said");
}

/**
 * What a message says about a subject, or about each of several, has changed: what was sent is edited, also when the last change of it
 * could not be shown; what waits is rendered fresh anyway. Several changes at once become one edit. What was taken back stays so.
 */
export async function revise(
  db: Db,
  message: string,
  subject: string | number | readonly (string | number)[],
  now: Date,
): Promise<void> {
  const subjects = (typeof subject === "object" ? subject : [subject]).map(String);
  if (subjects.length === 0) return;
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
export async function sentMessageId(
  db: Db,
  message: string,
  subject: string | number,
  personId: number,
): Promise<number | null> {
  return (await sentMessageIds(db, message, subject, personId))[0] ?? null;
}

/** The ids of all messages that it became on a person's screen, in their order: of an album, or where one did not hold it. */
export async function sentMessageIds(
  db: Db,
  message: string,
  subject: string | number,
  personId: number,
): Promise<number[]> {
  const [sent] = await db.$queryRaw<{ messageId: number | null; messageIds: number[] }[]>`
    SELECT d."messageId", d."messageIds"
    FROM "Delivery" d
    WHERE d.message = ${message}
      AND d.subject = ${String(subject)}
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
        AND d.class = 3
        AND d.status IN ('WAITING', 'HELD')
        AND d."messageId" IS NULL
      ORDER BY d.message, d.subject, d."personId"
      FOR UPDATE OF d)
    UPDATE "Delivery" d
    SET status = 'SKIPPED', error = ${why}, "doneAt" = ${now}::timestamptz
    FROM news
    WHERE d.message = news.message AND d.subject = news.subject AND d."personId" = news."personId"`;
}
