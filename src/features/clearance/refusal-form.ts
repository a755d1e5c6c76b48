import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { AskingContext } from "./asking.ts";
import { refusalButtons } from "./buttons.ts";
import { decidedBeforeScreen, decidedScreen, refusalScreen, toDecideScreen } from "./coordinator-screens.ts";
import { refuseCase } from "./deciding.ts";
import { findToDecideFacts } from "./found-rounds.ts";

export interface ClearanceContext extends AskingContext {
  database: Database;
  vault: Vault;
  places: Places;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The round that a coordinator refuses. */
export interface RefusalStep extends FormStep {
  round: number;
  number: string;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const refusalForm = "clearanceRefusal";

/** The maximum length of a reason, in characters. */
const maxReasonLength = 1000;

/** The form asks a coordinator why the other side may not be reached, and passes that on to the mediator. */
export function createRefusalForm(context: ClearanceContext) {
  const { database, vault, places, texts, now } = context;
  return createForm<RefusalStep, Answer>({
    texts,
    questionName: ({ round }) => String(round),
    screen: (words, { number }) => refusalScreen(words, number),
    hear: (_, update, shownAt) => hear(update, shownAt),
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<RefusalStep>, answer: Answer): Promise<Outcome> {
    const { round: roundId, number } = step;
    if (answer.kind === "stop") {
      const facts = await outside(({ person }) => findToDecideFacts(database.prisma, vault, person, roundId));
      await show(ctx, facts === null ? decidedBeforeScreen(words) : toDecideScreen(words, places, facts));
      return "end";
    }
    const decided = await outside(({ person, once }) =>
      once("refuseClearance", (tx) => refuseCase(tx, vault, person, { roundId, reason: answer.text }, now())),
    );
    await say(ctx, decided.kind === "over" ? decidedBeforeScreen(words) : decidedScreen(words, number, "refused"));
    return "end";
  }
}

function hear({ message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return refusalButtons.read(tap.data) === null ? { kind: "blank" } : { kind: "answer", answer: { kind: "stop" } };
  }
  const text = message?.text?.trim() ?? "";
  if (text === "") return { kind: "misfit", say: "clearance:refusing.onlyText" };
  if (text.length > maxReasonLength) {
    const params = { limit: maxReasonLength, length: text.length };
    return { kind: "misfit", say: "clearance:refusing.tooLong", params };
  }
  return { kind: "answer", answer: { kind: "text", text } };
}
