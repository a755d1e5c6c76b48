import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Screen } from "./screen.ts";

/** What to do when nobody knows whether it arrived: ping again, or rather nothing than twice. */
type OnUnknown = "resend" | "giveUp";

/** Something that a feature says through the outbox, the same to everybody. */
export interface Message<Facts> {
  onUnknown: OnUnknown;
  /** Loads the facts for a whole batch, by subject. What is missing is no longer true and is not said. */
  load(db: Db, subjects: string[]): Promise<Map<string, Facts>>;
  /** `changed`: it was sent before and is being changed. Null: nothing to say (any more). */
  render(texts: Texts, facts: Facts, changed: boolean): Screen | null;
}

/** What is said to whom: a delivery's subject and the person who reads it. */
export interface Addressed {
  subject: string;
  personId: number;
}

/** Something that says to each recipient what is true for them. */
export interface PersonalMessage<Facts> {
  onUnknown: OnUnknown;
  /** Loads the facts for a whole batch, by `addressOf`. What is missing is no longer true and is not said. */
  load(db: Db, deliveries: Addressed[]): Promise<Map<string, Facts>>;
  render(texts: Texts, facts: Facts, changed: boolean): Screen | null;
}

/** A message whose facts are its own business. */
export interface AnyMessage {
  onUnknown: OnUnknown;
  prepare(
    db: Db,
    deliveries: Addressed[],
  ): Promise<(texts: Texts, delivery: Addressed, changed: boolean) => Screen | null>;
}

/** The key of one recipient's facts. */
export function addressOf({ subject, personId }: Addressed): string {
  return `${subject} ${personId}`;
}

/** Hides a message's facts, so that all messages fit one table. */
export function defineMessage<Facts>({ onUnknown, load, render }: Message<Facts>): AnyMessage {
  return {
    onUnknown,
    async prepare(db, deliveries) {
      const facts = await load(db, [...new Set(deliveries.map(({ subject }) => subject))]);
      return (texts, { subject }, changed) => {
        const its = facts.get(subject);
        return its === undefined ? null : render(texts, its, changed);
      };
    },
  };
}

/** The same for a message that depends on who reads it. */
export function definePersonalMessage<Facts>({ onUnknown, load, render }: PersonalMessage<Facts>): AnyMessage {
  return {
    onUnknown,
    async prepare(db, deliveries) {
      const facts = await load(db, deliveries);
      return (texts, delivery, changed) => {
        const its = facts.get(addressOf(delivery));
        return its === undefined ? null : render(texts, its, changed);
      };
    },
  };
}
