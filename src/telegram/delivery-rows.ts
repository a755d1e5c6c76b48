import type { Db } from "../database/open.ts";
import { type Fragment, rawSql, sql } from "../database/sql.ts";
import { classOf, type OutboxMessage, type SubjectFields, type SubjectOf } from "./outbox-message.ts";

// The only file that inserts into "Delivery". Prisma has no INSERT … SELECT, and hundreds of thousands of people are told in one statement.

/** What becomes of deliveries that are in the outbox already. */
export type Repeats =
  /** They stay as they are. */
  | "stay"
  /** The caller knows that there are none: looking for them costs as much again as writing. */
  | "none"
  /** What was not said because it was not true at that time waits again. */
  | "wait again";

/** The columns of new deliveries, in SQL. */
export interface DeliveryColumns {
  message: Fragment;
  subject: Fragment;
  class: Fragment;
  /** Without it they wait. */
  status?: Fragment;
  notBefore: Fragment;
  /** Without it they are never pointless. */
  validUntil?: Fragment;
  createdAt: Fragment;
  /** FROM and all that follows. Its rows `p`, of "Person" or with the columns `id` and `"telegramId"`, are those who are told. */
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

/** The statement that puts deliveries into the outbox. */
export function insertDeliveries(columns: DeliveryColumns): Fragment {
  const { status = waits, validUntil = never, repeats = "stay" } = columns;
  return sql`
    INSERT INTO "Delivery" AS d
      (message, subject, "personId", "chatId", class, status, "notBefore", "validUntil", "createdAt")
    SELECT ${columns.message}, ${columns.subject}, p.id, p."telegramId", ${columns.class}, ${status}, ${columns.notBefore},
      ${validUntil}, ${columns.createdAt}
    ${columns.from}
    ${conflicts[repeats]}`;
}

/** The same for the text of a statement of `Sql`, which numbers its parameters itself: never anything that came from outside. */
export function insertDeliveriesText(
  columns: Record<Exclude<keyof DeliveryColumns, "status" | "repeats">, string>,
): string {
  const { message, subject, notBefore, validUntil, createdAt, from } = columns;
  return insertDeliveries({
    message: rawSql(message),
    subject: rawSql(subject),
    class: rawSql(columns.class),
    notBefore: rawSql(notBefore),
    validUntil: rawSql(validUntil),
    createdAt: rawSql(createdAt),
    from: rawSql(from),
  }).sql;
}

/** Who is told, found by the database. */
export interface Recipients<S extends SubjectFields> {
  /** The same for all, or `message.subjectSql` of each row. */
  subject: SubjectOf<S> | Fragment;
  /** Not before this time. */
  notBefore: Date;
  /** Pointless after this time: the same for all, or of each row. */
  validUntil: Date | Fragment;
  /** FROM and all that follows. Its rows `p` of "Person" are those who are told. */
  from: Fragment;
  repeats?: Repeats;
}

/** Puts a message to very many people into the outbox, in one statement. @returns how many deliveries are new, or wait again */
export function enqueueSelect<S extends SubjectFields>(
  db: Db,
  message: OutboxMessage<S>,
  { subject, notBefore, validUntil, from, repeats = "stay" }: Recipients<S>,
  now: Date,
): Promise<number> {
  return db.$executeRaw(
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
