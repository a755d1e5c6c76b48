import type { Update } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import {
  createForm,
  enterForm,
  type FormStep,
  type Heard,
  type Outcome,
  type Reply,
} from "../../platform/chat/form.ts";
import { readName } from "../../platform/chat/names.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import { readYesNo } from "../../platform/chat/understood-words.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { answerInvitation } from "./accepting.ts";
import { inviteeButtons } from "./buttons.ts";
import { nameScreen, questionScreen, refusedScreen } from "./invitee-screens.ts";

export interface NameFormContext {
  database: Database;
  vault: Vault;
  operator: Operator;
  places: Places;
  texts: (language: Language) => Texts;
  now: () => Date;
}

interface NameStep extends FormStep {
  invitation: number;
}

type Answer = { kind: "name"; name: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const inviteeNameForm = "inviteeName";

/** Asks an invited person for their name, and shows the next question. */
export function createInviteeNameForm(context: NameFormContext) {
  const { texts, vault, now } = context;
  return createForm<NameStep, Answer>({
    texts,
    questionName: ({ invitation }) => questionName(invitation),
    screen: (stepTexts, { invitation }) => nameScreen(stepTexts, invitation),
    hear: parseReply,
    save,
    hasNoDraft: true,
  });

  async function save({ step, ctx, texts: words, outside }: Reply<NameStep>, answer: Answer): Promise<Outcome> {
    // The tap's own handler answers it.
    if (answer.kind === "stop") return "next";
    const screen = await outside(async (acting) => {
      const answered = await acting.once("nameOfInvitee", (tx) =>
        answerInvitation(tx, vault, acting.person.id, step.invitation, answer, now()),
      );
      return answered.kind === "answered so far"
        ? questionScreen({ ...context, texts: words }, answered.answers, answered.landing)
        : refusedScreen(words, answered.kind);
    });
    await say(ctx, screen);
    return "end";
  }
}

export function askName(ctx: BotContext, invitation: number): Promise<void> {
  const step: NameStep = { language: ctx.texts.language, invitation };
  return enterForm(ctx, inviteeNameForm, questionName(invitation), step);
}

function questionName(invitation: number): string {
  return `name of invitee ${invitation}`;
}

function parseReply(_: NameStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return inviteeButtons.read(tap.data)?.kind === "stop"
      ? { kind: "answer", answer: { kind: "stop" } }
      : { kind: "blank" };
  }
  const text = message?.text ?? "";
  const name = readYesNo(text) === null ? readName(text) : null;
  if (name === null) return { kind: "misfit", say: "invitations:name.wrong" };
  return { kind: "answer", answer: { kind: "name", name } };
}
