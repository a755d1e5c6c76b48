import type { MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import { say } from "../../platform/chat/screen.ts";
import { leadButtons, phraseTalkButtons, talkButtons } from "./buttons.ts";
import { outsideScreen } from "./topic-screens.ts";
import { boundTalkOf, type TopicsContext } from "./topics.ts";

/**
 * Lets commands and buttons of a talk's topic be answered outside topics, and says so in the topic. Whatever is written in the topic is for
 * the talk, so no question of ours may stand there: its answer would reach the other.
 */
export function answerOutsideTopics(context: TopicsContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { update } = ctx;
    const shown = update.message ?? update.callback_query?.message;
    const talk = await boundTalkOf(context, ctx.person.id, shown);
    if (talk === null || staysInTopic(update, talk)) return next();
    await say(ctx, outsideScreen(ctx.texts));
    leaveTopic(update);
    return next();
  };
}

/** Whether an update in a talk's topic is answered there. */
function staysInTopic({ message, callback_query: tap }: Update, talk: number): boolean {
  if (message !== undefined) return !(message.text?.startsWith("/") ?? false);
  const data = tap?.data ?? "";
  const tapped = talkButtons.read(data) ?? leadButtons.read(data) ?? phraseTalkButtons.read(data);
  if (tapped === null) return false;
  return "talk" in tapped ? tapped.talk === talk && tapped.kind !== "to" : withoutTalk.includes(tapped.kind);
}

/** What is tapped about a message that stands in the topic. */
const withoutTalk: readonly string[] = ["send", "drop", "asFile", "stop"];

/** As if it came from outside topics. A message whose date is 0 cannot be edited (Bot API InaccessibleMessage), so a tap gets a new one. */
function leaveTopic({ message, callback_query: tap }: Update): void {
  if (message !== undefined) {
    delete message.is_topic_message;
    delete message.message_thread_id;
  }
  if (tap?.message !== undefined) {
    const { chat, message_id } = tap.message;
    tap.message = { chat, message_id, date: 0 };
  }
}
