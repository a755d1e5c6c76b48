import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import { reasonFormButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { reasonGivenScreen, reasonScreen } from "./party-screens.ts";
import { giveReason } from "./votes.ts";

/** The version to which the party has said no. */
export interface ReasonStep extends FormStep {
  version: number;
  number: string;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form. */
export const paperReasonForm = "paperReason";

/** The maximum length of a reason, in characters. */
const maxReasonLength = 1000;

/** Asks a party why they have said no to a version. Only the mediator reads it. */
export function createPaperReasonForm({ vault, texts, now }: PapersContext) {
  return createForm<ReasonStep, Answer>({
    texts,
    questionName: ({ version }) => String(version),
    screen: reasonScreen,
    hear: parseReason,
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<ReasonStep>, answer: Answer): Promise<Outcome> {
    if (answer.kind === "stop") {
      await say(ctx, reasonGivenScreen(words, "kept"));
      return "end";
    }
    const { version } = step;
    const isGiven = await outside(({ person, once }) =>
      once("giveReason", (tx) => giveReason(tx, vault, person.id, { version, reason: answer.text }, now())),
    );
    await say(ctx, reasonGivenScreen(words, isGiven ? "given" : "late"));
    return "end";
  }
}

function parseReason(_: ReasonStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return reasonFormButtons.read(tap.data) === null ? { kind: "blank" } : { kind: "answer", answer: { kind: "stop" } };
  }
  const text = message?.text?.trim() ?? "";
  const params = { limit: maxReasonLength, length: text.length };
  if (text === "") return { kind: "misfit", say: "papers:write.onlyText" };
  if (text.length > maxReasonLength) return { kind: "misfit", say: "papers:write.tooLong", params };
  return { kind: "answer", answer: { kind: "text", text } };
}
