import type { BotContext } from "../../platform/chat/context.ts";
import { say, sayOnScreen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import { leaveTalk } from "./leave-talk.ts";
import { loadNames } from "./mediator-names.ts";
import { enteredScreen, leftScreen } from "./screens.ts";
import { type OwnTalk, quietDeskMs, situationOf } from "./situation.ts";
import type { TalksContext } from "./talks.ts";
import { boundTalkOf, type TopicsContext } from "./topics.ts";

export interface EnteringContext extends TalksContext, TopicsContext {
  now: () => Date;
}

/**
 * Enters a talk that is open to the person: what they write from now on goes there. It takes effect with the sentence that says so, by
 * Telegram's clock. @returns false if the talk is not open to them
 */
export async function enter(ctx: BotContext, context: EnteringContext, talkId: number): Promise<boolean> {
  const now = context.now();
  const { talks } = await situationOf(context.database, ctx.person, now, talkId);
  const talk = talks.find(({ id }) => id === talkId);
  if (talk === undefined) return false;
  // A desk in which nothing was said lately is not among a coordinator's talks, unless they enter it again.
  if (talk.as === "COORDINATOR") {
    const where = { id: talkId, saidAt: { lt: new Date(now.getTime() - quietDeskMs) } };
    await context.database.prisma.talk.updateMany({ where, data: { saidAt: now } });
  }
  await enterOwn(ctx, context, talk);
  return true;
}

/**
 * Goes back to the talk from which a form has called somebody away, if it is still open to them. Their only talk is shown and not entered:
 * nobody chose it, so that they are asked once they have another.
 */
export async function goBackTo(ctx: BotContext, context: EnteringContext, talkId: number): Promise<void> {
  const { talks } = await situationOf(context.database, ctx.person, context.now());
  const talk = talks.find(({ id }) => id === talkId);
  if (talk === undefined || talk.isStopped) return;
  if (talks.length > 1 || talk.kind !== "CAUCUS") return enterOwn(ctx, context, talk);
  const nameOf = await loadNames(context.database.prisma, context.vault, [talk]);
  await say(ctx, enteredScreen(ctx.texts, { ...talk, mediator: nameOf(talk) }));
}

async function enterOwn(ctx: BotContext, { database, vault, now }: EnteringContext, talk: OwnTalk): Promise<void> {
  const { prisma } = database;
  const nameOf = await loadNames(prisma, vault, [talk]);
  const { at } = await sayOnScreen(ctx, enteredScreen(ctx.texts, { ...talk, mediator: nameOf(talk) }));
  await storeEntered(prisma, ctx.person.id, talk.id, at === null ? now() : new Date(at * 1000));
}

/** Notes which talk a person has chosen. @param enteredAt when the sentence that says so was shown */
async function storeEntered(db: Db, personId: number, talkId: number, enteredAt: Date): Promise<void> {
  const chosen = { talkId, enteredAt };
  await db.enteredTalk.upsert({ where: { personId }, create: { personId, ...chosen }, update: chosen });
  await db.pausedTalk.deleteMany({ where: { personId } });
}

/** Leaves the entered talk and takes the writing line away. In the topic of a talk it is said that what is written there is still read. */
export async function leave(ctx: BotContext, context: EnteringContext): Promise<void> {
  const { database, vault, now } = context;
  await leaveTalk(database.prisma, ctx.person.id);
  const { talks } = await situationOf(database, ctx.person, now());
  const bound = await boundTalkOf(context, ctx.person.id, ctx.message);
  const [only] = talks;
  const isOnly = talks.length === 1 && only?.kind === "CAUCUS";
  const reads = bound === null ? (isOnly ? only : undefined) : talks.find(({ id }) => id === bound);
  const nameOf = await loadNames(database.prisma, vault, talks);
  await say(ctx, leftScreen(ctx.texts, reads === undefined ? null : { ...reads, mediator: nameOf(reads) }));
}
