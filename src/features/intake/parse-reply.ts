import type { Message, Update } from "grammy/types";
import type { Heard } from "../../platform/chat/form.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import { danger } from "../danger/hearing/danger.ts";
import type { Places } from "../places/places.ts";
import { answerButtons } from "./buttons.ts";
import { areLikeStory, isBareFile, mayBeHeld } from "./held-rules.ts";
import { answer, misfit, type ReportReply, type Step, save, type UnaskedQuestion } from "./question.ts";
import { storyPartOf } from "./questions/story.ts";
import { beginChange, findHeard, findQuestion, undoChange } from "./questions.ts";

/** Reads an update as an answer to the open question. Pure: the conversation runs it again for every update. */
export function parseReply(
  places: Places,
  step: Step,
  { callback_query: tap, message }: Update,
  shownAt: ShownAt,
): Heard<ReportReply> {
  const question = findHeard(step.asks);
  if (question === null) return { kind: "stale" };
  if (tap?.data !== undefined) return parseTap(places, question, step, tap.data);
  if (message === undefined) return { kind: "stale" };
  const heard = question.parse?.(message, places) ?? misfit("intake:button");
  const part = findLatePart(step, message, shownAt, heard);
  if (part !== null) return answer({ kind: "latePart", part });
  if (step.asks !== "story" && isOlder(message, shownAt)) return { kind: "older" };
  return readUntold(question, step, message, heard) ?? heard;
}

/** A name has fewer words. */
const storyWords = 6;

function isNoName(text: string): boolean {
  return text.trim().split(/\s+/).length >= storyWords || danger(text).length > 0;
}

type HeardQuestion = NonNullable<ReturnType<typeof findHeard>>;

/**
 * A story, or more of it, instead of an answer. Before the consent it is held; later it becomes a part of the story, unless the question
 * is answered in words.
 */
function readUntold(
  question: HeardQuestion,
  { asks, report }: Step,
  message: Message,
  heard: Heard<ReportReply>,
): Heard<ReportReply> | null {
  const part = asks === "story" ? null : storyPartOf(message);
  if (part === null || !mayBeHeld(part) || !areLikeStory([part.content]) || isBareFile(part.content)) return null;
  const { text = "" } = message;
  if (heard.kind !== "misfit" && !(asks === "name" && isNoName(text))) return null;
  if (report.consentedAt === null) return answer({ kind: "hold", part });
  return question.parse === undefined ? answer({ kind: "latePart", part }) : null;
}

function parseTap(places: Places, question: UnaskedQuestion, step: Step, data: string): Heard<ReportReply> {
  const tap = answerButtons.read(data);
  if (tap?.kind === "stop") return answer({ kind: "end", how: "stopped" });
  if (tap?.kind === "back") {
    if (tap.from !== step.asks || step.before === null) return { kind: "stale" };
    const isUndone = step.before === "summary" && step.report.change !== null;
    return isUndone ? save(undoChange(step.report)) : reopen(step.before);
  }
  if (tap?.kind === "page") {
    if (tap.of !== step.asks) return { kind: "stale" };
    return save({ page: tap.page === 0 ? null : { question: tap.of, page: tap.page } });
  }
  if (tap?.kind === "change") {
    const changed = step.asks === "summary" ? findQuestion(tap.what) : null;
    if (changed?.summary === undefined) return { kind: "stale" };
    return save(beginChange(step.report, changed));
  }
  return (tap === null ? null : question.parseTap?.(tap, step, places)) ?? { kind: "stale" };
}

function reopen(question: string): Heard<ReportReply> {
  return answer({ kind: "reopen", question });
}

/**
 * The part of the story in a message that was written before the story was closed and arrives while another question is open; null for
 * any other message. Telegram's times count whole seconds, so a message written in the very second of «Done» is an answer, unless the
 * open question was shown later or does not accept such a message.
 * @param shownAt when the open question was first shown
 * @param heard what the message means to the open question
 */
function findLatePart(step: Step, message: Message, shownAt: ShownAt, heard: Heard<ReportReply>) {
  const closedAt = step.storyClosedAt;
  if (step.asks === "story" || closedAt === null || message.date > closedAt) return null;
  const isAnswer = message.date === closedAt && !isOlder(message, shownAt) && heard.kind !== "misfit";
  return isAnswer ? null : storyPartOf(message);
}
