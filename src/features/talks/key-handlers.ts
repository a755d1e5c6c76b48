import { Composer } from "grammy";
import type { BotContext } from "../../platform/chat/context.ts";
import { factsOf } from "../../platform/chat/received-content.ts";
import { say } from "../../platform/chat/screen.ts";
import { type EnteringContext, leave } from "./entering.ts";
import { takenBackScreen, typedLabelScreen } from "./screens.ts";
import { findOwnMessage } from "./shown-rows.ts";
import { takeLastBack, takeMessageBack } from "./take-back.ts";
import { boundTalkOf } from "./topics.ts";
import { readKey } from "./typed-keys.ts";

/**
 * Does what a key of the writing line says, whatever the person is in the middle of: its label is no message to anybody and no answer to a
 * question, even where it was sent as a reply.
 */
export function talkKeys(context: EnteringContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message:text", async (ctx, next) => {
    const typed = readKey(ctx.message.text);
    if (typed === null) return next();
    if (typed.kind === "label") await say(ctx, typedLabelScreen(ctx.texts, ctx.message.message_id));
    else if (typed.key === "leave") await leave(ctx, context);
    else await takeBack(ctx, context, ctx.message.message_id);
  });
  return composer;
}

/** A reply takes back the message that it replies to; otherwise it is the last one, in a topic the last of its talk. */
async function takeBack(ctx: BotContext, context: EnteringContext, key: number): Promise<void> {
  const { database, now } = context;
  const { message, person, texts } = ctx;
  const talk = await boundTalkOf(context, person.id, message);
  const replyTo = message === undefined ? null : factsOf(message).replyTo;
  const own = replyTo === null ? null : await findOwnMessage(database.sql, person.id, replyTo);
  const taken = await ctx.once("takeBack", async (tx) => {
    if (replyTo === null) return takeLastBack(tx, person.id, { key, talk }, now());
    return own === null ? ("nothing" as const) : takeMessageBack(tx, person.id, own.id, now());
  });
  await say(ctx, takenBackScreen(texts, taken, replyTo !== null));
}
