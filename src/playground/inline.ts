import { addFromPerson, addMessage, chatOf } from "./chats.ts";
import { playgroundRefusal } from "./errors.ts";
import { messageText, textContent } from "./methods/sending.ts";
import type { Content, InlineResult, Message } from "./wire.ts";
import { emit, userOf, type World } from "./world.ts";

/** The content of the message that a result becomes. Refuses what Telegram refuses and what the playground does not support. */
export function inlineContent({ type, input_message_content: given, reply_markup: markup }: InlineResult): Content {
  if (type !== "article" || given?.message_text === undefined) {
    throw playgroundRefusal(`supports only inline results of type article with a text, not ${type}`, 501);
  }
  if (markup?.inline_keyboard.flat().some(({ callback_data: data }) => data !== undefined)) {
    throw playgroundRefusal("does not support callback buttons of inline results", 501);
  }
  return textContent(messageText(given.message_text, given.parse_mode, given.entities));
}

/** A person types `@bot query` into the message field of their own chat with the bot. */
export function askInline(world: World, id: string, personId: number, query: string, offset: string): void {
  const from = userOf(chatOf(world, personId).person);
  world.inlineQueries.set(id, { personId, query, askedAt: world.options.now().getTime(), results: undefined });
  world.updates.push({ inline_query: { id, from, query, offset, chat_type: "sender" } });
}

/**
 * A person sends one of the results. In the chat with the bot, the bot receives the message. In a chat with another person,
 * the bot learns nothing, and the playground shows the message on both phones.
 */
export function sendInline(world: World, personId: number, queryId: string, resultId: string, toId?: number): Message {
  const query = world.inlineQueries.get(queryId);
  const result = query?.results?.find(({ id }) => id === resultId);
  if (!result || query?.personId !== personId) throw new Error("Playground: there is no such inline result");
  const content = inlineContent(result);
  const sender = chatOf(world, personId);
  const extras = { markup: result.reply_markup, more: { via_bot: world.me } };
  if (toId === undefined || toId === personId) return addFromPerson(world, sender, content, extras);
  const receiver = chatOf(world, toId);
  const from = userOf(sender.person);
  const elsewhere = { from: sender.person.firstName, to: receiver.person.firstName };
  addMessage(world, receiver, content, { ...extras, from, elsewhere: { ...elsewhere, incoming: true } });
  const message = addMessage(world, sender, content, { ...extras, from, elsewhere: { ...elsewhere, incoming: false } });
  emit(world, { kind: "chat", chatId: toId });
  return message;
}
