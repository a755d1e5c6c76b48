import { localTimeOf } from "../../platform/time/local-time.ts";
import { dayMs, hourMinutes } from "../../platform/time/units.ts";
import type { EventFields } from "../events/fields.ts";
import type { Field } from "./rules.ts";

/**
 * Why a date is asked about before it is taken: nobody said of which half of the day an hour is, or other words stood beside the date;
 * it is at night; it is more than a year away; the event would last longer than a month.
 */
export const doubts = ["half", "otherWords", "night", "far", "long"] as const;
export type Doubt = (typeof doubts)[number];

const nightEnds = 6 * hourMinutes;
const farMs = 366 * dayMs;
const longMs = 31 * dayMs;

/**
 * What is unlikely about an answer to a question for a date; null if nothing is.
 * @param confirmed the doubt that the editor has answered with yes; what is asked before it is not asked again
 */
export function doubtAbout(
  { startsAt }: EventFields,
  field: Field,
  moment: Date,
  confirmed: Doubt | null,
  now: Date,
): Doubt | null {
  const isUnlikely = (doubt: Doubt): boolean => {
    switch (doubt) {
      case "night":
        // Events do end at night, and registration often ends at midnight.
        return (field === "startsAt" || field === "announceAt") && localTimeOf(moment).minutes < nightEnds;
      case "far":
        return field === "startsAt" && moment.getTime() - now.getTime() > farMs;
      case "long":
        return field === "endsAt" && startsAt !== null && moment.getTime() - Date.parse(startsAt) > longMs;
      default:
        return false;
    }
  };
  // Who has chosen a half of the day has seen the hour.
  const from = confirmed === "half" ? "night" : confirmed;
  const open = from === null ? doubts : doubts.slice(doubts.indexOf(from) + 1);
  return open.find(isUnlikely) ?? null;
}
