import type { Field, FieldValues } from "../chat/buttons.ts";
import { type Fragment, rawSql, sql } from "../database/sql.ts";

/** What goes first: what somebody waits for, then the rest of what concerns one person, then what is said to very many. */
export type Priority = "urgent" | "ordinary" | "news";

/** The column `class`. A lower class always goes first. */
export const classOf = { urgent: 1, ordinary: 2, news: 3 } as const satisfies Record<Priority, number>;

export type SubjectFields = Record<string, Field<unknown>>;
/** What a message is about, as its subject's fields are read. */
export type SubjectOf<S extends SubjectFields> = FieldValues<S>;

declare const defined: unique symbol;

/** What a defined message says about one subject: only `about` makes it, so that nothing unknown gets into the outbox. */
export interface About {
  /** The message's name. */
  readonly message: string;
  /** As the column `subject` holds it. */
  readonly subject: string;
  readonly [defined]: true;
}

/** Something that must be said to someone: never the words, they are made when it is sent. Only `to` makes it. */
export interface NewDelivery extends About {
  /** Who is told: a `Person.id`, never a Telegram id. */
  readonly personId: number;
  readonly class: 1 | 2 | 3;
  readonly notBefore: Date;
  readonly validUntil: Date | null;
}

export interface When {
  /** Not before this time (quiet hours, a reminder). */
  notBefore: Date;
  /** Pointless after this time. */
  validUntil?: Date | undefined;
}

/** A message of the outbox as its room declares it. What it says, and how it is rendered, is in the room's messages.ts. */
export interface OutboxMessage<S extends SubjectFields = SubjectFields> {
  readonly name: string;
  readonly priority: Priority;
  /** The message about one subject, for what changes it, takes it back or announces it. */
  about(subject: SubjectOf<S>): About;
  /** The message to one person. The same message about the same subject goes to a person once. */
  to(personId: number, subject: SubjectOf<S>, when: When): NewDelivery;
  /** The text of a subject in SQL, of its fields' expressions in SQL. */
  subjectSql(fields: { [Name in keyof S]: Fragment }): Fragment;
  /** Null where the stored text is no subject of this message. */
  read(subject: string): SubjectOf<S> | null;
}

/**
 * Declares a message: under which name the outbox keeps it, what it is about and how urgent it is.
 * A subject is stored as its fields' values in their order, with "/" between them: "12/3". Neither the name nor the fields change as
 * long as deliveries of them are stored. It is registered in src/messages.ts (a test looks).
 */
export function defineMessage<const S extends SubjectFields>(declared: {
  name: string;
  subject: S;
  priority: Priority;
}): OutboxMessage<S> {
  const { name, priority } = declared;
  const fields = Object.entries<Field<unknown>>(declared.subject);
  const about = (values: SubjectOf<S>) =>
    ({ message: name, subject: fields.map(([field, { write }]) => write(values[field])).join("/") }) as About;
  return {
    name,
    priority,
    about,
    to: (personId, subject, { notBefore, validUntil }) => ({
      ...about(subject),
      personId,
      class: classOf[priority],
      notBefore,
      validUntil: validUntil ?? null,
    }),
    subjectSql: (values) =>
      fields
        .map(([field]) => sql`(${values[field] ?? rawSql("NULL")})::text`)
        .reduce((text, value) => sql`${text} || '/' || ${value}`),
    read(text) {
      const parts = text.split("/");
      if (parts.length !== fields.length) return null;
      const values = fields.map(([field, { read }], at) => [field, read(parts[at] ?? "")] as const);
      return values.some(([, value]) => value === null) ? null : (Object.fromEntries(values) as SubjectOf<S>);
    },
  };
}

/** A message that is the same whatever it is about: its subject only makes it said once on each occasion. */
export type OccasionMessage = OutboxMessage<{ occasion: Field<string> }>;

/** A time, stored as milliseconds. */
export const instant: Field<Date> = {
  write: (value) => String(value.getTime()),
  read: (text) => (/^\d{1,15}$/.test(text) ? new Date(Number(text)) : null),
};
