import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../telegram/outbox-message.ts";
import type { Screen } from "./screen.ts";
import type { Shown } from "./shown.ts";

/** What to do when nobody knows whether it arrived: ping again, or rather nothing than twice. */
type OnUnknown = "resend" | "giveUp";

/** What every message of the outbox says about itself. */
interface Rendering<Facts> {
  onUnknown: OnUnknown;
  /** `changed`: it was sent before and is being changed. Null: nothing to say (any more). */
  render(texts: Texts, facts: Facts, changed: boolean): Shown | null;
  /**
   * What is said, once, in place of what Telegram will never take (a file it refuses, an album's item): so nobody waits for it.
   * `missing` counts the messages that were refused. Without it a refused message ends its delivery.
   */
  fallback?(texts: Texts, facts: Facts, missing: number): Screen;
}

/** Finds the facts that were loaded for a batch. What is missing is no longer true and is not said. */
type Found<Key, Facts> = (key: Key) => Facts | undefined;

/** How something is said that is the same to everybody. */
export interface MessageRendering<S extends SubjectFields, Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch. */
  load(db: Db, subjects: SubjectOf<S>[]): Promise<Found<SubjectOf<S>, Facts>>;
}

/** What is said to whom: a delivery's subject and the person who reads it. */
export interface Addressed<Subject> {
  subject: Subject;
  personId: number;
}

/** How something is said that depends on who reads it. */
export interface PersonalRendering<S extends SubjectFields, Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch; it is asked for them with the same deliveries. */
  load(db: Db, deliveries: Addressed<SubjectOf<S>>[]): Promise<Found<Addressed<SubjectOf<S>>, Facts>>;
}

/** A delivery's words in its reader's language. */
export interface Said {
  shown: Shown;
  fallback: ((missing: number) => Screen) | null;
}

/** What a delivery says; "nothing" if it is no longer true, "unreadable" if the stored subject does not fit the message. */
export type Spoken = Said | "nothing" | "unreadable";

/** A message with its words; its facts are its own business, so that all messages fit one table. */
export interface RenderedMessage {
  name: string;
  onUnknown: OnUnknown;
  /** Of deliveries as they are stored. */
  prepare<D extends Addressed<string>>(
    db: Db,
    deliveries: readonly D[],
  ): Promise<(texts: Texts, delivery: D, changed: boolean) => Spoken>;
}

/** Says how a message is rendered that is the same to everybody. Facts are loaded once for each subject. */
export function renderMessage<S extends SubjectFields, Facts>(
  message: OutboxMessage<S>,
  { load, ...rendering }: MessageRendering<S, Facts>,
): RenderedMessage {
  return renderPersonally(message, {
    ...rendering,
    async load(db, deliveries) {
      const bySubject = new Map(deliveries.map(({ subject }) => [message.about(subject).subject, subject]));
      const find = await load(db, [...bySubject.values()]);
      return ({ subject }) => find(subject);
    },
  });
}

/** The same for a message that depends on who reads it. */
export function renderPersonally<S extends SubjectFields, Facts>(
  message: OutboxMessage<S>,
  { load, ...rendering }: PersonalRendering<S, Facts>,
): RenderedMessage {
  return {
    name: message.name,
    onUnknown: rendering.onUnknown,
    async prepare(db, stored) {
      const read = new Map<Addressed<string>, Addressed<SubjectOf<S>>>();
      for (const delivery of stored) {
        const subject = message.read(delivery.subject);
        if (subject !== null) read.set(delivery, { subject, personId: delivery.personId });
      }
      const find = await load(db, [...read.values()]);
      return (texts, delivery, changed) => {
        const addressed = read.get(delivery);
        return addressed === undefined ? "unreadable" : say(rendering, texts, find(addressed), changed);
      };
    },
  };
}

function say<Facts>(
  { render, fallback }: Rendering<Facts>,
  texts: Texts,
  facts: Facts | undefined,
  changed: boolean,
): Spoken {
  const shown = facts === undefined ? null : render(texts, facts, changed);
  if (shown === null) return "nothing";
  return { shown, fallback: fallback === undefined ? null : (missing) => fallback(texts, facts as Facts, missing) };
}
