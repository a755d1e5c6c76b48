import type { Acts, ForwardFrom } from "./acts.ts";
import { checkCaption, splitText } from "./app-limits.ts";
import { addFromPerson, chatOf, contentOfMessage } from "./chats.ts";
import { findEntities, trimmed } from "./entities.ts";
import { newPoll, sampleOf } from "./other-kinds.ts";
import { type FileDetails, type PersonFileKind, personFileContent } from "./person-files.ts";
import type { MessagePlace } from "./types.ts";
import { CONTENT_FIELDS, type Contact, type Content, type Entity, type Message, type MessageOrigin } from "./wire.ts";
import { emit, type StoredMessage, seconds, userOf, type World } from "./world.ts";

type ContentActs = Pick<
  Acts,
  | "sendText"
  | "shareLocation"
  | "moveLocation"
  | "shareContact"
  | `send${"Sticker" | "Dice" | "Poll" | "Other" | "Voice" | "VideoNote" | "Video" | "Audio" | "Animation" | "Photo"}`
  | "sendDocument"
  | "sendAlbum"
  | "forward"
  | "forwardMessage"
  | "replyElsewhere"
  | "replyToStory"
  | "editText"
  | "editFile"
>;

/** Creates the acts by which people send messages, and change what they sent. @param newId gives a number that nothing else has */
export function createContentActs(world: World, newId: () => string): ContentActs {
  const say = (personId: number, content: Content, place: MessagePlace = {}, more: Partial<Message> = {}) => {
    const { replyTo, quote, topicId } = place;
    const quoted = quote === undefined ? undefined : { text: quote, entities: [] };
    return addFromPerson(world, chatOf(world, personId), content, { replyTo, quote: quoted, topicId, more });
  };
  const fileContent = (personId: number, kind: PersonFileKind, details: FileDetails = {}) => {
    checkCaption(details.caption ?? "", chatOf(world, personId).person);
    return personFileContent(world, kind, details);
  };
  const file = (kind: PersonFileKind) => (personId: number, details?: FileDetails) =>
    say(personId, fileContent(personId, kind, details), details, coverOf(details));
  const coverOf = ({ isCovered }: FileDetails = {}): Partial<Message> => (isCovered ? { has_media_spoiler: true } : {});
  const own = (personId: number, messageId: number): StoredMessage => {
    const found = chatOf(world, personId).messages.get(messageId);
    if (!found || found.fromBot) throw new Error(`Playground: ${personId} can only edit what they sent`);
    return found;
  };
  const change = (found: StoredMessage, without: readonly (keyof Message)[], content: Partial<Message>): Message => {
    const kept = Object.entries(found.message).filter(([field]) => !without.includes(field as keyof Message));
    const message = { ...Object.fromEntries(kept), ...content, edit_date: seconds(world) } as Message;
    found.message = message;
    world.updates.push({ edited_message: message });
    emit(world, { kind: "message", chatId: message.chat.id, messageId: message.message_id });
    return message;
  };

  return {
    sendText(personId, text, details = {}) {
      const messages = splitText(text).map((part) => say(personId, textOf(part, details.entities), details));
      return messages.at(-1) as Message;
    },

    shareLocation(personId, latitude, longitude, details = {}) {
      const { liveSeconds, title, address = "" } = details;
      const location = { latitude, longitude, ...(liveSeconds === undefined ? {} : { live_period: liveSeconds }) };
      return say(personId, { location, ...(title ? { venue: { location, title, address } } : {}) }, details);
    },
    moveLocation(personId, messageId, latitude, longitude) {
      const found = own(personId, messageId);
      const { location } = found.message;
      if (location?.live_period === undefined) throw new Error("Playground: only a live location moves");
      return change(found, [], { location: { ...location, latitude, longitude } });
    },
    shareContact(personId, contact, place) {
      const { person } = chatOf(world, personId);
      const phone_number = person.phone ?? `7700${String(person.id % 1e7).padStart(7, "0")}`;
      const last = person.lastName ? { last_name: person.lastName } : {};
      const card: Contact = { phone_number, first_name: person.firstName, ...last, user_id: person.id };
      return say(personId, { contact: contact ?? card }, place);
    },

    sendSticker(personId, emoji = "🙂") {
      const content = personFileContent(world, "sticker", {});
      if (content.sticker) content.sticker.emoji = emoji;
      return say(personId, content);
    },
    sendDice: (personId, emoji = "🎲", value = 4) => say(personId, { dice: { emoji, value } }),
    sendPoll: (personId, question, options) => say(personId, { poll: newPoll(newId(), question, options, "regular") }),
    sendOther: (personId, kind, place) => say(personId, sampleOf(world, kind, newId()), place),

    sendVoice: file("voice"),
    sendVideoNote: file("video_note"),
    sendVideo: file("video"),
    sendAudio: file("audio"),
    sendAnimation: file("animation"),
    sendPhoto: file("photo"),
    sendDocument: file("document"),
    sendAlbum(personId, items) {
      const more = { media_group_id: newId() };
      return items.map(({ kind, ...details }) => say(personId, fileContent(personId, kind, details), details, more));
    },

    forward(personId, text, from = { hiddenName: "Айгүл" }) {
      return say(personId, textOf(text), {}, { forward_origin: originOf(world, from) });
    },
    forwardMessage(personId, messageId) {
      const message = chatOf(world, personId).messages.get(messageId)?.message;
      if (!message) throw new Error(`Playground: chat ${personId} has no message ${messageId}`);
      if (message.has_protected_content) throw new Error("Playground: an app does not forward a protected message");
      const sender_user = message.from ?? world.me;
      const forward_origin = message.forward_origin ?? { type: "user" as const, date: message.date, sender_user };
      return say(personId, contentOfMessage(message), {}, { forward_origin });
    },
    replyElsewhere(personId, text, quote, from = { hiddenName: "Айгүл" }) {
      const external_reply = { origin: originOf(world, from) };
      return say(personId, textOf(text), {}, { external_reply, quote: { text: quote, position: 0, is_manual: true } });
    },
    replyToStory(personId, text) {
      const chat = { id: 777, type: "private" as const, first_name: "Мадина" };
      return say(personId, textOf(text), {}, { reply_to_story: { id: 1, chat } });
    },

    editText(personId, messageId, text) {
      const found = own(personId, messageId);
      if (found.message.text !== undefined) return change(found, ["entities"], textOf(text));
      if (found.message.location ?? found.message.contact ?? found.message.video_note ?? found.message.sticker) {
        throw new Error("Playground: only texts and captions can be edited");
      }
      checkCaption(text, chatOf(world, personId).person);
      const { text: caption, entities } = text.trim() ? textOf(text) : {};
      const words = { ...(caption ? { caption } : {}), ...(entities ? { caption_entities: entities } : {}) };
      return change(found, ["caption", "caption_entities"], words);
    },
    editFile: (personId, messageId, kind, details) =>
      change(own(personId, messageId), CONTENT_FIELDS, fileContent(personId, kind, details)),
  };
}

function textOf(text: string, given: Entity[] = []): Content {
  const { text: clean, entities: kept } = trimmed({ text, entities: given });
  if (!clean) throw new Error("Playground: an empty text cannot be sent");
  const entities = findEntities(clean, kept);
  return entities.length ? { text: clean, entities } : { text: clean };
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
