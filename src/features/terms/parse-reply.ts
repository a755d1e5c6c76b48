import type { Update } from "grammy/types";
import type { Heard } from "../../platform/chat/form.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import { dayOf, type LocalDay, readDay } from "../../platform/time/local-day.ts";
import { readTypedDay } from "../../platform/time/typed-day.ts";
import { dateButtons } from "./buttons.ts";
import type { DateStep } from "./date-screens.ts";
import { judgeBodyDay, judgeContractDay, judgeExtension } from "./rules.ts";

/** What somebody has answered to a question for a date. */
export type DateAnswer =
  | { kind: "day"; day: LocalDay }
  /** The day is before the request; it is recorded only after a question. */
  | { kind: "doubt"; day: LocalDay }
  | { kind: "sure" }
  | { kind: "other" }
  | { kind: "send" }
  | { kind: "stop" };

/** Reads a reply to a question for a date. Today is the day on which it is handled: a form may be left open over midnight. */
export function parseReply(
  step: DateStep,
  { message, callback_query: tap }: Update,
  shownAt: ShownAt,
  now: Date,
): Heard<DateAnswer> {
  const today = dayOf(now);
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) return parseTap(step, tap.data, today);
  if (step.question !== "contract" && step.question !== "body" && step.question !== "until")
    return { kind: "misfit", say: "terms:form.onlyButtons" };
  const read = readTypedDay(message?.text ?? "", now, step.question === "contract" ? "past" : "future");
  switch (read.kind) {
    case "day":
      return judge(step, read.day, today);
    case "noSuchDay":
    case "otherWeekday":
    case "notUnderstood":
      return { kind: "misfit", say: `terms:form.${read.kind}` };
  }
}

/** A button counts only while its own question is open. */
function parseTap(step: DateStep, data: string, today: LocalDay): Heard<DateAnswer> {
  const tapped = dateButtons.read(data);
  const answer = (given: DateAnswer): Heard<DateAnswer> => ({ kind: "answer", answer: given });
  const { question } = step;
  switch (tapped?.kind) {
    case "stop":
      return answer({ kind: "stop" });
    case "today":
      return question === "contract" ? judge(step, today, today) : { kind: "stale" };
    case "sure":
      return question === "before" ? answer({ kind: "sure" }) : { kind: "stale" };
    case "other":
      return question === "before" || question === "confirm" ? answer({ kind: "other" }) : { kind: "stale" };
    case "day": {
      const day = readDay(tapped.day);
      return question === "until" && day !== null ? judge(step, day, today) : { kind: "stale" };
    }
    case "send":
      return question === "confirm" ? answer({ kind: "send" }) : { kind: "stale" };
    default:
      return { kind: "blank" };
  }
}

/** Whether the day can be what was asked for. */
function judge({ question, filed, contractDay, limits }: DateStep, day: LocalDay, today: LocalDay): Heard<DateAnswer> {
  const misfit = (why: "future" | "tooOld" | "past" | "tooFar" | "notLater"): Heard<DateAnswer> => ({
    kind: "misfit",
    say: `terms:form.${why}`,
  });
  if (question === "contract") {
    const judged = judgeContractDay(day, { today, filed });
    if (judged === "future" || judged === "tooOld") return misfit(judged);
    return { kind: "answer", answer: { kind: judged === "fine" ? "day" : "doubt", day } };
  }
  const judged =
    question === "body" || limits === undefined
      ? judgeBodyDay(day, { today, contract: contractDay ?? today })
      : judgeExtension(day, limits);
  return judged === "fine" ? { kind: "answer", answer: { kind: "day", day } } : misfit(judged);
}
