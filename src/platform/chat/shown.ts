import type { Content } from "./content.ts";
import type { CallOptions } from "./content-calls.ts";
import { type Part, partsOf } from "./content-parts.ts";
import { type Button, callOptionsOf, type Screen, type Sending, screenPart } from "./screen.ts";

/** Content that a person sent and that is passed on. Its last message has the buttons; an album cannot have buttons. */
export interface PassedOn extends Sending {
  content: Content;
  rows?: Button[][];
}

/** What a delivery shows: our own words, or what a person sent. */
export type Shown = Screen | PassedOn;

/** The messages of a delivery. */
export function shownParts(shown: Shown): Part[] {
  return "content" in shown ? partsOf(shown.content) : [screenPart(shown)];
}

/** How the message at position `at` of `count` is sent: the first is the reply, the last has the buttons. */
export function optionsAt(shown: Shown, at: number, count: number): CallOptions {
  const options = callOptionsOf(shown);
  return {
    protected: options.protected,
    replyTo: at === 0 ? options.replyTo : undefined,
    markup: at === count - 1 ? (options.markup ?? null) : null,
  };
}
