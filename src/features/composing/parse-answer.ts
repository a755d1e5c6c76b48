import { momentOf } from "../../platform/time/local-day.ts";
import { readDate } from "../../platform/time/typed-date.ts";
import { dayMinutes } from "../../platform/time/units.ts";
import type { EventFields } from "../events/fields.ts";
import { maxPlaces, maxStageLength, maxStages } from "./rules.ts";

/** Why an answer was refused. Nothing of a refused answer is saved. */
export type Refusal =
  | { kind: "tooLong"; by: number; limit: number }
  | { kind: "otherWeekday"; day: string }
  | { kind: "stageUnclear" | "stageOutside" | "stageTooLong"; line: number }
  | {
      kind:
        | "empty"
        /** Another part of a text that was too long, which Telegram splits into several messages. */
        | "rest"
        | "notUnderstood"
        | "noSuchDay"
        | "noSuchTime"
        | "past"
        | "endBeforeStart"
        | "lateDeadline"
        | "lateAnnouncement"
        | "places"
        | "notHttps"
        | "badLink"
        | "noneTicked"
        | "otherRegion"
        | "tooManyStages"
        | "pictureStays";
    };

type Read<Value> = { kind: "read"; value: Value } | { kind: "refused"; refusal: Refusal };

export function refuse(refusal: Refusal): { kind: "refused"; refusal: Refusal } {
  return { kind: "refused", refusal };
}

/** A text of one line (a title) or of several. What looks like markup is kept and shown as it was typed. */
export function parseWords(text: string, limit: number, oneLine: boolean): Read<string> {
  const words = oneLine ? text.trim().replaceAll(/\s+/g, " ") : text.trim();
  if (words === "") return refuse({ kind: "empty" });
  return words.length > limit
    ? refuse({ kind: "tooLong", by: words.length - limit, limit })
    : { kind: "read", value: words };
}

/** A link that is safe to publish. */
export function parseLink(text: string, limit: number): Read<string> {
  const link = text.trim();
  if (link.length > limit) return refuse({ kind: "tooLong", by: link.length - limit, limit });
  if (!/^https:\/\//i.test(link)) return refuse({ kind: "notHttps" });
  const url = URL.canParse(link) ? new URL(link) : null;
  // A user name before an @ can look like the name of a site.
  if (url === null || /\s/.test(link) || !/^[^.]+(\.[^.]+)+$/.test(url.hostname) || url.username !== "") {
    return refuse({ kind: "badLink" });
  }
  return { kind: "read", value: link };
}

/** The number of seats: "250", "1 000". */
export function parsePlaces(text: string): Read<number> {
  const digits = text.replaceAll(/\s/g, "");
  const places = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return places < 1 || places > maxPlaces ? refuse({ kind: "places" }) : { kind: "read", value: places };
}

/** One stage per line: the time, a dash, and the place or the topic. */
export function parseStages(text: string, event: EventFields, now: Date): Read<EventFields["stages"]> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > maxStages) return refuse({ kind: "tooManyStages" });
  const stages: EventFields["stages"] = [];
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const [, when = "", words = ""] = /^\s*(.+?)\s+[—–-]\s+(.+?)\s*$/.exec(text) ?? [];
    const moment = stageAt(when, event, now);
    if (moment === null || words === "") return refuse({ kind: "stageUnclear", line });
    if (words.length > maxStageLength) return refuse({ kind: "stageTooLong", line });
    const at = moment.toISOString();
    if (at < (event.startsAt ?? at) || at > (event.endsAt ?? at)) return refuse({ kind: "stageOutside", line });
    stages.push({ at, words });
  }
  if (stages.length === 0) return refuse({ kind: "empty" });
  return { kind: "read", value: stages.toSorted((first, second) => first.at.localeCompare(second.at)) };
}

/** An hour of which nobody said the half of the day is the one at which the event is on. Null where the time is not clear. */
function stageAt(when: string, { startsAt, endsAt }: EventFields, now: Date): Date | null {
  const date = readDate(when, now);
  if (date.kind === "date") return date.at;
  if (date.kind !== "doubtful" || date.why !== "half" || startsAt === null || endsAt === null) return null;
  const halves = [date.minutes, date.minutes + dayMinutes / 2].map((minutes) => momentOf(date.day, minutes));
  const during = halves.filter((at) => at >= new Date(startsAt) && at <= new Date(endsAt));
  return during.length === 1 ? (during[0] ?? null) : null;
}
