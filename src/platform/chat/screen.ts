import { type Context, InputFile } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup, Message } from "grammy/types";
import type { Upload } from "../telegram/upload.ts";
import {
  type ApiCall,
  type CallOptions,
  editCall,
  type Markup,
  type Quote,
  sendCall,
  sendingOptions,
} from "./content-calls.ts";
import type { Part } from "./content-parts.ts";
import { labelWidth, roomForLabel } from "./label-width.ts";
import { type ShownAt, shownAtOf } from "./shown-at.ts";

export type Button =
  | { label: string; data: string }
  | { label: string; url: string }
  /** Lets the person choose a chat and inserts `@bot share` there (inline mode). */
  | { label: string; share: string };

/** A reply keyboard below the text field: a button that shares something, keys that stay, or the removal of the keyboard. */
export type Keyboard =
  | { kind: "shareLocation" | "shareContact"; label: string }
  /** Keys send their label as a text. The placeholder stands in the empty text field, in up to 64 characters. */
  | { kind: "keys"; rows: string[][]; placeholder: string }
  | { kind: "remove" };

/** How a message is sent, independent of its content. */
export interface Sending {
  /** A message id in the recipient's chat. If that message no longer exists, this message is sent without the reply. */
  replyTo?: number;
  /** The part of that message to which this is a reply. If it is not a part of it, this message is sent without the quote. */
  quote?: Quote;
  /** A topic of the recipient's chat (message_thread_id). If it no longer exists, this message is sent outside topics. */
  topicId?: number;
  /** Whether Telegram's apps prevent copying, forwarding and saving. */
  protected?: boolean;
}

/** What is shown to a person, as data that does not depend on Telegram. */
export interface Screen extends Sending {
  /** Telegram's HTML; `texts.html` has escaped what was filled in. */
  text: string;
  rows?: Button[][];
  keyboard?: Keyboard;
  /** A photo's file_id: the text is its caption then, of `maxCaptionLength` at most. */
  picture?: string;
  /** A document that the bot has made: the text is its caption then. It is always a message of its own; an edit changes only its words. */
  document?: Upload;
}

/** The call that sends a screen, or edits a sent message into it. A message keeps its picture, which cannot be removed. */
export function screenCall(chatId: number | string, screen: Screen, messageId: number | null = null): ApiCall {
  const [chat, part, options] = [Number(chatId), screenPart(screen), callOptionsOf(screen)];
  return messageId === null ? sendCall(chat, part, options) : editCall(chat, part, messageId, options);
}

export function screenPart({ text, picture, document }: Screen): Part {
  const words = { html: text };
  if (document !== undefined) return { kind: "document", made: document, caption: words };
  return picture === undefined ? { kind: "text", words } : { kind: "photo", fileId: picture, caption: words };
}

export function callOptionsOf(screen: Omit<Screen, "text">): CallOptions {
  const { replyTo, quote, topicId, protected: isProtected, ...markup } = screen;
  return { replyTo, quote, topicId, protected: isProtected, markup: markupOf(markup) };
}

/** Answers with a screen: a tap edits the message with the button, anything else gets a new message. */
export async function show(ctx: Context, screen: Screen): Promise<void> {
  await ask(ctx, screen);
}

/** A message on the screen. */
export interface OnScreen {
  /** When it was shown, by Telegram's clock. */
  at: ShownAt;
  /** Null where Telegram does not say. */
  messageId: number | null;
}

/** Shows a question as `show` does. */
export async function ask(ctx: Context, screen: Screen): Promise<OnScreen> {
  const tapped = ctx.callbackQuery?.message;
  const hasPhoto = tapped !== undefined && "photo" in tapped && tapped.photo !== undefined;
  const hasDocument = tapped !== undefined && "document" in tapped && tapped.document !== undefined;
  // A message whose date is 0 cannot be edited, nor a reply keyboard into a message, and a file stays with its own screen.
  if (
    tapped === undefined ||
    tapped.date === 0 ||
    screen.keyboard !== undefined ||
    screen.document !== undefined ||
    hasDocument ||
    hasPhoto !== (screen.picture !== undefined)
  ) {
    return send(ctx, screen);
  }
  // How a message is sent cannot be edited: which message it replies to, and whether it is protected.
  const { replyTo: _, protected: __, ...edit } = screen;
  if (screen.picture !== undefined) {
    const { reply_markup, ...options } = captionOf(edit);
    const edited = await ctx.editMessageCaption({ ...options, ...inlineOnly(reply_markup) });
    return { at: shownAtOf(edited), messageId: tapped.message_id };
  }
  const { reply_markup, ...options } = optionsOf(edit);
  const edited = await ctx.editMessageText(screen.text, { ...options, ...inlineOnly(reply_markup) });
  return { at: shownAtOf(edited), messageId: tapped.message_id };
}

/** Answers with a new message, even after a tap. */
export async function say(ctx: Context, screen: Screen): Promise<void> {
  await send(ctx, screen);
}

/** Does the same, and returns the message. */
export function sayOnScreen(ctx: Context, screen: Screen): Promise<OnScreen> {
  return send(ctx, screen);
}

async function send(ctx: Context, screen: Screen): Promise<OnScreen> {
  const sent = await sendAs(ctx, screen);
  return { at: shownAtOf(sent), messageId: sent.message_id };
}

function sendAs(ctx: Context, screen: Screen): Promise<Message> {
  const { picture, document } = screen;
  if (document !== undefined) {
    return ctx.replyWithDocument(new InputFile(document.bytes, document.fileName), captionOf(screen));
  }
  return picture === undefined
    ? ctx.reply(screen.text, optionsOf(screen))
    : ctx.replyWithPhoto(picture, captionOf(screen));
}

/** The label of a choice, marked if it is ticked. */
export function tick(isTicked: boolean, label: string): string {
  return isTicked ? `✅ ${label}` : label;
}

/** Puts buttons into rows of up to `columns`; a label that would be cut beside others has a row of its own. */
export function grid(buttons: readonly Button[], columns: number): Button[][] {
  const rows: Button[][] = [];
  let row: Button[] = [];
  const fits = (button: Button) => labelWidth(button.label) <= roomForLabel(columns);
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

/** The inline keyboard of a screen's rows. */
export function keyboardOf(rows: readonly Button[][]): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map(keyOf)) };
}

function optionsOf(screen: Screen) {
  const markup = markupOf(screen);
  return {
    ...sendingOptions(callOptionsOf(screen)),
    parse_mode: "HTML" as const,
    link_preview_options: { is_disabled: true },
    ...(markup === null ? {} : { reply_markup: markup }),
  };
}

function captionOf(screen: Screen) {
  const { link_preview_options: _, ...options } = optionsOf(screen);
  return { caption: screen.text, ...options };
}

function inlineOnly(markup: Markup | undefined): { reply_markup?: InlineKeyboardMarkup } {
  return markup !== undefined && "inline_keyboard" in markup ? { reply_markup: markup } : {};
}

function markupOf({ rows, keyboard }: Pick<Screen, "rows" | "keyboard">): Markup | null {
  if (keyboard?.kind === "remove") return { remove_keyboard: true };
  if (keyboard?.kind === "keys") {
    const keys = keyboard.rows.map((row) => row.map((text) => ({ text })));
    const { placeholder: input_field_placeholder } = keyboard;
    return { keyboard: keys, resize_keyboard: true, is_persistent: true, input_field_placeholder };
  }
  if (keyboard !== undefined) {
    const share = keyboard.kind === "shareLocation" ? { request_location: true } : { request_contact: true };
    return { keyboard: [[{ text: keyboard.label, ...share }]], resize_keyboard: true, one_time_keyboard: true };
  }
  return rows === undefined || rows.length === 0 ? null : keyboardOf(rows);
}

function keyOf(button: Button): InlineKeyboardButton {
  if ("url" in button) return { text: button.label, url: button.url };
  if ("share" in button) return { text: button.label, switch_inline_query: button.share };
  return { text: button.label, callback_data: button.data };
}
