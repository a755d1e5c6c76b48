import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Screen } from "./screen.ts";

/** Something that a feature says through the outbox. */
export interface Message<Facts> {
  /** What to do when nobody knows whether it arrived: ping again, or rather nothing than twice. */
  onUnknown: "resend" | "giveUp";
  /** Loads the facts for a whole batch, by subject. What is missing is no longer true and is not said. */
  load(db: Db, subjects: string[]): Promise<Map<string, Facts>>;
  /** `changed`: it was sent before and is being changed. Null: nothing to say (any more). */
  render(texts: Texts, facts: Facts, changed: boolean): Screen | null;
}

/** A message whose facts are its own business. */
export interface AnyMessage {
  onUnknown: "resend" | "giveUp";
  prepare(db: Db, subjects: string[]): Promise<(texts: Texts, subject: string, changed: boolean) => Screen | null>;
}

/** Hides a message's facts, so that all messages fit one table. */
export function defineMessage<Facts>({ onUnknown, load, render }: Message<Facts>): AnyMessage {
  return {
    onUnknown,
    async prepare(db, subjects) {
      const facts = await load(db, subjects);
      return (texts, subject, changed) => {
        const its = facts.get(subject);
        return its === undefined ? null : render(texts, its, changed);
      };
    },
  };
}
