import type { Message, Update } from "grammy/types";
import type { Heard } from "../../platform/chat/form.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { TextKey } from "../../platform/i18n/texts.ts";
import { dayMinutes } from "../../platform/time/units.ts";
import { fieldButtons } from "./buttons.ts";
import type { Step } from "./open-question.ts";
import { write } from "./question-page.ts";
import type { Field } from "./rules.ts";

/** What a person can say to the form's open question. */
export type Answer =
  /** `sentAt`: in seconds, as Telegram says it. */
  | { kind: "text"; text: string; sentAt: number }
  | { kind: "photo"; fileId: string; album: string | null }
  /** `words`: the name and the address of a place that was chosen on the map. */
  | { kind: "point"; lat: number; lon: number; words: string | null }
  /** One of a list, by its name. */
  | { kind: "choice"; value: string }
  /** All that are ticked of several. */
  | { kind: "ticked"; values: string[] }
  | { kind: "tickedDone" }
  | { kind: "wholeCountry" }
  /** Turns the question's own pages: another month, a day, a region's rooms. */
  | { kind: "look"; detail: string }
  /** A time of the picked day. */
  | { kind: "time"; minutes: number }
  | { kind: "room"; room: string }
  /** Answered with «none». */
  | { kind: "none" }
  /** As it was before. */
  | { kind: "keep" }
  | { kind: "back"; to: Field };

/** An answer, or the wish to stop for now. */
export type Said = Answer | { kind: "stop" };

const byButton = ["kind", "venue", "regions", "languages", "tags"];

/** Reads an update as an answer to the open question. Pure: the conversation runs it anew with every update. */
export function hear(step: Step, update: Update, shownAt: ShownAt): Heard<Said> {
  const data = update.callback_query?.data;
  if (data !== undefined) return hearTap(step, data);
  const { message } = update;
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (message === undefined) return { kind: "stale" };
  if (byButton.includes(step.field)) return misfit("composing:misfit.button");
  if (step.field === "picture") return hearPicture(message);
  if (step.field === "place" || step.field === "pin") return hearPlace(step, message);
  return hearText(message);
}

function misfit(say: TextKey): Heard<Said> {
  return { kind: "misfit", say };
}

function answer(said: Said): Heard<Said> {
  return { kind: "answer", answer: said };
}

function hearText({ text, date }: Message): Heard<Said> {
  return text === undefined ? misfit("composing:misfit.text") : answer({ kind: "text", text, sentAt: date });
}

function hearPicture({ photo, document, media_group_id: album }: Message): Heard<Said> {
  const largest = photo?.at(-1);
  if (largest !== undefined) return answer({ kind: "photo", fileId: largest.file_id, album: album ?? null });
  return misfit(document === undefined ? "composing:misfit.photo" : "composing:misfit.file");
}

function hearPlace({ field }: Step, message: Message): Heard<Said> {
  const { venue, location } = message;
  const point = venue?.location ?? location;
  if (point !== undefined) {
    const words = venue === undefined ? null : [venue.title, venue.address].filter((one) => one !== "").join(", ");
    return answer({ kind: "point", lat: point.latitude, lon: point.longitude, words });
  }
  return field === "pin" ? misfit("composing:misfit.pin") : hearText(message);
}

function hearTap(step: Step, data: string): Heard<Said> {
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
      return answer({ kind: "look", detail: write.month(tap.month) });
    case "day":
      return answer({ kind: "look", detail: write.day(tap.day) });
    case "hour":
      return step.day === null ? { kind: "stale" } : answer({ kind: "look", detail: write.hour(step.day, tap.hour) });
    case "time":
      return tap.minutes < dayMinutes ? answer({ kind: "time", minutes: tap.minutes }) : { kind: "stale" };
    case "rooms":
      return answer({ kind: "look", detail: write.regions() });
    case "region":
      return answer({ kind: "look", detail: write.region(tap.region) });
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
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
