import type { MiddlewareFn } from "grammy";
import type { Message, Update } from "grammy/types";
import type { BotContext } from "./context.ts";
import type { ShownAt } from "./shown-at.ts";

/** What an edited message says, as if it were written at the moment of the edit. */
export function asWritten(update: Update): Update {
  const { edited_message: edited, ...rest } = update;
  return edited === undefined ? update : { ...rest, message: writtenNow(edited) };
}

/** Whether an edit is of a message that was written before the open question was shown, or in the same second, as an answer to another. */
export function isEditOfEarlier({ edited_message: edited }: Update, shownAt: ShownAt): boolean {
  return edited !== undefined && shownAt !== null && edited.date <= shownAt;
}

/** Lets the handlers below hear an edited message as a message: a corrected place, code or command gets its answer. */
export const hearEdited: MiddlewareFn<BotContext> = (ctx, next) => {
  const { update } = ctx;
  if (update.edited_message !== undefined) {
    update.message = writtenNow(update.edited_message);
    delete update.edited_message;
  }
  return next();
};

/** Telegram edits a shared live location every few seconds, and nobody has written anything. */
export const dropLiveLocations: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.editedMessage?.location === undefined) await next();
};

type Edited = NonNullable<Update["edited_message"]>;

function writtenNow(edited: Edited): Edited {
  return { ...edited, date: (edited as Message).edit_date ?? edited.date };
}
