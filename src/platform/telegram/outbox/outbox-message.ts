import type { Field, FieldValues } from "../../chat/buttons.ts";
import { type Fragment, rawSql, sql } from "../../database/sql.ts";

/** `urgent` is for messages that somebody waits for, `ordinary` for other messages to one person, `news` for messages to many people. */
export type Priority = "urgent" | "ordinary" | "news";

/** The column `class`. A lower class always goes first. */
export const classOf = { urgent: 1, ordinary: 2, news: 3 } as const satisfies Record<Priority, number>;

export type SubjectFields = Record<string, Field<unknown>>;
/** What a message is about: the values of its subject's fields. */
export type SubjectOf<S extends SubjectFields> = FieldValues<S>;

declare const defined: unique symbol;

/** A message about a subject. Only `about` creates it, so that nothing unknown gets into the outbox. */
export interface About {
  /** The name of the message. */
  readonly message: string;
  /** The subject as the column `subject` stores it. */
  readonly subject: string;
  readonly [defined]: true;
}

/** A new delivery. It has no text, because that is rendered when it is sent. Only `to` creates it. */
export interface NewDelivery extends About {
  /** The recipient's `Person.id`, never a Telegram id. */
  readonly personId: number;
  readonly class: 1 | 2 | 3;
  readonly notBefore: Date;
  readonly validUntil: Date | null;
}

export interface When {
  /** The delivery is not sent before this time (quiet hours, a reminder). */
  notBefore: Date;
  /** After this time the delivery is pointless. */
  validUntil?: Date | undefined;
}

/** A message of the outbox. How it is rendered is in the messages.ts of its room. */
export interface OutboxMessage<S extends SubjectFields = SubjectFields> {
  readonly name: string;
  readonly priority: Priority;
  /** The message about a subject, for revising, retracting or announcing it. */
  about(subject: SubjectOf<S>): About;
  /** The message to a person. The same message about the same subject goes to a person only once. */
  to(personId: number, subject: SubjectOf<S>, when: When): NewDelivery;
  /** The SQL expression of a subject's text, made from the SQL expressions of its fields. */
  subjectSql(fields: { [Name in keyof S]: Fragment }): Fragment;
  /** Reads a stored subject; null if the text is not a subject of this message. */
  read(subject: string): SubjectOf<S> | null;
}

/**
 * Defines a message: its name in the outbox, the fields of its subject and its priority.
 * A subject is stored as the values of its fields in order, with "/" between them: "12/3". Neither the name nor the fields may change
 * while deliveries of the message are stored. The message must be registered in src/app/messages.ts, which a test checks.
 */
export function defineMessage<const S extends SubjectFields>(declared: {
  name: string;
  subject: S;
  priority: Priority;
}): OutboxMessage<S> {
  const { name, priority } = declared;
  const fields = Object.entries<Field<unknown>>(declared.subject);
  const subject = subjectText(declared.subject);
  const about = (values: SubjectOf<S>) => ({ message: name, subject: subject.write(values) }) as About;
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
    read: subject.read,
  };
}

/** How a subject is stored: the values of its fields in order, with "/" between them. */
export function subjectText<const S extends SubjectFields>(shape: S): Field<SubjectOf<S>> {
  const fields = Object.entries<Field<unknown>>(shape);
  return {
    write: (values) => fields.map(([field, { write }]) => write(values[field])).join("/"),
    read(text) {
      const parts = text.split("/");
      if (parts.length !== fields.length) return null;
      const values = fields.map(([field, { read }], at) => [field, read(parts[at] ?? "")] as const);
      return values.some(([, value]) => value === null) ? null : (Object.fromEntries(values) as SubjectOf<S>);
    },
  };
}

/** A message with a fixed text. Its subject only makes sure that it is sent once for each occasion. */
export type OccasionMessage = OutboxMessage<{ occasion: Field<string> }>;

/** A field for a time, stored in milliseconds. */
export const instant: Field<Date> = {
  write: (value) => String(value.getTime()),
  read: (text) => (/^\d{1,15}$/.test(text) ? new Date(Number(text)) : null),
};
