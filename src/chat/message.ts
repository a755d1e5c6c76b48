import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
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

/** Something that a feature says through the outbox, the same to everybody. */
export interface Message<Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch, by subject. What is missing is no longer true and is not said. */
  load(db: Db, subjects: string[]): Promise<Map<string, Facts>>;
}

/** What is said to whom: a delivery's subject and the person who reads it. */
export interface Addressed {
  subject: string;
  personId: number;
}

/** Something that says to each recipient what is true for them. */
export interface PersonalMessage<Facts> extends Rendering<Facts> {
  /** Loads the facts for a whole batch, by `addressOf`. What is missing is no longer true and is not said. */
  load(db: Db, deliveries: Addressed[]): Promise<Map<string, Facts>>;
}

/** A delivery's words in its reader's language. */
export interface Said {
  shown: Shown;
  fallback: ((missing: number) => Screen) | null;
}

/** A message whose facts are its own business. */
export interface AnyMessage {
  onUnknown: OnUnknown;
  prepare(
    db: Db,
    deliveries: Addressed[],
  ): Promise<(texts: Texts, delivery: Addressed, changed: boolean) => Said | null>;
}

/** The key of one recipient's facts. */
export function addressOf({ subject, personId }: Addressed): string {
  return `${subject} ${personId}`;
}

/** Hides a message's facts, so that all messages fit one table. */
export function defineMessage<Facts>({ load, ...rendering }: Message<Facts>): AnyMessage {
  return {
    onUnknown: rendering.onUnknown,
    async prepare(db, deliveries) {
      const facts = await load(db, [...new Set(deliveries.map(({ subject }) => subject))]);
      return (texts, { subject }, changed) => say(rendering, texts, facts.get(subject), changed);
    },
  };
}

/** The same for a message that depends on who reads it. */
export function definePersonalMessage<Facts>({ load, ...rendering }: PersonalMessage<Facts>): AnyMessage {
  return {
    onUnknown: rendering.onUnknown,
    async prepare(db, deliveries) {
      const facts = await load(db, deliveries);
      return (texts, delivery, changed) => say(rendering, texts, facts.get(addressOf(delivery)), changed);
    },
  };
}

function say<Facts>(
  { render, fallback }: Rendering<Facts>,
  texts: Texts,
  facts: Facts | undefined,
  changed: boolean,
): Said | null {
  const shown = facts === undefined ? null : render(texts, facts, changed);
  if (shown === null) return null;
  return { shown, fallback: fallback === undefined ? null : (missing) => fallback(texts, facts as Facts, missing) };
}
