import { dayOf, type LocalDay, readDay } from "../../platform/time/local-day.ts";
import { type LocalMonth, readMonth } from "../../platform/time/local-month.ts";
import { dayMinutes } from "../../platform/time/units.ts";
import type { EventFields } from "../events/fields.ts";
import { type Doubt, doubts } from "./doubts.ts";
import { type Field, fields } from "./rules.ts";

/** The page of the open question that is shown, with what is known of the answer. It is stored after the name of the question. */
export type QuestionPage =
  /** `minutes`: the time is known already, and its day is asked for. */
  | { kind: "month"; month: LocalMonth; minutes: number | null }
  | { kind: "day"; day: LocalDay }
  | { kind: "hour"; day: LocalDay; hour: number }
  /** A date that is asked about before it is taken. */
  | { kind: "doubt"; day: LocalDay; minutes: number; why: Doubt }
  | { kind: "regions" }
  | { kind: "region"; region: string }
  /** A text was too long at this time, in seconds. Another part of it may follow. */
  | { kind: "rest"; sentAt: number };

export const formatPage = {
  month: (month: LocalMonth, minutes: number | null = null) =>
    minutes === null ? `month_${month}` : `month_${month}_${minutes}`,
  day: (day: LocalDay) => `day_${day}`,
  hour: (day: LocalDay, hour: number) => `hour_${day}_${hour}`,
  doubt: (day: LocalDay, minutes: number, why: Doubt) => `doubt_${day}_${minutes}_${why}`,
  regions: () => "regions",
  region: (region: string) => `region_${region}`,
  rest: (sentAt: number) => `rest_${sentAt}`,
};

/** Null if the text is not valid: parts of it come from buttons. */
export function parsePage(text: string | null): QuestionPage | null {
  const [kind, first = "", second = "", third = ""] = (text ?? "").split("_");
  const day = readDay(first);
  const month = readMonth(first);
  switch (kind) {
    case "month":
      return month === null ? null : { kind, month, minutes: readMinutes(second) };
    case "day":
      return day === null ? null : { kind, day };
    case "hour":
      return day === null || !/^(1?\d|2[0-3])$/.test(second) ? null : { kind, day, hour: Number(second) };
    case "doubt": {
      const minutes = readMinutes(second);
      const why = doubts.find((doubt) => doubt === third);
      return day === null || minutes === null || why === undefined ? null : { kind, day, minutes, why };
    }
    case "regions":
      return { kind };
    case "region":
      return { kind, region: first };
    case "rest":
      return { kind, sentAt: Number(first) };
    default:
      return null;
  }
}

/** Minutes of the day. */
function readMinutes(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) < dayMinutes ? Number(text) : null;
}

/** The day that was chosen. */
function pickedDay(detail: QuestionPage | null): LocalDay | null {
  return detail?.kind === "day" || detail?.kind === "hour" || detail?.kind === "doubt" ? detail.day : null;
}

/** The day for which a time is asked. An event ends on the day on which it starts, unless the editor chooses another day. */
export function knownDay(event: EventFields, field: Field, detail: QuestionPage | null): string | null {
  const startDay = event.startsAt === null || field !== "endsAt" ? null : dayOf(new Date(event.startsAt));
  return pickedDay(detail) ?? (detail?.kind === "month" ? null : startDay);
}

/** The name of a question and its page, as `Composing.field` stores them. */
export function questionName({ field, detail }: { field: Field; detail: string | null }): string {
  return detail === null ? field : `${field}/${detail}`;
}

/** Parses `Composing.field` into the question and its page. */
export function parseQuestion({ field }: { field: string | null }): { field: Field; detail: string | null } | null {
  const [name, detail = null] = (field ?? "").split("/");
  const known = fields.find((field) => field === name);
  return known === undefined ? null : { field: known, detail };
}

/** The value of `Composing.field` after a photo of an album: the card is due, and the other photos are ignored. */
export function albumField(album: string): string {
  return `album/${album}`;
}

export function isSameAlbum({ field }: { field: string | null }, album: string | undefined): boolean {
  return album !== undefined && field === albumField(album);
}
