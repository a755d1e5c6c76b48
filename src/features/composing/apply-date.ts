import { dayOf, type LocalDay, momentOf } from "../../platform/time/local-day.ts";
import { monthOf } from "../../platform/time/local-month.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { type ReadDate, readDate } from "../../platform/time/typed-date.ts";
import type { EventFields } from "../events/fields.ts";
import { type AppliedAnswer, answered } from "./applied-answer.ts";
import { type Doubt, doubtAbout } from "./doubts.ts";
import { type Refusal, refuse } from "./parse-answer.ts";
import { formatPage, knownDay, parsePage, type QuestionPage } from "./question-page.ts";
import type { Field } from "./rules.ts";

type Page = QuestionPage | null;

/** Applies a typed date. A part that is wrong is asked for again, and the parts that are right are kept. */
export function applyDate(event: EventFields, field: Field, page: Page, text: string, now: Date): AppliedAnswer {
  const picked = knownDay(event, field, page);
  const read = readDate(text, now, picked);
  const typedMinutes = "minutes" in read ? read.minutes : null;
  const minutes = typedMinutes ?? (page?.kind === "month" ? page.minutes : null);
  switch (read.kind) {
    case "date":
      return applyMoment(event, field, read.at, page, confirmedBy(page, read.at), now);
    case "doubtful":
      return { kind: "open", event, detail: formatPage.doubt(read.day, read.minutes, read.why) };
    case "timeMissing":
      return minutes === null
        ? { kind: "open", event, detail: formatPage.day(read.day) }
        : applyMoment(event, field, momentOf(read.day, minutes), page, null, now);
    case "dayMissing":
      return { kind: "open", event, detail: monthPage(event, field, page, now, read.minutes) };
    case "otherWeekday":
      return keeping({ kind: "otherWeekday", day: read.day }, monthPage(event, field, page, now, minutes));
    case "noSuchTime":
      return keeping({ kind: "noSuchTime" }, read.day === null ? null : formatPage.day(read.day));
    case "notUnderstood":
      return keeping({ kind: "notUnderstood" }, picked === null ? null : formatPage.day(picked));
    case "noSuchDay":
    case "past":
      return keeping({ kind: read.kind }, dayOrMonth(event, field, page, read, minutes, now));
  }
}

/** Applies the page that was tapped: another month, or a day. A time that is known already makes a day the answer. */
export function applyLook(event: EventFields, field: Field, page: Page, detail: string, now: Date): AppliedAnswer {
  const next = parsePage(detail);
  const minutes = page?.kind === "month" ? page.minutes : null;
  if (next?.kind === "day" && minutes !== null) {
    return applyMoment(event, field, momentOf(next.day, minutes), page, null, now);
  }
  if (next?.kind === "month") return { kind: "open", event, detail: formatPage.month(next.month, minutes) };
  return { kind: "open", event, detail: next === null ? null : detail };
}

/** Applies a time that was tapped, or the yes to a date that was asked about. */
export function applyTime(event: EventFields, field: Field, page: Page, minutes: number, now: Date): AppliedAnswer {
  const day = knownDay(event, field, page);
  if (day === null) return { kind: "open", event, detail: null };
  return applyMoment(event, field, momentOf(day, minutes), page, page?.kind === "doubt" ? page.why : null, now);
}

/** Who types the date again that was asked about means it. */
function confirmedBy(page: Page, moment: Date): Doubt | null {
  if (page?.kind !== "doubt") return null;
  return momentOf(page.day, page.minutes).getTime() === moment.getTime() ? page.why : null;
}

function dayOrMonth(
  event: EventFields,
  field: Field,
  page: Page,
  read: Extract<ReadDate, { kind: "past" | "noSuchDay" }>,
  minutes: number | null,
  now: Date,
): string | null {
  if (read.kind === "past" && read.day !== null) return formatPage.day(read.day);
  return minutes === null ? null : monthPage(event, field, page, now, minutes);
}

/** The month that is shown, or the one in which the answer is probably found: an event does not end before it starts. */
function monthPage({ startsAt }: EventFields, field: Field, page: Page, now: Date, minutes: number | null): string {
  if (page?.kind === "month") return formatPage.month(page.month, minutes);
  const from = field === "endsAt" && startsAt !== null ? new Date(startsAt) : now;
  return formatPage.month(monthOf(from > now ? from : now), minutes);
}

function keeping(refusal: Refusal, detail: string | null): AppliedAnswer {
  const refused = refuse(refusal);
  return detail === null ? refused : { ...refused, detail };
}

function applyMoment(
  event: EventFields,
  field: Field,
  moment: Date,
  page: Page,
  confirmed: Doubt | null,
  now: Date,
): AppliedAnswer {
  const day = dayOf(moment);
  const { minutes } = localTimeOf(moment);
  const refused = refusalOf(event, field, moment, now);
  if (refused !== null) {
    const isOver = refused === "past" && day < dayOf(now);
    return keeping({ kind: refused }, isOver ? monthPage(event, field, page, now, minutes) : formatPage.day(day));
  }
  const doubt = doubtAbout(event, field, moment, confirmed, now);
  if (doubt !== null) return { kind: "open", event, detail: formatPage.doubt(day, minutes, doubt) };
  return field === "startsAt"
    ? applyStart(event, moment, day)
    : answered(event, field, { [field]: moment.toISOString() });
}

function refusalOf({ startsAt }: EventFields, field: Field, moment: Date, now: Date) {
  const at = moment.toISOString();
  if (moment <= now) return "past";
  switch (field) {
    case "startsAt":
      return null;
    case "endsAt":
      return startsAt !== null && at <= startsAt ? "endBeforeStart" : null;
    case "registerUntil":
      return startsAt !== null && at > startsAt ? "lateDeadline" : null;
    case "announceAt":
      return startsAt !== null && at >= startsAt ? "lateAnnouncement" : null;
    default:
      return "notUnderstood";
  }
}

function applyStart(event: EventFields, moment: Date, day: LocalDay): AppliedAnswer {
  const { startsAt, endsAt } = event;
  const at = moment.toISOString();
  const moved = answered(event, "startsAt", { startsAt: at });
  const sameDay = startsAt !== null && dayOf(new Date(startsAt)) === day;
  if (endsAt === null || (sameDay && endsAt > at)) return moved;
  // The old end does not fit another day, so the form asks for it again.
  const answeredFields = moved.event.answered.filter((name) => name !== "endsAt");
  return { ...moved, event: { ...moved.event, endsAt: null, answered: answeredFields } };
}
