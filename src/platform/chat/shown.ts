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
  const { replyTo, quote, markup, ...everywhere } = callOptionsOf(shown);
  return { ...everywhere, ...(at === 0 ? { replyTo, quote } : {}), markup: at === count - 1 ? (markup ?? null) : null };
}
