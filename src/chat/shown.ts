import type { Content } from "./content.ts";
import type { CallOptions } from "./content-calls.ts";
import { type Part, partsOf } from "./content-parts.ts";
import { type Button, callOptionsOf, type Screen, type Sending, screenPart } from "./screen.ts";

/** Something that a person sent, passed on. Buttons stand under its last message; an album has none. */
export interface PassedOn extends Sending {
  content: Content;
  rows?: Button[][];
}

/** What a delivery shows: our own words, or what a person sent. */
export type Shown = Screen | PassedOn;

/** The messages that it becomes. */
export function shownParts(shown: Shown): Part[] {
  return "content" in shown ? partsOf(shown.content) : [screenPart(shown)];
}

/** How its message number `at` of `count` is sent: the first answers, the last has the buttons. */
export function optionsAt(shown: Shown, at: number, count: number): CallOptions {
  const options = callOptionsOf(shown);
  return {
    protected: options.protected,
    replyTo: at === 0 ? options.replyTo : undefined,
    markup: at === count - 1 ? (options.markup ?? null) : null,
  };
}
