import type { MiddlewareFn } from "grammy";
import { actKey } from "../../platform/chat/acts.ts";
import type { BotContext } from "../../platform/chat/context.ts";
import { isInForm } from "../../platform/chat/conversation-state.ts";
import { say } from "../../platform/chat/screen.ts";
import { addressOf } from "./addressing.ts";
import { type EnteringContext, goBackTo } from "./entering.ts";
import { isToResume } from "./paused-rows.ts";
import { formBeginsScreen } from "./screens.ts";
import { situationOf } from "./situation.ts";

/**
 * Called before a form asks its first question: what is written from now on is an answer, so the entered talk is left, and its keyboard,
 * which says that somebody else reads, goes.
 */
export async function pauseForForm(ctx: BotContext, { database, topics, now }: EnteringContext): Promise<void> {
  if (isInForm(ctx.conversationState, "before")) return;
  const situation = await situationOf(database, ctx.person, now());
  if (situation.talks.length === 0) return;
  const message = { writtenAt: now(), repliedTo: null, topic: [] };
  const address = addressOf({ ...situation, message, form: false });
  const personId = ctx.person.id;
  const paused = { talkId: address.kind === "talk" ? address.talk : null, pausedAt: now() };
  // Once: a repeat would find that the talk is left already.
  await ctx.once("pauseTalk", async (tx) => {
    await tx.pausedTalk.upsert({ where: { personId }, create: { personId, ...paused }, update: paused });
    await tx.enteredTalk.deleteMany({ where: { personId } });
  });
  await say(ctx, formBeginsScreen(ctx.texts, topics != null));
}

const resuming = "resumeTalk";

/** Enters the talk again from which a form has called somebody away, when the form is over or is left. */
export function resumeAfterForm(context: EnteringContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    await next();
    if (!isInForm(ctx.conversationState, "before") || isInForm(ctx.conversationState, "now")) return;
    const personId = ctx.person.id;
    if (!(await isToResume(context.database.sql, personId, actKey(ctx.update.update_id, resuming)))) return;
    const talkId = await ctx.once(resuming, async (tx) => {
      const paused = await tx.pausedTalk.findUnique({ where: { personId } });
      await tx.pausedTalk.deleteMany({ where: { personId } });
      return paused?.talkId ?? null;
    });
    if (talkId !== null) await goBackTo(ctx, context, talkId);
  };
}
