import { refuseContent } from "../bot-access.ts";
import { addMessage, openChat, quotePosition } from "../chats.ts";
import { type FormattedText, formatted } from "../entities.ts";
import { badRequest, playgroundRefusal } from "../errors.ts";
import type { Content, Entity, Message, ReplyMarkup } from "../wire.ts";
import type { World } from "../world.ts";

/** Parameters that all sending methods share. */
export interface SendParams {
  chat_id: number | string;
  message_thread_id?: number;
  protect_content?: boolean;
  reply_parameters?: {
    message_id: number;
    chat_id?: number | string;
    allow_sending_without_reply?: boolean;
    quote?: string;
    quote_parse_mode?: string;
    quote_entities?: Entity[];
  };
  reply_markup?: ReplyMarkup;
}

export interface CaptionParams {
  caption?: string;
  parse_mode?: string;
  caption_entities?: Entity[];
}

const UNSUPPORTED = [
  "business_connection_id",
  "ephemeral_message_parameters",
  "direct_messages_topic_id",
  "suggested_post_parameters",
  "inline_message_id",
  "rich_message",
  "certificate",
  "ip_address",
];

/** Refuses parameters that Telegram accepts but the playground does not support. */
export function refuseUnsupported(method: string, params: Record<string, unknown>) {
  const name = UNSUPPORTED.find((each) => params[each] !== undefined);
  if (name) throw playgroundRefusal(`does not support ${name} of ${method}`, 501);
}

/** Parses the text of a message and refuses an empty text. `readParams` has already refused a text that is too long. */
export function messageText(
  text: string | undefined,
  parseMode: string | undefined,
  entities?: Entity[],
): FormattedText {
  if (!text) throw badRequest("message text is empty");
  const result = formatted(text, parseMode, entities);
  if (!result.text) throw badRequest("text must be non-empty");
  return result;
}

/** The caption as part of a message's content; no field for an empty caption. */
export function captionContent({ caption, parse_mode, caption_entities }: CaptionParams): Content {
  if (caption === undefined) return {};
  const { text, entities } = formatted(caption, parse_mode, caption_entities);
  if (!text) return {};
  return entities.length ? { caption: text, caption_entities: entities } : { caption: text };
}

export function textContent({ text, entities }: FormattedText): Content {
  return entities.length ? { text, entities } : { text };
}

/** Sends a message of the bot, with the parameters that all sending methods share. */
export function send(world: World, params: SendParams, content: Content, more: Partial<Message> = {}): Message {
  const [message] = sendAll(world, params, [{ content, more }]);
  return message as Message;
}

/** Sends several messages in a call. The rate limit counts them together. If one is refused, the others still arrive. */
export function sendAll(
  world: World,
  params: SendParams,
  items: readonly { content: Content; more: Partial<Message> }[],
): Message[] {
  const chat = openChat(world, params.chat_id);
  const topicId = params.message_thread_id;
  if (topicId !== undefined && !(world.topicsEnabled && chat.topics.has(topicId))) {
    throw badRequest("message thread not found");
  }
  const reply = params.reply_parameters;
  if (reply?.chat_id !== undefined && Number(reply.chat_id) !== chat.chat.id) {
    throw playgroundRefusal("does not support replies to another chat", 501);
  }
  const found = reply && chat.messages.get(reply.message_id);
  if (reply && !found && !reply.allow_sending_without_reply) throw badRequest("message to be replied not found");
  const quote = reply?.quote ? formatted(reply.quote, reply.quote_parse_mode, reply.quote_entities) : undefined;
  if (found && quote && quotePosition(found.message, quote) === undefined) throw badRequest("QUOTE_TEXT_INVALID");
  world.rates?.take(chat.chat, items.length);
  const refusals: unknown[] = [];
  const sent = items.flatMap(({ content, more }, index) => {
    try {
      refuseContent(chat, content, index, world.messageFaults);
    } catch (error) {
      refusals.push(error);
      return [];
    }
    const extras = { markup: params.reply_markup, protect: params.protect_content, more };
    return addMessage(world, chat, content, {
      ...extras,
      from: world.me,
      replyTo: found?.message.message_id,
      quote,
      topicId,
    });
  });
  if (refusals.length > 0) throw refusals[0];
  return sent;
}
