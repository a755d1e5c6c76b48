import { AsyncLocalStorage } from "node:async_hooks";
import { conversations, createConversation } from "@grammyjs/conversations";
import { Bot } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { announcementHandlers } from "./announcements/handlers.ts";
import { offerButtons, queueButtons, workButtons } from "./assignment/buttons.ts";
import { type AssignmentHandlersContext, offerHandlers } from "./assignment/handlers.ts";
import { queueHandlers } from "./assignment/queue-handlers.ts";
import { withdrawHandlers } from "./assignment/withdraw-handlers.ts";
import { workHandlers } from "./assignment/work-handlers.ts";
import { resultsButtons } from "./attendance/buttons.ts";
import { doorEntry, figuresEntry } from "./attendance/door-screens.ts";
import { attendanceHandlers, codeHandlers } from "./attendance/handlers.ts";
import { createResultsForm, resultsForm } from "./attendance/results-form.ts";
import { ticketLink } from "./attendance/ticket.ts";
import { openTicketLink, ticketHandlers } from "./attendance/ticket-handlers.ts";
import { caseButtons } from "./cases/buttons.ts";
import { caseHandlers } from "./cases/handlers.ts";
import { createOnce } from "./chat/acts.ts";
import type { BotContext } from "./chat/context.ts";
import { createConversationStates } from "./chat/conversation-state.ts";
import { leaveForms } from "./chat/forms.ts";
import { askAgain } from "./chat/late.ts";
import type { Button } from "./chat/screen.ts";
import { approvalHandlers } from "./composing/approval-handlers.ts";
import { askOpenField } from "./composing/asking-handlers.ts";
import { fieldButtons } from "./composing/buttons.ts";
import { composeForm, createComposeForm } from "./composing/compose-form.ts";
import { composingHandlers, pauseComposing } from "./composing/handlers.ts";
import { composeButton } from "./composing/screens.ts";
import { directoryHandlers, openStaffLink, staffLink } from "./directory/handlers.ts";
import { inviteButton } from "./directory/screens.ts";
import { eventHandlers, eventLink, openEventLink } from "./events/handlers.ts";
import { inlineHandlers } from "./events/inline-handlers.ts";
import { eventListHandlers } from "./events/list-handlers.ts";
import { tellMissed } from "./events/missed.ts";
import { eventsButton } from "./events/screens.ts";
import { answerButtons } from "./intake/buttons.ts";
import { findDraft, pauseDraft } from "./intake/drafts.ts";
import { askOpenQuestion, intakeHandlers, lateParts, startReport, storyEdits } from "./intake/handlers.ts";
import { createReportForm, type FormContext, reportForm } from "./intake/report-form.ts";
import { continueButton, reportButton } from "./intake/screens.ts";
import type { Logger } from "./log.ts";
import { arrivals, fallback, meet, type PeopleContext, peopleHandlers } from "./people/handlers.ts";
import { mayAnywhere } from "./people/permissions.ts";
import { roomButtons } from "./places/buttons.ts";
import { roomAnswers, roomHandlers } from "./places/handlers.ts";
import { endRefused } from "./refused-answer.ts";
import { subscriptionButtons } from "./subscriptions/buttons.ts";
import { askToResume, stopHandlers, subscriptionHandlers } from "./subscriptions/handlers.ts";
import { endByBlock } from "./subscriptions/subscriptions.ts";
import type { Handle, Handling } from "./telegram/inbox.ts";

/** What the features need; one object serves them all. */
export interface BotServices extends FormContext, AssignmentHandlersContext {
  log: Logger;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
}

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

/** Raise it when a form's steps change; drafts survive, the log of the open question does not. */
const formsVersion = 1;

/** The order of everything that is heard. No effect outside: nothing is polled and nothing is sent yet. */
export function createBot(services: BotServices, { token, me, apiRoot, fetch }: BotOptions): HandlingBot {
  // Inside forms grammY makes an Api of its own, so what concerns every call is in its fetch.
  const underWay = new AsyncLocalStorage<Handling>();
  const fetchInTime: typeof fetch = async (...call) => {
    underWay.getStore()?.signal.throwIfAborted();
    return fetch(...call);
  };
  const bot = new Bot<BotContext>(token, { botInfo: me, client: { apiRoot, fetch: fetchInTime } });
  const states = createConversationStates(formsVersion);
  const handlings = new WeakMap<Update, Handling>();
  const people: PeopleContext = {
    ...services,
    homeEntries: (ctx) => homeEntries(ctx, services),
    openLink: (ctx, payload) => openLink(ctx, services, payload),
    left: (ctx) => endByBlock(services.database.prisma, [ctx.person.id], services.now()),
    returned: async (ctx) => {
      await tellMissed(services.database.prisma, ctx.person.id, services.now());
      await askToResume(ctx, services);
    },
  };
  const forms = [
    {
      name: reportForm,
      prefix: answerButtons.prefix,
      pause: (ctx: BotContext) => pauseDraft(services.database.sql, ctx.person.id),
    },
    { name: composeForm, prefix: fieldButtons.prefix, pause: (ctx: BotContext) => pauseComposing(ctx, services) },
    // It has no draft: what is not sent as a whole is asked for again.
    { name: resultsForm, prefix: resultsButtons.prefix, pause: async () => {} },
  ];

  bot.use((ctx, next) => {
    ctx.crowded = handlings.get(ctx.update)?.crowded ?? false;
    ctx.once = createOnce(
      { ...services, prisma: services.database.prisma },
      ctx.update.update_id,
      handlings.get(ctx.update),
    );
    return next();
  });
  // Who is it, and in which language do they want to be spoken to.
  bot.use(meet(people));
  // In any chat, and about nothing that is private.
  bot.use(inlineHandlers(services));
  // What comes late must not undo or answer what came meanwhile.
  bot.use(askAgain((update) => handlings.get(update)?.late === true && !speaksForItself(update)));
  bot.use(arrivals(people));
  // Buttons that must work whatever the person is in the middle of.
  bot.use(offerHandlers(services));
  bot.use(eventHandlers(services));
  bot.use(ticketHandlers(services));
  bot.use(stopHandlers(services));
  bot.use(approvalHandlers(services));
  bot.use(announcementHandlers(services));
  // An edit is of what was told before; it answers no question.
  bot.use(storyEdits(services));
  // Commands and other features' buttons leave the form; whatever else comes may be its answer.
  bot.use(conversations({ storage: states.storage }));
  bot.use(leaveForms(forms));
  bot.use(createConversation(createReportForm(services), reportForm));
  bot.use(createConversation(createComposeForm(services), composeForm));
  bot.use(createConversation(createResultsForm(services), resultsForm));
  // The features, top to bottom.
  bot.use(peopleHandlers(people));
  bot.use(intakeHandlers(services));
  bot.use(caseHandlers(services));
  bot.use(withdrawHandlers(services));
  bot.use(roomHandlers(services));
  bot.use(eventListHandlers(services));
  bot.use(subscriptionHandlers(services));
  bot.use(workHandlers(services));
  bot.use(queueHandlers(services));
  bot.use(directoryHandlers(services));
  bot.use(composingHandlers(services));
  bot.use(attendanceHandlers(services));
  // A report that is being told, an event that is being composed go on with their open question.
  bot.use(async (ctx, next) => {
    if (!(await askOpenQuestion(ctx, services)) && !(await askOpenField(ctx, services))) await next();
  });
  bot.use(lateParts(services));
  bot.use(codeHandlers(services));
  // Outside forms a location or a place's name asks for the nearest room.
  bot.use(roomAnswers(services));
  // Must be the last.
  bot.use(fallback(people));

  return {
    bot,
    async handle(update, conversation, handling) {
      states.begin(update, conversation);
      handlings.set(update, handling);
      const began = performance.now();
      try {
        await underWay.run(handling, () => bot.handleUpdate(update));
      } catch (error) {
        const from = update.message?.from ?? update.callback_query?.from;
        const answered = { updateId: update.update_id, telegramId: from?.id ?? 0 };
        await endRefused(services, answered, error, performance.now() - began);
      }
      return states.end(update);
    },
  };
}

/** Names what it is about, so that it means the same whenever it is handled: a mediator's answer to an offer, an edit. */
function speaksForItself({ callback_query: tap, edited_message: edited }: Update): boolean {
  return edited !== undefined || (tap?.data !== undefined && offerButtons.read(tap.data) !== null);
}

async function homeEntries(ctx: BotContext, { database }: BotServices): Promise<Button[]> {
  const { texts, person } = ctx;
  const draft = await findDraft(database.prisma, person.id);
  const entries = [draft === null ? reportButton(texts) : continueButton(texts)];
  entries.push({ label: texts.plain("people:home.cases"), data: caseButtons.data("mine", {}) });
  entries.push({ label: texts.plain("people:home.room"), data: roomButtons.data("find", {}) });
  entries.push(eventsButton(texts));
  entries.push({ label: texts.plain("people:home.subscriptions"), data: subscriptionButtons.data("open", {}) });
  if (mayAnywhere(person, "seeOwnCase")) {
    entries.push({ label: texts.plain("people:home.work"), data: workButtons.data("list", {}) });
    entries.push({ label: texts.plain("people:home.duty"), data: workButtons.data("onDuty", {}) });
  }
  if (mayAnywhere(person, "seeQueue")) {
    entries.push({ label: texts.plain("people:home.queue"), data: queueButtons.data("list", {}) });
  }
  if (mayAnywhere(person, "composeEvent")) entries.push(composeButton(texts), doorEntry(texts));
  else if (mayAnywhere(person, "readFigures")) entries.push(figuresEntry(texts));
  if (mayAnywhere(person, "inviteStaff")) entries.push(inviteButton(texts));
  return entries;
}

async function openLink(ctx: BotContext, services: BotServices, payload: string): Promise<boolean> {
  if (payload === "report") {
    await startReport(ctx, services);
    return true;
  }
  if (payload.startsWith(staffLink)) {
    await openStaffLink(ctx, services, payload.slice(staffLink.length));
    return true;
  }
  if (payload.startsWith(eventLink)) {
    await openEventLink(ctx, services, payload.slice(eventLink.length));
    return true;
  }
  if (payload.startsWith(ticketLink)) {
    await openTicketLink(ctx, services, payload.slice(ticketLink.length));
    return true;
  }
  return false;
}
