import { type LocalDay, readDay } from "../../platform/time/local-day.ts";
import { type LocalMonth, readMonth } from "../../platform/time/local-month.ts";

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
