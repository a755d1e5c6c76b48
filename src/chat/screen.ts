import type { Context } from "grammy";
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";

export type Button = { label: string; data: string } | { label: string; url: string };

/** A reply keyboard under the text field: one button that shares something; or the keyboard goes away. */
export type Keyboard = { kind: "shareLocation" | "shareContact"; label: string } | { kind: "remove" };

/** What is shown to a person: data, without Telegram. */
export interface Screen {
  /** Telegram's HTML; `texts.html` has escaped what was filled in. */
  text: string;
  rows?: Button[][];
  keyboard?: Keyboard;
}

/** A call of the Bot API that shows a screen. */
export interface ScreenCall {
  method: string;
  payload: Record<string, unknown>;
}

/** The call that sends a screen, or changes a sent message into it. */
export function screenCall(chatId: number | string, screen: Screen, messageId: number | null = null): ScreenCall {
  const content = { chat_id: Number(chatId), text: screen.text, ...optionsOf(screen) };
  if (messageId === null) return { method: "sendMessage", payload: content };
  return { method: "editMessageText", payload: { ...content, message_id: messageId } };
}

/** Answers with a screen: a tap changes the message that was tapped, anything else gets a new message. */
export async function show(ctx: Context, screen: Screen): Promise<void> {
  // A reply keyboard cannot be edited into a message.
  if (ctx.callbackQuery?.message === undefined || screen.keyboard !== undefined) {
    await say(ctx, screen);
    return;
  }
  const { reply_markup, ...options } = optionsOf(screen);
  await ctx.editMessageText(screen.text, { ...options, ...inlineOnly(reply_markup) });
}

/** Answers with a new message, whatever the person did. */
export async function say(ctx: Context, screen: Screen): Promise<void> {
  await ctx.reply(screen.text, optionsOf(screen));
}

/** A small phone shows about so many letters in a row's buttons together. */
const rowLetters = 38;

/** Puts buttons into rows of up to `columns`; a label that would be cut beside others has a row of its own. */
export function grid(buttons: readonly Button[], columns: number): Button[][] {
  const rows: Button[][] = [];
  let row: Button[] = [];
  const fits = (button: Button) => button.label.length <= rowLetters / columns;
  for (const button of buttons) {
    const last = row.at(-1);
    if (last !== undefined && (row.length === columns || !fits(button) || !fits(last))) {
      rows.push(row);
      row = [];
    }
    row.push(button);
  }
  return row.length === 0 ? rows : [...rows, row];
}

/** A label that a phone shows whole. */
export function cut(label: string, letters = 40): string {
  return label.length <= letters ? label : `${label.slice(0, letters - 1)}…`;
}

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

function optionsOf(screen: Screen) {
  const markup = markupOf(screen);
  return {
    parse_mode: "HTML" as const,
    link_preview_options: { is_disabled: true },
    ...(markup === null ? {} : { reply_markup: markup }),
  };
}

function inlineOnly(markup: Markup | undefined): { reply_markup?: InlineKeyboardMarkup } {
  return markup !== undefined && "inline_keyboard" in markup ? { reply_markup: markup } : {};
}

function markupOf({ rows, keyboard }: Screen): Markup | null {
  if (keyboard?.kind === "remove") return { remove_keyboard: true };
  if (keyboard !== undefined) {
    const share = keyboard.kind === "shareLocation" ? { request_location: true } : { request_contact: true };
    return { keyboard: [[{ text: keyboard.label, ...share }]], resize_keyboard: true, one_time_keyboard: true };
  }
  if (rows === undefined || rows.length === 0) return null;
  return {
    inline_keyboard: rows.map((row) =>
      row.map((button) =>
        "url" in button ? { text: button.label, url: button.url } : { text: button.label, callback_data: button.data },
      ),
    ),
  };
}
