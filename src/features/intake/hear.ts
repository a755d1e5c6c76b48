import type { Message, Update } from "grammy/types";
import type { Heard } from "../../platform/chat/form.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Places } from "../places/places.ts";
import { answerButtons } from "./buttons.ts";
import { misfit, type Question, type Said, type Step, said } from "./question.ts";
import { storyPartOf } from "./questions/story.ts";
import { findQuestion } from "./questions.ts";

/** Reads an update as an answer to the open question. Pure: the conversation runs it again with every update. */
export function hear(
  places: Places,
  step: Step,
  { callback_query: tap, message }: Update,
  shownAt: ShownAt,
): Heard<Said> {
  const question = findQuestion(step.asks);
  if (question === null) return { kind: "stale" };
  if (tap?.data !== undefined) return hearTap(places, question, step, tap.data);
  if (message === undefined) return { kind: "stale" };
  const heard = question.parse?.(message, places) ?? misfit("intake:button");
  const part = hearLatePart(step, message, shownAt, heard);
  if (part !== null) return said({ kind: "latePart", part });
  return step.asks !== "story" && isOlder(message, shownAt) ? { kind: "older" } : heard;
}

function hearTap(places: Places, question: Question, step: Step, data: string): Heard<Said> {
  const tap = answerButtons.read(data);
  if (tap?.kind === "stop") return said({ kind: "end", how: "stopped" });
  if (tap?.kind === "back") {
    return tap.from === step.asks && step.before !== null ? reopen(step.before) : { kind: "stale" };
  }
  if (tap?.kind === "change") {
    const isOnSummary = step.asks === "summary" && findQuestion(tap.what)?.summary !== undefined;
    return isOnSummary ? reopen(tap.what) : { kind: "stale" };
  }
  return (tap === null ? null : question.parseTap?.(tap, step, places)) ?? { kind: "stale" };
}

function reopen(question: string): Heard<Said> {
  return said({ kind: "reopen", question });
}

/**
 * A message that was written before its story was closed and arrives while another question is open; null for any other. It goes by
 * Telegram's times, which count seconds: in the second in which «Done» was answered a message is an answer, unless the open question
 * came later or takes no such message.
 * @param shownAt when the open question was shown first
 * @param heard what the message means to the open question
 */
function hearLatePart(step: Step, message: Message, shownAt: ShownAt, heard: Heard<Said>) {
  const closedAt = step.storyClosedAt;
  if (step.asks === "story" || closedAt === null || message.date > closedAt) return null;
  const answers = message.date === closedAt && !isOlder(message, shownAt) && heard.kind !== "misfit";
  return answers ? null : storyPartOf(message);
}
