import type { Db } from "../../database/open.ts";
import { execute, type Fragment, query, sql } from "../../database/sql.ts";
import {
  type About,
  classOf,
  type NewDelivery,
  type OutboxMessage,
  type SubjectFields,
  type SubjectOf,
} from "./outbox-message.ts";
import { idsOf } from "./retract-step.ts";

// The only file that inserts into "Delivery", and what concerns single deliveries. Prisma has no INSERT … SELECT, and one statement may enqueue hundreds of thousands of rows.

/** What happens to deliveries that are already in the outbox. */
export type Repeats =
  /** They stay unchanged. */
  | "stay"
  /** The caller knows that there are no such deliveries; looking for them would double the cost. */
  | "none"
  /** Deliveries that were skipped because they were not true at that time wait again. */
  | "wait again";

/** The columns of new deliveries, in SQL. */
export interface DeliveryColumns {
  message: Fragment;
  subject: Fragment;
  class: Fragment;
  /** By default they wait. */
  status?: Fragment;
  notBefore: Fragment;
  /** By default they never become pointless. */
  validUntil?: Fragment;
  createdAt: Fragment;
  /** FROM and the following clauses. The rows `p`, of "Person" or with the column `id`, are the recipients. */
  from: Fragment;
  repeats?: Repeats;
}

const waits = sql`'WAITING'::"DeliveryStatus"`;
const never = sql`NULL::timestamptz`;
const conflicts: Record<Repeats, Fragment> = {
  stay: sql`ON CONFLICT DO NOTHING`,
  none: sql``,
  "wait again": sql`ON CONFLICT (message, subject, "personId") DO UPDATE
    SET status = 'WAITING',
      error = NULL,
      "doneAt" = NULL,
      "notBefore" = EXCLUDED."notBefore",
      "validUntil" = EXCLUDED."validUntil"
    WHERE d.status = 'SKIPPED' AND d.error = 'no longer true' AND d."messageId" IS NULL`,
};

/** The statement that inserts deliveries into the outbox. */
export function insertDeliveries(columns: DeliveryColumns): Fragment {
  const { status = waits, validUntil = never, repeats = "stay" } = columns;
  return sql`
    INSERT INTO "Delivery" AS d
      (message, subject, "personId", class, status, "notBefore", "validUntil", "createdAt")
    SELECT ${columns.message}, ${columns.subject}, p.id, ${columns.class}, ${status}, ${columns.notBefore}, ${validUntil},
      ${columns.createdAt}
    ${columns.from}
    ${conflicts[repeats]}`;
}

/** Inserts these deliveries, in their order. Those that are already in the outbox stay unchanged. */
export async function insertGiven(db: Db, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  await execute(
    db,
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
}

/** Lets a delivery that was skipped or refused wait again, unless the person has a message of it. */
export async function wakeDelivery(db: Db, delivery: NewDelivery): Promise<void> {
  const { message, subject, personId, notBefore, validUntil } = delivery;
  await execute(
    db,
    sql`
      UPDATE "Delivery" d
      SET status = 'WAITING',
        error = NULL,
        "doneAt" = NULL,
        "retryAt" = NULL,
        "notBefore" = ${notBefore}::timestamptz,
        "validUntil" = ${validUntil}::timestamptz
      WHERE d.message = ${message}
        AND d.subject = ${subject}
        AND d."personId" = ${personId}::int
        AND d.status IN ('SKIPPED', 'REFUSED')
        AND d."retractedAt" IS NULL
        AND d."messageId" IS NULL`,
  );
}

/** The ids of all messages of the delivery on a person's screen, in order: an album, or a text that needed several messages. */
export async function sentMessageIds(db: Db, { message, subject }: About, personId: number): Promise<number[]> {
  const [sent] = await query<{ messageId: number | null; messageIds: number[] }>(
    db,
    sql`
      SELECT d."messageId", d."messageIds"
      FROM "Delivery" d
      WHERE d.message = ${message}
        AND d.subject = ${subject}
        AND d."personId" = ${personId}::int
        AND d."retractedAt" IS NULL`,
  );
  return sent === undefined ? [] : idsOf(sent).filter((id) => id !== 0);
}

/** The recipients of a message, selected by the database. */
export interface Recipients<S extends SubjectFields> {
  /** The same subject for all, or `message.subjectSql` for each row. */
  subject: SubjectOf<S> | Fragment;
  /** The message is not sent before this time. */
  notBefore: Date;
  /** After this time the message is pointless: the same for all, or an expression for each row. */
  validUntil: Date | Fragment;
  /** FROM and the following clauses. The rows `p` of "Person" are the recipients. */
  from: Fragment;
  repeats?: Repeats;
}

/** Enqueues a message to many people in one statement. @returns how many deliveries are new or wait again */
export function enqueueSelect<S extends SubjectFields>(
  db: Db,
  message: OutboxMessage<S>,
  { subject, notBefore, validUntil, from, repeats = "stay" }: Recipients<S>,
  now: Date,
): Promise<number> {
  return execute(
    db,
    insertDeliveries({
      message: sql`${message.name}::text`,
      subject: isFragment(subject) ? subject : sql`${message.about(subject).subject}::text`,
      class: sql`${classOf[message.priority]}::int`,
      notBefore: sql`${notBefore}::timestamptz`,
      validUntil: validUntil instanceof Date ? sql`${validUntil}::timestamptz` : validUntil,
      createdAt: sql`${now}::timestamptz`,
      from,
      repeats,
    }),
  );
}

function isFragment(value: object): value is Fragment {
  return "strings" in value;
}

/** Skips the news that waits for these people. Sent messages and other deliveries stay. */
export async function skipNews(db: Db, personIds: readonly number[], reason: string, now: Date): Promise<void> {
  await execute(
    db,
    sql`
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
      WHERE d.message = news.message AND d.subject = news.subject AND d."personId" = news."personId"`,
  );
}
