import type { Content } from "./content.ts";
import type { CallOptions } from "./content-calls.ts";
import { type Part, partsOf } from "./content-parts.ts";
import { type Button, callOptionsOf, type Screen, type Sending, screenPart } from "./screen.ts";

/** Content that a person sent and that is passed on. Its last message has the buttons; an album cannot have buttons. */
export interface PassedOn extends Sending {
  content: Content;
  /** A line of ours before the content (HTML). It has the buttons then, so that an album can have them too. */
  heading?: string;
  rows?: Button[][];
}

/** What a delivery shows: our own words, or what a person sent. */
export type Shown = Screen | PassedOn;

/** The messages of a delivery. */
export function shownParts(shown: Shown): Part[] {
  if (!("content" in shown)) return [screenPart(shown)];
  const parts = partsOf(shown.content);
  return shown.heading === undefined ? parts : [{ kind: "text", words: { html: shown.heading } }, ...parts];
}

/** How the message at position `at` of `count` is sent: the first of the content is the reply; the heading or else the last has the buttons. */
export function optionsAt(shown: Shown, at: number, count: number): CallOptions {
  const { replyTo, quote, markup, ...everywhere } = callOptionsOf(shown);
  const hasHeading = "heading" in shown && shown.heading !== undefined;
  const [first, withButtons] = hasHeading ? [1, 0] : [0, count - 1];
  return {
    ...everywhere,
    ...(at === first ? { replyTo, quote } : {}),
    markup: at === withButtons ? (markup ?? null) : null,
  };
}
