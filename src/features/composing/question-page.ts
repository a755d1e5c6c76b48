import { dayOf, type LocalDay, readDay } from "../../platform/time/local-day.ts";
import { type LocalMonth, readMonth } from "../../platform/time/local-month.ts";
import type { EventFields } from "../events/fields.ts";
import { type Field, fields } from "./rules.ts";

/** Which page of the open question is shown, and what is known of its answer. Kept beside the question's name. */
export type Detail =
  | { kind: "month"; month: LocalMonth }
  | { kind: "day"; day: LocalDay }
  | { kind: "hour"; day: LocalDay; hour: number }
  | { kind: "regions" }
  | { kind: "region"; region: string }
  /** When a text came that was too long, in seconds: its other part may follow. */
  | { kind: "rest"; sentAt: number };

export const write = {
  month: (month: LocalMonth) => `month_${month}`,
  day: (day: LocalDay) => `day_${day}`,
  hour: (day: LocalDay, hour: number) => `hour_${day}_${hour}`,
  regions: () => "regions",
  region: (region: string) => `region_${region}`,
  rest: (sentAt: number) => `rest_${sentAt}`,
};

/** Null for what is none: some of it was in a button. */
export function readDetail(text: string | null): Detail | null {
  const [kind, first = "", second = ""] = (text ?? "").split("_");
  const day = readDay(first);
  const month = readMonth(first);
  switch (kind) {
    case "month":
      return month === null ? null : { kind, month };
    case "day":
      return day === null ? null : { kind, day };
    case "hour":
      return day === null || !/^(1?\d|2[0-3])$/.test(second) ? null : { kind, day, hour: Number(second) };
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

/** The day that was picked. */
export function pickedDay(detail: Detail | null): LocalDay | null {
  return detail?.kind === "day" || detail?.kind === "hour" ? detail.day : null;
}

/** The day that was picked; an event ends on the day on which it starts, unless another one is said. */
export function knownDay(event: EventFields, field: Field, detail: Detail | null): string | null {
  const startDay = event.startsAt === null || field !== "endsAt" ? null : dayOf(new Date(event.startsAt));
  return pickedDay(detail) ?? (detail?.kind === "month" ? null : startDay);
}

/** Names a question and its page, as `Composing.field` does. */
export function questionName({ field, detail }: { field: Field; detail: string | null }): string {
  return detail === null ? field : `${field}/${detail}`;
}

/** The open question and its page. */
export function questionOf({ field }: { field: string | null }): { field: Field; detail: string | null } | null {
  const [name, detail = null] = (field ?? "").split("/");
  const known = fields.find((one) => one === name);
  return known === undefined ? null : { field: known, detail };
}

/** The card is due; the rest of an album whose first photo was taken goes unsaid. */
export function afterAlbum(album: string): string {
  return `album/${album}`;
}

export function isOfAlbum({ field }: { field: string | null }, album: string | undefined): boolean {
  return album !== undefined && field === afterAlbum(album);
}
