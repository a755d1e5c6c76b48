import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { handoverButtons } from "./buttons.ts";
import { loadHandover } from "./handover-view.ts";
import { propose } from "./handovers.ts";
import { handoverScreen, notProposedScreen, summaryScreen } from "./screens.ts";

export interface SummaryFormContext extends AssignmentContext {
  database: Database;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The case, and the colleague to whom it is to go. */
export interface SummaryStep extends FormStep {
  caseId: number;
  number: string;
  colleagueId: number;
  /** The colleague's name. */
  name: string;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const summaryForm = "handoverSummary";

/** The maximum length of a summary, in characters. */
const maxSummaryLength = 1000;

/** The form asks a mediator for the summary, and then proposes to hand the case over. */
export function createSummaryForm(context: SummaryFormContext) {
  const { database, places, texts, now } = context;
  return createForm<SummaryStep, Answer>({
    texts,
    questionName: ({ caseId }) => String(caseId),
    screen: summaryScreen,
    hear: (_, update, shownAt) => hearText(update, shownAt, maxSummaryLength, isStop),
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<SummaryStep>, answer: Answer): Promise<Outcome> {
    // The button leads back to nothing: the handler below the forms shows the case again.
    if (answer.kind === "stop") return "next";
    const { caseId, colleagueId } = step;
    const screen = await outside(async ({ person, once }) => {
      const proposed = await once("handOver", (tx) =>
        propose(tx, context, person, caseId, { colleagueId, summary: answer.text }, now()),
      );
      if (proposed.kind === "gone" || proposed.kind === "unfit") return notProposedScreen(words, proposed.kind);
      const view = await loadHandover(database.prisma, context, proposed.handover, person.id);
      return view === undefined ? notProposedScreen(words, "gone") : handoverScreen(words, places, view);
    });
    await say(ctx, screen);
    return "end";
  }
}

function isStop(data: string): boolean {
  return handoverButtons.read(data)?.kind === "stop";
}

/** Hears words of at most this length, or the button that leaves the question. */
export function hearText(
  { message, callback_query: tap }: Update,
  shownAt: ShownAt,
  limit: number,
  stops: (data: string) => boolean,
): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return stops(tap.data) ? { kind: "answer", answer: { kind: "stop" } } : { kind: "blank" };
  }
  const text = message?.text?.trim() ?? "";
  if (text === "") return { kind: "misfit", say: "handover:onlyText" };
  if (text.length > limit) return { kind: "misfit", say: "handover:tooLong", params: { limit, length: text.length } };
  return { kind: "answer", answer: { kind: "text", text } };
}
