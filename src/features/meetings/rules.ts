import { dayOf } from "../../platform/time/local-day.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { type ReadDate, readDate } from "../../platform/time/typed-date.ts";
import { hourMinutes, hourMs } from "../../platform/time/units.ts";
import type { Calendar } from "../../platform/time/working-time.ts";

export const maxTimes = 5;
/** How long a meeting is in a calendar. */
export const meetingMs = hourMs;
/** A meeting begins within these hours in Kazakhstan, in minutes of the day. */
const earliest = 8 * hourMinutes;
const latest = 20 * hourMinutes;

/** Why a typed time is not proposed. */
export type TimeRefusal = Exclude<ReadDate["kind"], "date"> | "night" | "same" | "tooMany";

/** Times as they were typed, added to those that are known already; or why not, with the line that was not accepted. */
export type ReadTimes = { kind: "times"; times: Date[] } | { kind: "refused"; why: TimeRefusal; line: string };

/** Reads the times of meetings, one in each line. Nothing is added if a line is refused. */
export function readTimes(text: string, known: readonly Date[], now: Date): ReadTimes {
  const times = [...known];
  for (const line of text.split("\n").map((typed) => typed.trim())) {
    if (line === "") continue;
    const read = readDate(line, now);
    const why = read.kind === "date" ? refusalOf(read.at, times) : read.kind;
    if (why !== null) return { kind: "refused", why, line };
    if (read.kind === "date") times.push(read.at);
  }
  if (times.length === known.length) return { kind: "refused", why: "notUnderstood", line: "" };
  return { kind: "times", times: times.toSorted((a, b) => a.getTime() - b.getTime()) };
}

function refusalOf(at: Date, times: readonly Date[]): "night" | "same" | "tooMany" | null {
  const { minutes } = localTimeOf(at);
  if (minutes < earliest || minutes > latest) return "night";
  if (times.some((time) => time.getTime() === at.getTime())) return "same";
  return times.length === maxTimes ? "tooMany" : null;
}

/** Whether nobody works on the day of a time: the mediator is warned, and may propose it. */
export function isDayOff(calendar: Calendar, at: Date): boolean {
  const day = dayOf(at);
  if (calendar.worked.has(day)) return false;
  return calendar.holidays.has(day) || !calendar.days.includes(localTimeOf(at).weekday);
}

/** What the parties have said to a proposal. */
export type Agreement =
  /** Somebody has not answered yet. */
  | { kind: "waiting" }
  /** The earliest time that suits everybody and is not over. */
  | { kind: "agreed"; at: Date }
  | { kind: "none" };

/** @param answers the numbers of the times that suit each party; null without an answer */
export function agreementOf(
  times: readonly Date[],
  answers: readonly (readonly number[] | null)[],
  now: Date,
): Agreement {
  if (answers.some((picks) => picks === null)) return { kind: "waiting" };
  const at = times.find((time, number) => time > now && answers.every((picks) => picks?.includes(number)));
  return at === undefined ? { kind: "none" } : { kind: "agreed", at };
}

const maxLinkLength = 300;

/** Reads a link to a video meeting that a mediator has pasted; null unless it is an https address that leads where it seems to lead. */
export function readLink(text: string): string | null {
  const link = text.trim();
  if (link.length > maxLinkLength || /\s/.test(link) || !URL.canParse(link)) return null;
  const { protocol, hostname, username, password } = new URL(link);
  // A user name before an @ can look like the name of a site.
  if (protocol !== "https:" || username !== "" || password !== "") return null;
  return /^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(hostname) ? link : null;
}
