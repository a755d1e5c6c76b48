import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context, MiddlewareFn, NextFunction } from "grammy";
import type { Language } from "../i18n/languages.ts";
import type { Texts } from "../i18n/texts.ts";
import type { NewConversation } from "../telegram/inbox/handling.ts";
import type { Once } from "./acts.ts";
import type { Buttons, Shapes, Tapped } from "./buttons.ts";
import type { Person } from "./person.ts";
import type { ShownAt } from "./shown-at.ts";

/** The state of a chat's conversations while one of its updates is handled; the inbox stores it with the update's end. */
export interface ConversationState {
  /** As it was stored; null where nothing was. */
  readonly stored: string | null;
  /** What the handling made of it. */
  change: NewConversation;
}

interface BotFlavor {
  /** Who acts, as the database knows them. */
  person: Person;
  /** The person's language. */
  texts: Texts;
  /** So much of this chat waits behind this update that what only repeats itself goes unsaid. */
  crowded: boolean;
  /** An operator put this update back after its chat had gone on. */
  late: boolean;
  /** Does what the update asks for once, however often it is handled. */
  once: Once;
  /** The forms that this chat is in the middle of, as the inbox stores them. */
  conversationState: ConversationState;
  /** A question outside the forms that was shown in this handling, and what it needs to be shown again. */
  decision?: { name: string; step: { language: Language } };
  /** The next question of a form that keeps its answers in its steps. */
  nextStep?: { name: string; step: { language: Language } };
  /** A question that its form shows again in this handling, when it was shown first, and why it is shown again (HTML). */
  shownFirst?: { question: string; at: ShownAt; complaint?: string };
}

/** The context outside conversations. Inside them it is grammY's plain `Context`. */
export type BotContext = ConversationFlavor<Context & BotFlavor>;

/** A middleware for a feature's buttons: reads the tap and hands it over; other taps and damaged data go on. */
export function whenTapped<S extends Shapes>(
  buttons: Buttons<S>,
  handle: (ctx: BotContext, tapped: Tapped<S>, next: NextFunction) => Promise<void>,
): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const tapped = ctx.callbackQuery?.data === undefined ? null : buttons.read(ctx.callbackQuery.data);
    if (tapped === null) return next();
    await handle(ctx, tapped, next);
  };
}

/** Who acts, as Telegram names them. */
export function telegramName({ from }: Pick<Context, "from">): string {
  return [from?.first_name, from?.last_name].filter((part) => part !== undefined && part !== "").join(" ");
}
