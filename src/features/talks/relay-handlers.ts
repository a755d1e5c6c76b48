import { Composer, type NextFunction } from "grammy";
import type { Message } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import { openForms } from "../../platform/chat/conversation-state.ts";
import { factsOf, receivedContent } from "../../platform/chat/received-content.ts";
import { say } from "../../platform/chat/screen.ts";
import { lookTwice } from "../../platform/chat/second-look.ts";
import { dayOf } from "../../platform/time/local-day.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import type { Operator } from "../operator/operator.ts";
import { type Address, addressOf } from "./addressing.ts";
import { albumMs, completeAlbums, joinAlbum } from "./albums.ts";
import { answerExpected } from "./answer-due.ts";
import { notSaidScreen } from "./lead-screens.ts";
import { loadNames } from "./mediator-names.ts";
import { createSay, type Say } from "./said-rows.ts";
import {
  closedScreen,
  notCarriedScreen,
  partlyCarriedScreen,
  passedOnScreen,
  type TalkFacts,
  wentToScreen,
} from "./screens.ts";
import { type CaseOfMessage, findRepliedTo, type OwnSituation, type OwnTalk, situationBefore } from "./situation.ts";
import { createSituationFinder, type FindSituation } from "./situation-rows.ts";
import { findTalks } from "./talk-rows.ts";
import { keepWaiting, sayIn, type TalksContext, type Written, waitMs } from "./talks.ts";
import { isThanks } from "./thanks.ts";
import { boundTalkOf, type TopicsContext } from "./topics.ts";
import { askScreen, heldScreen } from "./waiting-screens.ts";

export interface TalkHandlersContext extends TalksContext, TopicsContext {
  calendar: Calendar;
  operator: Operator;
  caseOfMessage: CaseOfMessage;
  now: () => Date;
}

/** Messages that arrive together share their statements. */
interface RelayContext extends TalkHandlersContext {
  sayInTalk: Say;
  findSituation: FindSituation;
}

function relaying(context: TalkHandlersContext): RelayContext {
  const { sql } = context.database;
  return { ...context, sayInTalk: createSay(sql), findSituation: createSituationFinder(sql) };
}

/** Hears replies to what was said in a talk and what is written in its topic, whatever else the person is in the middle of. */
export function replies(services: TalkHandlersContext): Composer<BotContext> {
  const context = relaying(services);
  const composer = new Composer<BotContext>();
  composer.on("message", async (ctx, next) => {
    const isPlaced = factsOf(ctx.message).replyTo !== null || ctx.message.is_topic_message === true;
    if (!isPlaced || isCommand(ctx.message)) return next();
    await relay(ctx, context, openForms(ctx.conversationState).length > 0, next);
  });
  return composer;
}

/** Hears what is written without a reply, and passes on what is for no talk. */
export function writing(services: TalkHandlersContext): Composer<BotContext> {
  const context = relaying(services);
  const composer = new Composer<BotContext>();
  composer.on("message", async (ctx, next) => {
    // An edit that is heard as a message corrects what was written to the bot, not to a person.
    if (isCommand(ctx.message) || ctx.message.edit_date !== undefined) return next();
    await relay(ctx, context, false, next);
  });
  return composer;
}

function isCommand({ text }: Message): boolean {
  return text?.startsWith("/") ?? false;
}

async function relay(ctx: BotContext, context: RelayContext, form: boolean, next: NextFunction): Promise<void> {
  const { message, person } = ctx;
  if (message === undefined) return next();
  const content = receivedContent(message);
  if (content.kind === "service") return next();
  const now = context.now();
  const repliedTo = await repliedToOf(message, context, person);
  const bound = await boundTalkOf(context, person.id, message);
  const named = repliedTo?.kind === "talk" ? repliedTo.talk : bound;
  const situation = await situationBefore(context, person, now, { message: message.message_id, named });
  if (situation.talks.length === 0 && repliedTo?.kind !== "talk" && bound === null) return next();
  const writtenAt = new Date(message.date * 1000);
  const address = addressOf({
    ...situation,
    message: { writtenAt, repliedTo, topic: bound === null ? [] : [bound] },
    form,
  });
  if (address.kind === "form" || address.kind === "none") return next();
  if (address.kind === "closed") return sayClosed(ctx, context, address.talk);
  if (content.kind === "cannotBeCarried") {
    await say(ctx, notCarriedScreen(ctx.texts, content.what, message.message_id));
    return;
  }
  const replyToId = repliedTo?.kind === "talk" ? (repliedTo.message ?? null) : null;
  const { albumId, isLiveLocation, isLivePhoto } = factsOf(message);
  const shows = lookTwice(message);
  const written = { messageId: message.message_id, content, replyToId, albumId, shows, writtenAt };
  await carry(ctx, context, { written, situation, address });
  const partly = isLiveLocation ? "liveLocation" : isLivePhoto && albumId === null ? "livePhoto" : null;
  if (partly !== null) await say(ctx, partlyCarriedScreen(ctx.texts, partly, message.message_id));
}

interface Carried {
  written: Written;
  situation: OwnSituation;
  address: Extract<Address, { kind: "talk" | "ask" }>;
}

async function carry(ctx: BotContext, context: RelayContext, carried: Carried): Promise<void> {
  const { written, situation, address } = carried;
  const { messageId, shows } = written;
  const now = context.now();
  if ((await joinAlbum(context, ctx.person.id, written, now)) !== "noAlbum") return;
  if (written.albumId === null && situation.isGathering) await completeAlbums(context, ctx.person.id, now);
  const dueAt = new Date(now.getTime() + waitMs);
  if (address.kind === "ask") {
    const id = await keepWaiting(context, "ASKED", null, ctx.person.id, written, dueAt, now);
    if (id === null) return;
    const listed = await factsOfTalks(context, situation.talks);
    await say(ctx, askScreen(ctx.texts, id, listed, messageId));
    return;
  }
  const talk = situation.talks.find(({ id }) => id === address.talk);
  if (talk === undefined || talk.isStopped) return sayClosed(ctx, context, address.talk);
  if (written.albumId !== null) {
    await keepWaiting(context, "GATHERING", talk.id, ctx.person.id, written, new Date(now.getTime() + albumMs), now);
    return;
  }
  if (shows.length > 0) {
    const id = await keepWaiting(context, "HELD", talk.id, ctx.person.id, written, dueAt, now);
    const [facts] = await factsOfTalks(context, [talk]);
    if (id === null || facts === undefined) return;
    await say(ctx, heldScreen(ctx.texts, { message: id, talk: facts, disclosures: shows, replyTo: messageId }));
    return;
  }
  const said = await sayIn(context, talk, ctx.person.id, written, now);
  if (said === "closed") return sayClosed(ctx, context, talk.id);
  await acknowledge(ctx, context, talk, situation, written);
}

/** Says where a message went, where that is news: the first of a day to a mediator, and the first after a switch. */
async function acknowledge(
  ctx: BotContext,
  context: TalkHandlersContext,
  talk: OwnTalk,
  { lastWroteAt, entered }: OwnSituation,
  { messageId, writtenAt, content }: Written,
): Promise<void> {
  const isFirstOfDay = lastWroteAt === null || dayOf(lastWroteAt) !== dayOf(writtenAt);
  const isPassedOn = talk.as === "PARTY" && talk.kind === "CAUCUS" && isFirstOfDay;
  const isFirstAfterSwitch = entered !== null && entered.talk === talk.id && entered.usedAt === null;
  if (!isPassedOn && !isFirstAfterSwitch) return;
  const [facts] = await factsOfTalks(context, [talk]);
  if (facts === undefined) return;
  if (isPassedOn) {
    const expected = isThanks(content)
      ? null
      : answerExpected(context.operator.talks, context.calendar, talk.owedSince, context.now());
    await say(ctx, passedOnScreen(ctx.texts, facts.mediator, expected, messageId));
  } else {
    await say(ctx, wentToScreen(ctx.texts, facts, messageId));
  }
}

async function repliedToOf(
  message: Message,
  { database, caseOfMessage }: TalkHandlersContext,
  person: BotContext["person"],
) {
  const { replyTo } = factsOf(message);
  if (replyTo === null) return null;
  const isFromBot = message.reply_to_message?.from?.is_bot === true;
  return findRepliedTo(database, caseOfMessage, person, { messageId: replyTo, isFromBot });
}

/** Says that a talk is closed, or stopped, and that nothing went into it. */
async function sayClosed(ctx: BotContext, { database }: TalkHandlersContext, id: number): Promise<void> {
  const talk = (await findTalks(database.sql, [id])).get(id);
  const isParty = talk?.partyId === ctx.person.id;
  const replyTo = ctx.message?.message_id ?? null;
  if (talk?.isOpen === true && talk.isStopped) {
    await say(ctx, notSaidScreen(ctx.texts, { id, caseId: talk.state.id, isParty }, replyTo));
    return;
  }
  await say(ctx, closedScreen(ctx.texts, isParty ? "PARTY" : null, replyTo));
}

/** What screens say about talks. */
export async function factsOfTalks(
  { database, vault }: TalkHandlersContext,
  talks: readonly OwnTalk[],
): Promise<TalkFacts[]> {
  const nameOf = await loadNames(database.prisma, vault, talks);
  return talks.map((talk) => ({ ...talk, mediator: nameOf(talk) }));
}
