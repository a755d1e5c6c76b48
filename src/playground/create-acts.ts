import type { Acts, ForwardFrom } from "./acts.ts";
import { checkCaption, splitText } from "./app-limits.ts";
import { botAccessIn } from "./bot-access.ts";
import { addFromPerson, chatOf as chatIn, contentOfMessage, removeMessage } from "./chats.ts";
import { findEntities, trimmed } from "./entities.ts";
import { askInline, sendInline } from "./inline.ts";
import { type FileDetails, type PersonFileKind, personFileContent } from "./person-files.ts";
import type { Contact, Content, Message, MessageOrigin } from "./wire.ts";
import { type ChatState, emit, newChat, seconds, userOf, type World } from "./world.ts";

const CALLBACKS_KEPT = 5000;

/** Creates the acts of people in this world. */
export function createActs(world: World): Acts {
  let lastQuery = 0;
  const queryId = () => String(world.firstId * 100_000 + ++lastQuery);

  const chatOf = (personId: number) => chatIn(world, personId);
  const say = (personId: number, content: Content, options: { replyTo?: number; more?: Partial<Message> } = {}) =>
    addFromPerson(world, chatOf(personId), content, options);
  const fileContent = (personId: number, kind: PersonFileKind, details: FileDetails = {}) => {
    checkCaption(details.caption ?? "", chatOf(personId).person);
    return personFileContent(world, kind, details);
  };
  const file = (kind: PersonFileKind) => (personId: number, details?: FileDetails) =>
    say(personId, fileContent(personId, kind, details));
  const stored = (personId: number, messageId: number) => {
    const found = chatOf(personId).messages.get(messageId);
    if (!found) throw new Error(`Playground: chat ${personId} has no message ${messageId}`);
    return found;
  };
  const textOf = (text: string): Content => {
    const { text: clean } = trimmed({ text, entities: [] });
    if (!clean) throw new Error("Playground: an empty text cannot be sent");
    const entities = findEntities(clean);
    return entities.length ? { text: clean, entities } : { text: clean };
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
    sendText(personId, text, options) {
      const messages = splitText(text).map((part) => say(personId, textOf(part), options));
      return messages.at(-1) as Message;
    },

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

    shareLocation: (personId, latitude, longitude) => say(personId, { location: { latitude, longitude } }),

    shareContact(personId, contact) {
      const { person } = chatOf(personId);
      const phone_number = person.phone ?? `7700${String(person.id % 1e7).padStart(7, "0")}`;
      const last = person.lastName ? { last_name: person.lastName } : {};
      const own: Contact = { phone_number, first_name: person.firstName, ...last, user_id: person.id };
      return say(personId, { contact: contact ?? own });
    },

    sendSticker(personId, emoji = "🙂") {
      const content = personFileContent(world, "sticker", {});
      if (content.sticker) content.sticker.emoji = emoji;
      return say(personId, content);
    },
    sendDice: (personId, emoji = "🎲", value = 4) => say(personId, { dice: { emoji, value } }),
    sendPoll: (personId, question, options) =>
      say(personId, {
        poll: {
          id: queryId(),
          question,
          options: options.map((text, index) => ({ text, voter_count: 0, persistent_id: String(index) })),
          total_voter_count: 0,
          is_closed: false,
          is_anonymous: true,
          type: "regular",
          allows_multiple_answers: false,
        },
      }),

    sendVoice: file("voice"),
    sendVideoNote: file("video_note"),
    sendVideo: file("video"),
    sendAudio: file("audio"),
    sendAnimation: file("animation"),
    sendPhoto: file("photo"),
    sendDocument: file("document"),

    sendAlbum(personId, items) {
      const more = { media_group_id: queryId() };
      return items.map(({ kind, ...details }) => say(personId, fileContent(personId, kind, details), { more }));
    },

    forward(personId, text, from = { hiddenName: "Айгүл" }) {
      return say(personId, textOf(text), { more: { forward_origin: originOf(world, from) } });
    },

    forwardMessage(personId, messageId) {
      const { message } = stored(personId, messageId);
      if (message.has_protected_content) throw new Error("Playground: an app does not forward a protected message");
      const sender_user = message.from ?? world.me;
      const forward_origin = message.forward_origin ?? { type: "user" as const, date: message.date, sender_user };
      return say(personId, contentOfMessage(message), { more: { forward_origin } });
    },

    editText(personId, messageId, text) {
      const found = stored(personId, messageId);
      if (found.fromBot || found.message.text === undefined)
        throw new Error("Playground: only own texts can be edited");
      const { entities: _, ...rest } = found.message;
      const message: Message = { ...rest, ...textOf(text), edit_date: seconds(world) };
      found.message = message;
      world.updates.push({ edited_message: message });
      emit(world, { kind: "message", chatId: personId, messageId });
      return message;
    },

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

function originOf(world: World, from: ForwardFrom): MessageOrigin {
  const date = seconds(world);
  if ("hiddenName" in from) return { type: "hidden_user", date, sender_user_name: from.hiddenName };
  if ("channelTitle" in from) {
    const chat = { id: -1001234567890, type: "channel" as const, title: from.channelTitle };
    return { type: "channel", date, chat, message_id: 1 };
  }
  const person = world.chats.get(from.personId)?.person;
  if (!person) throw new Error(`Playground: nobody has the id ${from.personId}`);
  return { type: "user", date, sender_user: userOf(person) };
}
