import type { Message, Update } from "grammy/types";
import type { Heard } from "../../platform/chat/form.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { TextKey } from "../../platform/i18n/texts.ts";
import { dayMinutes } from "../../platform/time/units.ts";
import { fieldButtons } from "./buttons.ts";
import type { OpenQuestion } from "./open-question.ts";
import { formatPage } from "./question-page.ts";
import type { Field } from "./rules.ts";

/** What a person can answer to the open question of the form. */
export type Answer =
  /** `sentAt` is Telegram's time in seconds. */
  | { kind: "text"; text: string; sentAt: number }
  | { kind: "photo"; fileId: string; album: string | null }
  /** `words` are the name and the address of a place that was chosen on the map. */
  | { kind: "point"; lat: number; lon: number; words: string | null }
  /** A value of a list. */
  | { kind: "choice"; value: string }
  /** All values that are ticked. */
  | { kind: "ticked"; values: string[] }
  | { kind: "tickedDone" }
  | { kind: "wholeCountry" }
  /** Shows another page of the question: a month, a day, or the rooms of a region. */
  | { kind: "look"; detail: string }
  /** A time on the chosen day. */
  | { kind: "time"; minutes: number }
  | { kind: "room"; room: string }
  /** The question does not apply. */
  | { kind: "none" }
  /** The present answer stays. */
  | { kind: "keep" }
  | { kind: "back"; to: Field };

/** An answer, or the wish to stop for now. */
export type FormReply = Answer | { kind: "stop" };

const byButton = ["kind", "venue", "regions", "languages", "tags"];

/** Parses an update as a reply to the open question. Pure: the conversation runs it again with every update. */
export function parseReply(step: OpenQuestion, update: Update, shownAt: ShownAt): Heard<FormReply> {
  const data = update.callback_query?.data;
  if (data !== undefined) return parseTap(step, data);
  const { message } = update;
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (message === undefined) return { kind: "stale" };
  if (byButton.includes(step.field)) return misfit("composing:misfit.button");
  if (step.field === "picture") return parsePicture(message);
  if (step.field === "place" || step.field === "pin") return parsePlace(step, message);
  return parseText(message);
}

const datePages: readonly string[] = ["month", "day", "hour", "time"];

/** The buttons of the calendar: a typed «13:00» is the time, not the page of that hour. */
export function isOnlyTapped(data: string): boolean {
  return datePages.includes(fieldButtons.read(data)?.kind ?? "");
}

function misfit(say: TextKey): Heard<FormReply> {
  return { kind: "misfit", say };
}

function answer(said: FormReply): Heard<FormReply> {
  return { kind: "answer", answer: said };
}

function parseText({ text, date }: Message): Heard<FormReply> {
  return text === undefined ? misfit("composing:misfit.text") : answer({ kind: "text", text, sentAt: date });
}

function parsePicture({ photo, document, media_group_id: album }: Message): Heard<FormReply> {
  const largest = photo?.at(-1);
  if (largest !== undefined) return answer({ kind: "photo", fileId: largest.file_id, album: album ?? null });
  return misfit(document === undefined ? "composing:misfit.photo" : "composing:misfit.file");
}

function parsePlace({ field }: OpenQuestion, message: Message): Heard<FormReply> {
  const { venue, location } = message;
  const point = venue?.location ?? location;
  if (point !== undefined) {
    const words = venue === undefined ? null : [venue.title, venue.address].filter((part) => part !== "").join(", ");
    return answer({ kind: "point", lat: point.latitude, lon: point.longitude, words });
  }
  return field === "pin" ? misfit("composing:misfit.pin") : parseText(message);
}

function parseTap(step: OpenQuestion, data: string): Heard<FormReply> {
  const tap = fieldButtons.read(data);
  if (tap === null) return { kind: "stale" };
  if (tap.kind === "stop") return answer({ kind: "stop" });
  if (tap.kind === "blank") return { kind: "blank" };
  if (("field" in tap ? tap.field : "place") !== step.field) return { kind: "stale" };
  switch (tap.kind) {
    case "choice":
      return answer({ kind: "choice", value: tap.value });
    case "tick":
      return answer({ kind: "ticked", values: toggled(step.ticked, tap.value) });
    case "done":
      return answer({ kind: "tickedDone" });
    case "month":
      return answer({ kind: "look", detail: formatPage.month(tap.month) });
    case "day":
      return answer({ kind: "look", detail: formatPage.day(tap.day) });
    case "hour":
      return step.day === null
        ? { kind: "stale" }
        : answer({ kind: "look", detail: formatPage.hour(step.day, tap.hour) });
    case "time":
      return tap.minutes < dayMinutes ? answer({ kind: "time", minutes: tap.minutes }) : { kind: "stale" };
    case "rooms":
      return answer({ kind: "look", detail: formatPage.regions() });
    case "region":
      return answer({ kind: "look", detail: formatPage.region(tap.region) });
    case "room":
      return answer({ kind: "room", room: tap.room });
    case "back":
      return step.before === null ? { kind: "stale" } : answer({ kind: "back", to: step.before });
    case "wholeCountry":
    case "none":
    case "keep":
      return answer({ kind: tap.kind });
  }
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
