import type { BotContext } from "../../platform/chat/context.ts";
import { guessLanguage, type Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { errorFacts, type Logger } from "../../platform/log.ts";
import { dayMs } from "../../platform/time/units.ts";

const quietMs = dayMs;
const maxRemembered = 10_000;

/**
 * The bot works only in private chats. If somebody adds it to a group or sends it a command there, it says so once and leaves; it leaves
 * a channel without a word. It does not retry any of this, whatever Telegram answers. Where it cannot leave, it stays silent for a day.
 */
export function createGroupHandler(
  texts: (language: Language) => Texts,
  log: Logger,
  now: () => Date,
): (ctx: BotContext) => Promise<void> {
  const answered = new Map<number, number>();
  return async (ctx) => {
    const chatId = ctx.chat?.id;
    if (chatId === undefined || !(isAdded(ctx) || isCommanded(ctx))) return;
    const at = now().getTime();
    if (Math.abs(at - (answered.get(chatId) ?? Number.NEGATIVE_INFINITY)) < quietMs) return;
    if (answered.size >= maxRemembered) answered.clear();
    answered.set(chatId, at);
    if (ctx.chat?.type !== "channel") {
      await ctx.reply(texts(guessLanguage(ctx.from?.language_code)).plain("chat:onlyPrivate")).catch(report);
    }
    await ctx.leaveChat().catch(report);
  };

  function report(error: unknown): void {
    log.info(errorFacts(error), "could not answer or leave a group");
  }
}

/** Whether the bot itself became a member. */
function isAdded({ myChatMember }: BotContext): boolean {
  const status = myChatMember?.new_chat_member.status;
  return status === "member" || status === "administrator" || status === "restricted";
}

/** Whether it is a command to this bot: `/start` or `/start@this_bot`, but not `/stats@other_bot`. */
function isCommanded({ message, me }: BotContext): boolean {
  const command = /^\/\w+(?:@(\w+))?/.exec(message?.text ?? "");
  if (command === null) return false;
  const [, addressee] = command;
  return addressee === undefined || addressee.toLowerCase() === me.username.toLowerCase();
}
