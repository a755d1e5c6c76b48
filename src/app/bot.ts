import { AsyncLocalStorage } from "node:async_hooks";
import { conversations, createConversation } from "@grammyjs/conversations";
import { Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { assignment } from "../features/assignment/feature.ts";
import { attendance } from "../features/attendance/feature.ts";
import { cases } from "../features/cases/feature.ts";
import { casework } from "../features/casework/feature.ts";
import { composing } from "../features/composing/feature.ts";
import { danger } from "../features/danger/feature.ts";
import { events } from "../features/events/feature.ts";
import { intake } from "../features/intake/feature.ts";
import { goOnWithReport } from "../features/intake/handlers.ts";
import { goOnWithHeld, holdUnread } from "../features/intake/held-handlers.ts";
import { invitations } from "../features/invitations/feature.ts";
import { createEntrances } from "../features/people/entrance-handlers.ts";
import {
  arrivals,
  fallback,
  meet,
  type PeopleContext,
  peopleHandlers,
  readHome,
  readLanguage,
} from "../features/people/handlers.ts";
import { phrases } from "../features/phrases/feature.ts";
import { places } from "../features/places/feature.ts";
import { talks } from "../features/talks/feature.ts";
import { pauseForForm } from "../features/talks/form-handlers.ts";
import { leaveTalk } from "../features/talks/leave-talk.ts";
import { answerOutsideTopics } from "../features/talks/topic-handlers.ts";
import { createOnce } from "../platform/chat/acts.ts";
import type { BotContext, ConversationState } from "../platform/chat/context.ts";
import { createConversationStorage, decisionPrefix, openForms } from "../platform/chat/conversation-state.ts";
import { listenToDecision } from "../platform/chat/decision.ts";
import { dropLiveLocations, hearEdited } from "../platform/chat/edits.ts";
import type { Part, ReadWords } from "../platform/chat/feature.ts";
import { leaveForms } from "../platform/chat/forms.ts";
import { askAgain } from "../platform/chat/late.ts";
import { askNextStep } from "../platform/chat/next-step.ts";
import { plainCommand } from "../platform/chat/plain-command.ts";
import { sentIds } from "../platform/chat/sent-ids.ts";
import type { Handle, Handling } from "../platform/telegram/inbox/handling.ts";
import { type CardServices, createCards } from "./case-cards.ts";
import { caseOfMessage } from "./case-of-message.ts";
import { entrances, type FeatureServices, features } from "./features.ts";
import { pendingKinds } from "./pending-kinds.ts";
import { createPhraseParts } from "./phrase-parts.ts";
import { endRefused } from "./refused-answer.ts";
import { wordsForBot } from "./words-for-bot.ts";

/** What the bot is made of. */
export type BotServices = Omit<CardServices, "caseOfMessage" | "leaveTalk">;

export interface BotOptions {
  token: string;
  me: UserFromGetMe;
  apiRoot: string;
  fetch: typeof globalThis.fetch;
}

export interface HandlingBot {
  bot: Bot<BotContext>;
  /** Handles one update for the inbox; a `late` one answers no question. */
  handle: Handle;
}

/**
 * Raise it when what a form does before it waits for an answer changes: stored conversations are dropped then, and their question is
 * asked again. Drafts stay.
 */
const formsVersion = 1;

/** Who answers an inline query, from the first to the last. */
const inlineOrder: readonly Part<FeatureServices>[] = [phrases.inline, events.inline];

/**
 * Who hears what is written or sent without a button, from the first to the last: whatever one of them takes reaches no other. A form
 * that waits for an answer stands before all of them.
 */
export const freeTextOrder: readonly Part<FeatureServices>[] = [
  // A form, once more: what it has just heard goes on with the next question.
  intake.freeText.openQuestion,
  composing.freeText.openField,
  // A part of a story was written before the story ended, so it is for no talk; its words may look like a code or like a place.
  intake.freeText.lateParts,
  // Below the forms, because an answer is only for its form.
  talks.freeText.writing,
  // Nobody waits for the rest.
  places.freeText.locations,
];

/**
 * Who reads words for which nobody waits, from the first to the last. The names of buttons and commands come after them, and what
 * then is long enough may be a story.
 */
export const wordsOrder: readonly ((services: FeatureServices) => ReadWords)[] = [
  intake.words.offerAnswer,
  intake.words.deletion,
  assignment.words.withdrawal,
  // Staff first: a mediator's own case is no applicant's, and the applicant's reader answers every number.
  assignment.words.number,
  casework.words.number,
  cases.words.number,
  invitations.words.code,
  attendance.words.code,
  intake.words.person,
  places.words.place,
];

/** Who takes what nobody has read. */
export const unreadOrder: readonly Part<FeatureServices>[] = [
  // What somebody writes who was asked whether they may be called is meant as the answer.
  danger.freeText.explainAnswer,
  intake.freeText.stories,
];

/** The order of everything that is heard. No effect outside: nothing is polled and nothing is sent yet. */
export function createBot(given: BotServices, { token, me, apiRoot, fetch }: BotOptions): HandlingBot {
  const withCases = { ...given, caseOfMessage, leaveTalk };
  const services: FeatureServices = {
    ...withCases,
    entrances,
    pendingKinds,
    cards: createCards(withCases),
    phraseParts: createPhraseParts(withCases),
  };
  const { prisma } = services.database;
  // The update that is being handled. Inside forms grammY makes an Api of its own, so what concerns every call is in its fetch.
  const underWay = new AsyncLocalStorage<{ handling: Handling; conversation: ConversationState }>();
  const fetchInTime: typeof fetch = async (...call) => {
    const handling = underWay.getStore()?.handling;
    handling?.signal.throwIfAborted();
    const response = await fetch(...call);
    handling?.sent.push(...(await sentIds(call, response)));
    return response;
  };
  const bot = new Bot<BotContext>(token, { botInfo: me, client: { apiRoot, fetch: fetchInTime } });
  const { handlers: openEntrances, readWords: readEntrance, ...ways } = createEntrances(entrances, services);
  const readers = [...wordsOrder.map((part) => part(services)), readEntrance];
  const read: ReadWords = async (ctx, words) => {
    for (const reader of [...readers, readHome(people), readLanguage(people)])
      if (await reader(ctx, words)) return true;
    return false;
  };
  const people: PeopleContext = {
    ...services,
    ...ways,
    holdWords: (ctx) => holdUnread(ctx, services),
    goOnWithWords: (ctx) => goOnWithHeld(ctx, services, read),
    left: async (ctx) => {
      for (const { left } of features) await left?.(ctx, services);
    },
    returned: async (ctx) => {
      for (const { returned } of features) await returned?.(ctx, services);
    },
  };
  const forBot = {
    numbers: [assignment.words.number, casework.words.number, cases.words.number].map((part) => part(services)),
    code: attendance.words.code(services),
    names: [readEntrance, readHome(people)],
  };
  const forms = features.flatMap((feature) => feature.forms ?? []);
  const use = (parts: readonly Part<FeatureServices>[]) => bot.use(...parts.map((part) => part(services)));

  bot.use((ctx, next) => {
    const current = underWay.getStore();
    if (current === undefined) throw new Error("An update bypassed the inbox: `handle` handles updates.");
    const { handling, conversation } = current;
    ctx.crowded = handling.crowded;
    ctx.late = handling.late;
    ctx.conversationState = conversation;
    const { message } = ctx.update;
    if (message?.text !== undefined) message.text = plainCommand(message.text);
    ctx.once = createOnce({ ...services, prisma }, ctx.update.update_id, handling);
    return next();
  });
  // Who is it, and in which language do they want to be spoken to.
  bot.use(meet(people));
  bot.use(answerOutsideTopics(services));
  use(inlineOrder);
  // What comes late must not undo or answer what came meanwhile.
  bot.use(askAgain((data) => features.some(({ speaksForItself }) => speaksForItself?.(data))));
  // Danger is heard wherever a citizen writes; what staff write in their forms is about events.
  const staffForms = forms.filter(({ isForStaff }) => isForStaff === true).map(({ name }) => name);
  const isCitizens = ({ conversationState }: BotContext) =>
    !openForms(conversationState).some((name) => staffForms.includes(name));
  bot.filter(isCitizens, ...features.flatMap(({ first }) => first ?? []).map((part) => part(services)));
  bot.use(arrivals(people));
  bot.use(dropLiveLocations);
  // Buttons that must work whatever the person is in the middle of, and edits of what they told before.
  use(features.flatMap(({ anytime }) => anytime ?? []));
  // A text that staff have chosen by inline mode is for a talk: it answers no question of a form.
  bot.filter(({ message, me }) => message?.via_bot?.id === me.id, talks.freeText.writing(services), fallback(people));
  // Commands and other features' buttons leave the form; whatever else comes may be its answer.
  bot.use(
    conversations({
      storage: createConversationStorage(formsVersion),
      onEnter: async (name, ctx) => {
        if (!name.startsWith(decisionPrefix)) await pauseForForm(ctx, services);
      },
    }),
  );
  bot.use(leaveForms(forms, services));
  for (const { name, create } of forms) bot.use(createConversation(create(services), name));
  bot.use(hearEdited);
  bot.use(listenToDecision, askNextStep, goOnWithReport(services));
  // Each has commands and buttons of its own: their order does not matter.
  bot.use(openEntrances, peopleHandlers(people));
  use(features.flatMap(({ handlers }) => handlers ?? []));
  bot.use(wordsForBot(forBot));
  use(freeTextOrder);
  bot.on("message:text", async (ctx, next) => {
    if (!(await read(ctx, ctx.message.text))) await next();
  });
  use(unreadOrder);
  // Must be the last.
  bot.use(fallback(people));

  return {
    bot,
    async handle(update, stored, handling) {
      const conversation: ConversationState = { stored, change: undefined };
      const began = performance.now();
      try {
        await underWay.run({ handling, conversation }, () => bot.handleUpdate(update));
      } catch (error) {
        const from = update.message?.from ?? update.callback_query?.from;
        const answered = { updateId: update.update_id, telegramId: from?.id ?? 0 };
        await endRefused(services, answered, error, performance.now() - began);
      }
      return conversation.change;
    },
  };
}
