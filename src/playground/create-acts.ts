import type { Acts } from "./acts.ts";
import { botAccessIn } from "./bot-access.ts";
import { chatOf as chatIn, removeMessage } from "./chats.ts";
import { createContentActs } from "./content-acts.ts";
import { askInline, sendInline } from "./inline.ts";
import { deleteTopic } from "./topics.ts";
import { type ChatState, emit, newChat, seconds, userOf, type World } from "./world.ts";

const CALLBACKS_KEPT = 5000;

/** Creates the acts of people in this world. */
export function createActs(world: World): Acts {
  let lastQuery = 0;
  const queryId = () => String(world.firstId * 100_000 + ++lastQuery);

  const chatOf = (personId: number) => chatIn(world, personId);
  const stored = (personId: number, messageId: number) => {
    const found = chatOf(personId).messages.get(messageId);
    if (!found) throw new Error(`Playground: chat ${personId} has no message ${messageId}`);
    return found;
  };
  const membership = (personId: number, blocked: boolean) => {
    const chat = chatOf(personId);
    if (chat.blocked === blocked) return;
    chat.blocked = blocked;
    const member = (status: string) => ({ user: world.me, status, ...(status === "kicked" ? { until_date: 0 } : {}) });
    const [from, to] = blocked ? ["member", "kicked"] : ["kicked", "member"];
    world.updates.push({
      my_chat_member: {
        chat: chat.chat,
        from: userOf(chat.person),
        date: seconds(world),
        old_chat_member: member(from ?? ""),
        new_chat_member: member(to ?? ""),
      },
    });
    emit(world, { kind: "chat", chatId: personId });
  };

  const acts: Acts = {
    press(personId, messageId, callbackData) {
      const chat = chatOf(personId);
      const id = queryId();
      const gone = { chat: chat.chat, message_id: messageId, date: 0 };
      const message = chat.messages.get(messageId)?.message ?? gone;
      world.callbacks.set(id, { id, chatId: personId, askedAt: world.options.now().getTime(), answers: [] });
      for (const old of world.callbacks.keys()) {
        if (world.callbacks.size <= CALLBACKS_KEPT) break;
        world.callbacks.delete(old);
      }
      const from = userOf(chat.person);
      const chat_instance = String(personId * 31 + 7);
      world.updates.push({ callback_query: { id, from, message, chat_instance, data: callbackData } });
      return id;
    },

    tap(personId, buttonText) {
      const newestFirst = [...chatOf(personId).messages.values()].reverse();
      for (const { message } of newestFirst) {
        const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === buttonText);
        const payload = button?.url?.match(/[?&]start=([\w-]+)/)?.[1];
        if (button?.callback_data !== undefined)
          return void acts.press(personId, message.message_id, button.callback_data);
        if (payload) return void acts.openLink(personId, payload);
        if (button) throw new Error(`Playground: button "${buttonText}" does nothing here`);
      }
      const offered = newestFirst.flatMap(({ message }) => message.reply_markup?.inline_keyboard.flat() ?? []);
      throw new Error(
        `Playground: no inline button "${buttonText}"; there are: ${offered.map(({ text }) => text).join(" · ")}`,
      );
    },

    pressReply(personId, buttonText, place = { latitude: 51.1283, longitude: 71.4305 }) {
      const { keyboard } = chatOf(personId);
      const button = keyboard?.rows.flat().find(({ text }) => text === buttonText);
      if (!keyboard || !button) throw new Error(`Playground: the reply keyboard has no button "${buttonText}"`);
      if (keyboard.oneTime) keyboard.folded = true;
      if (button.request_location) return acts.shareLocation(personId, place.latitude, place.longitude);
      return button.request_contact ? acts.shareContact(personId) : acts.sendText(personId, buttonText);
    },

    ...createContentActs(world, queryId),

    openLink(personId, startPayload) {
      if (!/^[\w-]{1,64}$/.test(startPayload)) throw new Error(`Playground: "${startPayload}" is not a start payload`);
      if (chatOf(personId).blocked) acts.unblock(personId);
      return acts.sendText(personId, `/start ${startPayload}`);
    },

    react(personId, messageId, emoji) {
      const found = stored(personId, messageId);
      const reactions = (list: string[]) => list.map((emoji) => ({ type: "emoji", emoji }));
      const old_reaction = reactions(found.reactions);
      found.reactions = emoji ? [emoji] : [];
      const { chat, person } = chatOf(personId);
      world.updates.push({
        message_reaction: {
          chat,
          message_id: messageId,
          user: userOf(person),
          date: seconds(world),
          old_reaction,
          new_reaction: reactions(found.reactions),
        },
      });
      emit(world, { kind: "message", chatId: personId, messageId });
    },

    inlineQuery(personId, query, offset = "") {
      const id = queryId();
      askInline(world, id, personId, query, offset);
      return id;
    },
    inlineResults: (id) => world.inlineQueries.get(id)?.results,
    chooseInline: (personId, queryId, resultId, toId) => sendInline(world, personId, queryId, resultId, toId),

    block: (personId) => membership(personId, true),
    unblock: (personId) => membership(personId, false),
    deactivate(personId) {
      chatOf(personId).deactivated = true;
      emit(world, { kind: "chat", chatId: personId });
    },
    removeMessage(personId, messageId) {
      const chat = chatOf(personId);
      if (removeMessage(world, chat, messageId)) chat.deletedByPerson.add(messageId);
    },
    refuseVoice(personId, refuses) {
      const { person } = chatOf(personId);
      if (!person.premium) throw new Error("Playground: only people with Premium can refuse voice messages");
      if (refuses) person.refusesVoice = true;
      else delete person.refusesVoice;
    },
    deleteTopic(personId, topicId) {
      if (!deleteTopic(world, chatOf(personId), topicId)) throw new Error(`Playground: there is no topic ${topicId}`);
    },
    setBotAccess(chatId, botAccess) {
      const chat = world.chats.get(chatId);
      if (!chat || chat.person) throw new Error(`Playground: there is no group ${chatId}`);
      chat.botAccess = botAccess;
    },

    raw(update) {
      for (const value of Object.values(update)) {
        const chat = (value as { chat?: ChatState["chat"] } | null)?.chat;
        if (chat && chat.type !== "private" && !world.chats.has(chat.id)) {
          world.chats.set(chat.id, { ...newChat(world, chat, undefined), started: true });
        }
        const botAccess = chat && chat.type !== "private" ? botAccessIn(update) : undefined;
        if (chat && botAccess) acts.setBotAccess(chat.id, botAccess);
      }
      return world.updates.push(update);
    },
  };
  return acts;
}
