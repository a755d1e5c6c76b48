import { Composer, type NextFunction } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { homeButtons } from "../../platform/chat/home.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import { guessLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Logger } from "../../platform/log.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { noLink, peopleButtons } from "./buttons.ts";
import type { Entrances } from "./entrance-handlers.ts";
import type { MenuEntrance } from "./entrances.ts";
import { createGroupHandler } from "./group-handlers.ts";
import { setStaffMenu } from "./menu.ts";
import { createPersonFinder } from "./people.ts";
import { chooseLanguage } from "./person-rows.ts";
import { noteReturn, noteStop } from "./reachability-rows.ts";
import { homeScreen, languageScreen } from "./screens.ts";
import { findTypedLanguage, isTypedHome } from "./typed-commands.ts";

export interface PeopleContext {
  database: Database;
  places: Places;
  operator: Operator;
  adminIds: readonly number[];
  texts: (language: Language) => Texts;
  now: () => Date;
  /** How far `now` is deliberately ahead of this machine's clock, in milliseconds. */
  clockAheadMs: () => number;
  log: Logger;
  /** The entrances that make up the menus of staff. */
  entrances: readonly MenuEntrance[];
  homeButtons: Entrances["homeButtons"];
  openLink: Entrances["openLink"];
  /** Holds what somebody writes before they have chosen a language. */
  holdWords: (ctx: BotContext) => Promise<void>;
  /** Goes on with that once they have chosen. @returns false if there is nothing to go on with */
  goOnWithWords: (ctx: BotContext) => Promise<boolean>;
  /** Called when the person has blocked the bot. */
  left: (ctx: BotContext) => Promise<void>;
  /** Called when the person has unblocked the bot. */
  returned: (ctx: BotContext) => Promise<void>;
}

/**
 * Finds the person and their language. Lets through only private chats, where nobody else can read, and inline queries, which have no
 * chat. A person who writes or taps in private counts as reachable, whatever Telegram has said about them before.
 */
export function meet({ database, adminIds, texts, now, clockAheadMs, log }: PeopleContext) {
  const findPerson = createPersonFinder(database.sql, adminIds);
  const leaveGroup = createGroupHandler(texts, log, now);
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (ctx.from === undefined || ctx.from.is_bot) return;
    // The card of an event that somebody picked in inline mode, perhaps in the chat with the bot, is not a message to the bot. It has a
    // button; a text that staff have at hand comes without buttons, and is meant for a talk.
    if (ctx.message?.via_bot?.id === ctx.me.id && ctx.message.reply_markup !== undefined) return;
    if (ctx.chat?.type !== "private" && ctx.inlineQuery === undefined) return leaveGroup(ctx);
    ctx.person = await findPerson(ctx.from.id, now());
    if (ctx.person.blocked && ctx.chat?.type === "private" && ctx.myChatMember === undefined) {
      const returned = await noteReturn(database.sql, ctx.person.id, dateOf(ctx), clockAheadMs());
      ctx.person = { ...ctx.person, blocked: !returned };
    }
    ctx.texts = texts(ctx.person.language ?? guessLanguage(ctx.from.language_code));
    await next();
  };
}

/** Handles people who block the bot or return, and asks for the language before anything else. */
export function arrivals(context: PeopleContext): Composer<BotContext> {
  const { database, texts, clockAheadMs } = context;
  const composer = new Composer<BotContext>();
  composer.on("my_chat_member", async (ctx) => {
    const { new_chat_member, date } = ctx.myChatMember;
    const at = new Date(date * 1000);
    if (new_chat_member.status === "kicked") {
      if (await noteStop(database.sql, ctx.person.id, at)) await context.left(ctx);
    } else if (await noteReturn(database.sql, ctx.person.id, at, clockAheadMs())) await context.returned(ctx);
  });
  composer.use(async (ctx, next) => {
    const tapped = peopleButtons.read(ctx.callbackQuery?.data ?? "");
    const chosen = tapped?.kind === "language" ? tapped.language : typedByNewcomer(ctx);
    if (chosen === null) return next();
    await setLanguage(ctx, context, chosen);
    // peopleHandlers and readLanguage go on after the forms, where a form can be entered.
    await next();
  });
  composer.use(async (ctx, next) => {
    if (ctx.person.language !== null) return next();
    await context.holdWords(ctx);
    if (ctx.editedMessage !== undefined || ctx.crowded) return;
    await show(ctx, languageScreen(texts, ctx.texts.language, payloadOf(ctx)));
  });
  return composer;
}

/** Handles the home screen, and the deep links that bypass it. */
export function peopleHandlers(context: PeopleContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("start", async (ctx) => {
    const payload = payloadOf(ctx);
    if (payload === null || !(await context.openLink(ctx, payload))) await showHome(ctx, context);
  });
  composer.use(whenTapped(homeButtons, (ctx) => showHome(ctx, context)));
  composer.use(
    whenTapped(peopleButtons, async (ctx, tapped) => {
      if (tapped.kind !== "language") return;
      if (tapped.link !== noLink && (await context.openLink(ctx, tapped.link))) return;
      if (!(await context.goOnWithWords(ctx))) await showHome(ctx, context);
    }),
  );
  return composer;
}

/** Answers updates that no other handler has understood, including old buttons, and shows what the person can do. */
export function fallback(context: PeopleContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on(["message", "callback_query"], async (ctx) => {
    // If many messages arrive at once, "I did not understand" is said only to the last of them.
    if (ctx.crowded) return;
    const expired = ctx.callbackQuery !== undefined;
    const home = homeScreen(ctx.texts, context.operator, await context.homeButtons(ctx));
    await say(ctx, { ...home, text: ctx.texts.html(expired ? "chat:expired" : "chat:notUnderstood") });
  });
  return composer;
}

/** Answers «menu», "home" and the like. */
export function readHome(context: PeopleContext): ReadWords {
  return async (ctx, words) => {
    if (!isTypedHome(words, languages.map(context.texts))) return false;
    await showHome(ctx, context);
    return true;
  };
}

/** Understands the typed name of a language as a tap on its button. */
export function readLanguage(context: PeopleContext): ReadWords {
  return async (ctx, words) => {
    const typed = findTypedLanguage(words);
    if (typed === null) return false;
    await setLanguage(ctx, context, typed);
    if (!(await context.goOnWithWords(ctx))) await showHome(ctx, context);
    return true;
  };
}

/** The language that somebody without one names; later such a name may answer a question. */
function typedByNewcomer({ person, message }: BotContext): Language | null {
  return person.language === null && message?.text !== undefined ? findTypedLanguage(message.text) : null;
}

async function setLanguage(ctx: BotContext, context: PeopleContext, language: Language): Promise<void> {
  await chooseLanguage(context.database.sql, ctx.person.id, language);
  ctx.person = { ...ctx.person, language };
  ctx.texts = context.texts(language);
  await setStaffMenu(ctx, context.entrances);
}

async function showHome(ctx: BotContext, context: PeopleContext): Promise<void> {
  await show(ctx, homeScreen(ctx.texts, context.operator, await context.homeButtons(ctx)));
}

/** When it happened by Telegram's clock, which counts whole seconds: the last moment of that second. Null for a tap, which has no time. */
function dateOf({ message, editedMessage }: BotContext): Date | null {
  const seconds = editedMessage?.edit_date ?? message?.date;
  return seconds === undefined ? null : new Date(seconds * 1000 + 999);
}

/** The payload of `/start`. Null if it is too long for a button: then it is not a link of this bot. */
function payloadOf(ctx: BotContext): string | null {
  const payload = /^\/start(?:@\w+)? ([\w-]{1,40})$/.exec(ctx.message?.text ?? "")?.[1];
  return payload ?? null;
}
