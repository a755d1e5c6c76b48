import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { CallbackQuery, Update } from "grammy/types";
import { type Language, languages } from "../i18n/languages.ts";
import type { TextKey, TextParams, Texts } from "../i18n/texts.ts";
import { refusalOf } from "../telegram/inbox/telegram-failure.ts";
import type { BotContext } from "./context.ts";
import { asWritten, isEditOfEarlier } from "./edits.ts";
import { askAboutOlder, complaintAbout, firstShownAt, rememberShown } from "./older.ts";
import { ask, type Screen, say, screenCall } from "./screen.ts";
import { isOlder, type ShownAt } from "./shown-at.ts";
import { findTypedButton, maxTypedLength, type YesNoData } from "./understood-words.ts";

/** What every form's step holds. A step is the open question with what its screen shows; it is stored with the conversation. */
export interface FormStep {
  language: Language;
  /** When the question was shown first, by Telegram's clock in seconds, where it is shown again. */
  shownAt?: number;
  /** The question is not shown: it is on the screen already, or something else will show it. */
  quiet?: true;
  /** Why the question is shown again, in HTML: the last reply did not fit. It is said in the same message, above the question. */
  complaint?: string;
}

/** What an update means to the open question. */
export type Heard<Answer> =
  | { kind: "answer"; answer: Answer }
  /** It was written before the question was on the screen, so it cannot be the answer. */
  | { kind: "older" }
  /** An old button of the form: the open question is shown again. */
  | { kind: "stale" }
  /** Nothing at all. */
  | { kind: "blank" }
  /** It does not fit this question; what to say instead. */
  | { kind: "misfit"; say: TextKey; params?: TextParams };

/**
 * How a form goes on: with its next open question (`next`), with the same question shown again (`again`, or with a complaint), without a
 * word and with the same question (`wait`), or not at all (`end`).
 */
export type Outcome = "next" | "again" | "wait" | "end" | Complaint;

/** The same question is shown again with the reason (HTML). Once it is answered, that message goes. */
export interface Complaint {
  complaint: string;
}

/** An open question that has been answered, or at least replied to. */
export interface Reply<Step> {
  step: Step;
  texts: Texts;
  /** When the question was shown first. */
  shownAt: ShownAt;
  /** The context of the reply: it can only answer. */
  ctx: Context;
  /** Does something beside the conversation, once. What it returns must survive JSON. */
  outside<T>(act: (ctx: BotContext) => T | Promise<T>): Promise<T>;
}

/** A form: how its questions are shown and heard, and what becomes of an answer. */
export interface Form<Step extends FormStep, Answer> {
  texts(language: Language): Texts;
  /** Names the question, so that the same question is known when it is shown again. */
  questionName(step: Step): string;
  screen(texts: Texts, step: Step): Screen;
  /** What is known of a question since it was shown. */
  onceShown?(step: Step, shownAt: ShownAt): Step;
  /** Reads an update as an answer, without any effect: the conversation runs it again with every update. */
  hear(step: Step, update: Update, shownAt: ShownAt): Heard<Answer>;
  /** What a typed yes and no stand for where no label begins with such a word. */
  yesNo?(step: Step): YesNoData;
  /** The step with each page of its list that is not open: the buttons there are understood too. */
  otherPages?(step: Step): Step[];
  /** Whether the words of this button are only its label, and may be an answer of their own. */
  isOnlyTapped?(data: string): boolean;
  /** Whether this must be tapped: a consent, a sending or a deletion is never done because of typed words. */
  mustBeTapped?(data: string): boolean;
  /** Keeps an answer, or does what was asked for. */
  save(reply: Reply<Step>, answer: Answer): Promise<Outcome>;
  /** Takes a message that is older than the question for something else; null: the person is asked about it. */
  takeOlder?(reply: Reply<Step>): Promise<Outcome | null>;
  /** Called when the same question is about to be shown again. */
  beforeAgain?(outside: BotContext, step: Step): void;
  /** Without a draft the composition cannot ask the question again: it stays as it was shown. */
  hasNoDraft?: true;
}

/** The conversation that a form is run in. */
export type Talk = Conversation<BotContext, Context>;

/**
 * The conversation of a form. It asks one question: shows it, waits, hears, saves and ends; a handler below the forms enters it again
 * for the next one (`enterForm`). So its log never holds more than one question, and after a crash the form goes on there.
 */
export function createForm<Step extends FormStep, Answer>(form: Form<Step, Answer>) {
  return async function conversation(talk: Talk, ctx: Context, given: Step): Promise<void> {
    const texts = form.texts(given.language);
    const { complaint } = given;
    const isQuiet = given.quiet === true && complaint === undefined;
    const shown = isQuiet ? null : await ask(ctx, withComplaint(form.screen(texts, given), complaint));
    const shownAt = given.shownAt ?? shown?.at ?? null;
    const step = form.onceShown?.(given, shownAt) ?? given;
    const answered = await talk.wait();
    const reply: Reply<Step> = {
      step,
      texts,
      shownAt,
      ctx: answered,
      outside: (act) => talk.external((outside) => act(outside)),
    };
    if (isEditOfEarlier(answered.update, shownAt)) {
      await say(answered, { text: texts.html("chat:editedEarlier", { back: texts.plain("chat:back") }) });
      return talk.skip();
    }
    const outcome = await answerTo(form, reply, hear(form, reply));
    if (outcome === "wait") return talk.skip();
    if (complaint !== undefined) await removeComplaint(reply, shown?.messageId ?? null, form.screen(texts, step));
    if (outcome === "end") return talk.halt();
    if (outcome === "next") return talk.halt({ next: true });
    const next = outcome === "again" ? undefined : outcome.complaint;
    if (form.hasNoDraft === true) {
      // Nobody but this conversation could ask the question again, so it stays open, and the complaint stays on the screen.
      await say(answered, withComplaint(form.screen(texts, step), next));
      return talk.skip();
    }
    await talk.external((outside) => {
      rememberShown(outside, form.questionName(step), shownAt, next);
      form.beforeAgain?.(outside, step);
    });
    return talk.halt({ next: true });
  };
}

export function withComplaint(screen: Screen, complaint: string | undefined): Screen {
  return complaint === undefined ? screen : { ...screen, text: `${complaint}\n\n${screen.text}` };
}

/**
 * Removes the message with the complaint, unless the reply is a tap on it, which edits it. Telegram deletes no message that is older than
 * 48 hours (Bot API deleteMessage): then only the complaint is taken away. @param plain the question without the complaint
 */
async function removeComplaint<Step>(
  { ctx, outside }: Reply<Step>,
  messageId: number | null,
  plain: Screen,
): Promise<void> {
  const chatId = ctx.chat?.id;
  if (messageId === null || chatId === undefined || ctx.callbackQuery?.message?.message_id === messageId) return;
  const { method, payload } = screenCall(chatId, plain, messageId);
  await outside(async ({ api }) => {
    const isThere = await api.deleteMessage(chatId, messageId).then(() => false, isTooOldToDelete);
    if (isThere) await api.raw[method as "editMessageText"](payload as never).catch(() => false);
  });
}

function isTooOldToDelete(error: unknown): boolean {
  const means = refusalOf(error)?.means;
  return means?.kind === "never" && means.what === "rights";
}

/** Hears a reply. The words of a button are heard as a tap on it. */
function hear<Step extends FormStep, Answer>(form: Form<Step, Answer>, reply: Reply<Step>): Heard<Answer> {
  const { step, texts, shownAt, ctx } = reply;
  const update = asWritten(ctx.update);
  const data = typedData(form, reply);
  if (data === null) return form.hear(step, update, shownAt);
  if (form.mustBeTapped?.(data) === true) {
    const button = labelOf(form.screen(texts, step), data);
    return { kind: "misfit", say: "chat:mustBeTapped", params: { button } };
  }
  const tap = { id: "", from: ctx.from, chat_instance: "", data } as CallbackQuery;
  const heard = form.hear(step, { update_id: update.update_id, callback_query: tap }, shownAt);
  return heard.kind === "stale" || heard.kind === "blank" ? form.hear(step, update, shownAt) : heard;
}

/** The data of the button whose words were typed in reply to the question that is on the screen. */
function typedData<Step extends FormStep, Answer>(
  form: Form<Step, Answer>,
  { step, shownAt, ctx }: Reply<Step>,
): string | null {
  const { message } = asWritten(ctx.update);
  if (message?.text === undefined || message.text.length > maxTypedLength || isOlder(message, shownAt)) return null;
  const rowsOf = (shown: Step) =>
    languages.map((language) => form.screen(form.texts(language), { ...shown, language }).rows ?? []);
  const data =
    findTypedButton(message.text, rowsOf(step), form.yesNo?.(step)) ??
    findTypedButton(message.text, form.otherPages?.(step).flatMap(rowsOf) ?? []);
  return data === null || form.isOnlyTapped?.(data) === true ? null : data;
}

/** The label of the button with these data. */
export function labelOf({ rows = [] }: Screen, data: string): string {
  return rows.flat().find((button) => "data" in button && button.data === data)?.label ?? "";
}

async function answerTo<Step extends FormStep, Answer>(
  form: Form<Step, Answer>,
  reply: Reply<Step>,
  heard: Heard<Answer>,
): Promise<Outcome> {
  const { texts, ctx } = reply;
  const unchanged = form.hasNoDraft === true ? "wait" : "again";
  switch (heard.kind) {
    case "answer":
      return form.save(reply, heard.answer);
    case "blank":
      return "wait";
    case "stale":
      return unchanged;
    case "misfit":
      // Of fifty that do not fit, each would be told about.
      return (await isCrowded(reply)) ? "wait" : { complaint: texts.html(heard.say, heard.params) };
    case "older": {
      const taken = (await form.takeOlder?.(reply)) ?? null;
      if (taken !== null) return taken;
      if (await isCrowded(reply)) return "wait";
      await askAboutOlder(ctx, texts);
      return unchanged;
    }
  }
}

function isCrowded<Step>({ outside }: Reply<Step>): Promise<boolean> {
  return outside((ctx) => ctx.crowded);
}

/** Asks the open question of a form. @param question as the form's `questionName` names it */
export async function enterForm<Step extends FormStep>(
  ctx: BotContext,
  name: string,
  question: string,
  step: Step,
): Promise<void> {
  const shownAt = firstShownAt(ctx, question);
  const complaint = complaintAbout(ctx, question);
  await ctx.conversation.enter(name, {
    ...step,
    ...(shownAt === null ? {} : { shownAt }),
    ...(complaint === undefined ? {} : { complaint }),
  });
}
