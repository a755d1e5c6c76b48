import { readDate } from "../../platform/time/typed-date.ts";
import type { EventFields } from "../events/fields.ts";
import { mostPlaces, mostStages, stageLetters } from "./rules.ts";

/** Why an answer was not taken. Nothing of it is kept. */
export type Refusal =
  | { kind: "tooLong"; by: number; limit: number }
  | { kind: "otherWeekday"; day: string }
  | { kind: "stageUnclear" | "stageOutside" | "stageTooLong"; line: number }
  | {
      kind:
        | "empty"
        /** Telegram cuts what is longer than a message: this is another part of what was too long. */
        | "rest"
        | "notUnderstood"
        | "noSuchDay"
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

/** Words that are one line (a title) or several, taken literally: what looks like markup is shown as it was typed. */
export function readWords(text: string, limit: number, oneLine: boolean): Read<string> {
  const words = oneLine ? text.trim().replaceAll(/\s+/g, " ") : text.trim();
  if (words === "") return refuse({ kind: "empty" });
  return words.length > limit
    ? refuse({ kind: "tooLong", by: words.length - limit, limit })
    : { kind: "read", value: words };
}

/** A link that is safe to give to everybody. */
export function readLink(text: string, limit: number): Read<string> {
  const link = text.trim();
  if (link.length > limit) return refuse({ kind: "tooLong", by: link.length - limit, limit });
  if (!/^https:\/\//i.test(link)) return refuse({ kind: "notHttps" });
  const url = URL.canParse(link) ? new URL(link) : null;
  // What stands before an @ pretends to be the site.
  if (url === null || /\s/.test(link) || !/^[^.]+(\.[^.]+)+$/.test(url.hostname) || url.username !== "") {
    return refuse({ kind: "badLink" });
  }
  return { kind: "read", value: link };
}

/** «250», «1 000» */
export function readPlaces(text: string): Read<number> {
  const digits = text.trim().replaceAll(/[\s\u00a0]/g, "");
  const places = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return places < 1 || places > mostPlaces ? refuse({ kind: "places" }) : { kind: "read", value: places };
}

/** A stage a line: when, a dash, where or what. */
export function readStages(text: string, event: EventFields, now: Date): Read<EventFields["stages"]> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > mostStages) return refuse({ kind: "tooManyStages" });
  const stages: EventFields["stages"] = [];
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const [, when = "", words = ""] = /^\s*(.+?)\s+[—–-]\s+(.+?)\s*$/.exec(text) ?? [];
    const date = readDate(when, now);
    if (date.kind !== "date" || words === "") return refuse({ kind: "stageUnclear", line });
    if (words.length > stageLetters) return refuse({ kind: "stageTooLong", line });
    const at = date.at.toISOString();
    if (at < (event.startsAt ?? at) || at > (event.endsAt ?? at)) return refuse({ kind: "stageOutside", line });
    stages.push({ at, words });
  }
  if (stages.length === 0) return refuse({ kind: "empty" });
  return { kind: "read", value: stages.toSorted((one, other) => one.at.localeCompare(other.at)) };
}
