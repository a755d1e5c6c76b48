import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { goOnWith } from "../../platform/chat/next-step.ts";
import { show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { MediatedOutcome } from "../../platform/database/generated/client.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { closingFormButtons } from "./buttons.ts";
import { type ClosingContext, closeForMediator, closeOwn } from "./close.ts";
import { type ClosingFormFacts, type ClosingQuestion, closingFormScreen, questionOrder } from "./form-screens.ts";
import { closingSoonScreen, goneScreen, stoppedScreen, submittedScreen } from "./mediator-screens.ts";
import { isPeople, maxWordLength, peopleLimits, readPeople } from "./rules.ts";

export interface ClosingFormContext extends ClosingContext {
  database: Database;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The open question with what has been answered. It is sealed with the conversation, and nothing else keeps it. */
export interface ClosingStep extends FormStep, ClosingFormFacts {
  caseId: number;
  /** As whom the person closes it. */
  as: "mediator" | "coordinator";
}

type Answer =
  | { kind: "outcome"; outcome: MediatedOutcome }
  | { kind: "people"; people: number }
  | { kind: "word"; word: string | null }
  | { kind: "back" }
  | { kind: "stop" }
  | { kind: "send" };

/** The name of the form. */
export const closingForm = "closing";

/** Asks for the outcome, the number of people and a word to the applicant, and closes the case after a summary. */
export function createClosingForm(context: ClosingFormContext) {
  const { texts, now } = context;
  return createForm<ClosingStep, Answer>({
    texts,
    questionName: ({ question }) => question,
    screen: closingFormScreen,
    hear: parseReply,
    // "-3" is not the button «3».
    isOnlyTapped: (data) => closingFormButtons.read(data)?.kind === "people",
    mustBeTapped: (data) => closingFormButtons.read(data)?.kind === "send",
    save,
    hasNoDraft: true,
  });

  async function save(reply: Reply<ClosingStep>, answer: Answer): Promise<Outcome> {
    const { step, ctx } = reply;
    switch (answer.kind) {
      case "stop":
        await show(ctx, stoppedScreen(reply.texts, step));
        return "end";
      case "send":
        return close(reply);
      case "back":
        return goOn(reply, { ...step, question: neighbour(step.question, -1) });
      default: {
        const { kind: _, ...given } = answer;
        return goOn(reply, { ...step, ...given, question: neighbour(step.question, 1) });
      }
    }
  }

  async function close({ step, texts: words, ctx, outside }: Reply<ClosingStep>): Promise<Outcome> {
    const { caseId, number, outcome, people, word = null } = step;
    if (outcome === undefined || people === undefined) return "wait";
    const act = step.as === "mediator" ? closeOwn : closeForMediator;
    const begun = await outside(({ once, person }) =>
      once("closeCase", (tx) => act(tx, context, person, caseId, { outcome, people, word }, now())),
    );
    if (begun.kind === "putOff") await show(ctx, closingSoonScreen(words, step, begun.act));
    else await show(ctx, begun.kind === "submitted" ? submittedScreen(words, number) : goneScreen(words));
    return "end";
  }
}

async function goOn({ outside }: Reply<ClosingStep>, step: ClosingStep): Promise<Outcome> {
  const { shownAt: _, complaint: __, ...next } = step;
  await outside((ctx) => goOnWith(ctx, closingForm, next));
  return "next";
}

function neighbour(question: ClosingQuestion, by: 1 | -1): ClosingQuestion {
  return questionOrder[questionOrder.indexOf(question) + by] ?? question;
}

function parseReply({ question }: ClosingStep, update: Update, shownAt: ShownAt): Heard<Answer> {
  const { message, callback_query: tap } = update;
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) return parseTap(question, tap.data);
  const text = message?.text?.trim() ?? "";
  if (question === "people") return parsePeople(text);
  if (question !== "word") return { kind: "misfit", say: "closing:form.onlyButtons" };
  if (text === "") return { kind: "misfit", say: "closing:form.onlyText" };
  if (text.length > maxWordLength) {
    return { kind: "misfit", say: "closing:form.tooLong", params: { limit: maxWordLength, length: text.length } };
  }
  return { kind: "answer", answer: { kind: "word", word: text } };
}

function parsePeople(text: string): Heard<Answer> {
  const typed = readPeople(text);
  if (typed.kind === "people") return { kind: "answer", answer: typed };
  return { kind: "misfit", say: `closing:form.${typed.kind}`, params: { ...peopleLimits } };
}

/** A button counts only while its own question is open. */
function parseTap(question: ClosingQuestion, data: string): Heard<Answer> {
  const tapped = closingFormButtons.read(data);
  switch (tapped?.kind) {
    case "stop":
      return { kind: "answer", answer: { kind: "stop" } };
    case "back":
      return question === "outcome" ? { kind: "stale" } : { kind: "answer", answer: { kind: "back" } };
    case "outcome":
      return question === "outcome" ? { kind: "answer", answer: tapped } : { kind: "stale" };
    case "people":
      if (question !== "people") return { kind: "stale" };
      return isPeople(tapped.people)
        ? { kind: "answer", answer: tapped }
        : { kind: "misfit", say: "closing:form.outside", params: { ...peopleLimits } };
    case "skip":
      return question === "word" ? { kind: "answer", answer: { kind: "word", word: null } } : { kind: "stale" };
    case "send":
      return question === "summary" ? { kind: "answer", answer: { kind: "send" } } : { kind: "stale" };
    default:
      return { kind: "blank" };
  }
}
