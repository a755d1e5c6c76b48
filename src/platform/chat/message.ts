import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../telegram/outbox/outbox-message.ts";
import type { Screen } from "./screen.ts";
import type { Shown } from "./shown.ts";

/** What to do if it is unknown whether a message arrived: send it again, or give it up rather than send it twice. */
type OnUnknown = "resend" | "giveUp";

/** What every message of the outbox defines. */
interface Rendering<Facts> {
  onUnknown: OnUnknown;
  /** Whether an edit of a message that the person has deleted sends a new message. By default as `onUnknown` says. */
  resendIfDeleted?: boolean;
  /** `changed`: it was sent before and is being edited. Null: there is nothing, or no longer anything, to send. */
  render(texts: Texts, facts: Facts, changed: boolean): Shown | null;
  /**
   * Replaces content that Telegram refuses for good (a file, an item of an album), so that nobody waits for it. `missing` is the number of
   * refused messages. Without a fallback, or where it is null, a refused message ends its delivery, and `refusalIn` tells why.
   */
  fallback?(texts: Texts, facts: Facts, missing: number): Screen | null;
}

/** Finds the facts that were loaded for a batch. A message without facts is no longer true and is skipped. */
type Found<Key, Facts> = (key: Key) => Facts | undefined;

/** How a message is rendered that is the same for everybody. */
export interface MessageRendering<S extends SubjectFields, Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch. */
  load(db: Db, subjects: SubjectOf<S>[]): Promise<Found<SubjectOf<S>, Facts>>;
}

/** The subject and the recipient of a delivery. */
export interface Addressed<Subject> {
  subject: Subject;
  personId: number;
}

/** How a message is rendered that depends on its recipient. */
export interface PersonalRendering<S extends SubjectFields, Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch. The result is called with the same deliveries. */
  load(db: Db, deliveries: Addressed<SubjectOf<S>>[]): Promise<Found<Addressed<SubjectOf<S>>, Facts>>;
}

/** A rendered delivery in its recipient's language. */
export interface Said {
  shown: Shown;
  fallback: ((missing: number) => Screen) | null;
}

/** A rendered delivery, "nothing" if it is no longer true, or "unreadable" if the stored subject does not fit the message. */
export type Spoken = Said | "nothing" | "unreadable";

/** The same, in a topic of the recipient's chat. */
export function inTopic(spoken: Spoken, topicId: number | undefined): Spoken {
  if (topicId === undefined || typeof spoken === "string") return spoken;
  const { shown, fallback } = spoken;
  return {
    shown: { ...shown, topicId },
    fallback: fallback === null ? null : (missing) => ({ ...fallback(missing), topicId }),
  };
}

/** A message and how it is rendered. It hides the type of its facts, so that all messages fit in one table. */
export interface RenderedMessage {
  name: string;
  onUnknown: OnUnknown;
  resendIfDeleted: boolean;
  /** Loads what is needed to render stored deliveries. */
  prepare<D extends Addressed<string>>(
    db: Db,
    deliveries: readonly D[],
  ): Promise<(texts: Texts, delivery: D, changed: boolean) => Spoken>;
}

/** Defines how a message is rendered that is the same for everybody. Facts are loaded once for each subject. */
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

/** Defines how a message is rendered that depends on its recipient. */
export function renderPersonally<S extends SubjectFields, Facts>(
  message: OutboxMessage<S>,
  { load, ...rendering }: PersonalRendering<S, Facts>,
): RenderedMessage {
  return {
    name: message.name,
    onUnknown: rendering.onUnknown,
    resendIfDeleted: rendering.resendIfDeleted ?? rendering.onUnknown === "resend",
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
  const line = (missing: number) => fallback?.(texts, facts as Facts, missing) ?? null;
  const first = line(1);
  return { shown, fallback: first === null ? null : (missing) => line(missing) ?? first };
}
