import { beforeEach, describe, expect, it } from "vitest";
import type { BotAccess } from "../../src/playground/bot-access.ts";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests({
    people: [
      { id: AIGUL, firstName: "Айгүл", languageCode: "kk", role: "citizen" },
      { id: ERLAN, firstName: "Ерлан", languageCode: "ru", role: "mediator", refusesVoice: true },
    ],
  });
  for (const person of [AIGUL, ERLAN]) world.playground.sendText(person, "/start");
});

const photo = () => world.playground.sendPhoto(AIGUL).photo?.[0]?.file_id;
const voice = () => world.playground.sendVoice(AIGUL).voice?.file_id;
const fromBot = (chat: number) => world.playground.chat(chat).messages.filter((message) => message.fromBot);

describe("A group", () => {
  const group = (type: "group" | "supergroup" | "channel") => {
    const chat = { id: -100500, type, title: "Аудан" };
    world.playground.raw({ [type === "channel" ? "channel_post" : "message"]: { message_id: 1, date: 1, chat } });
    return chat;
  };
  const say = (method = "sendMessage", params: object = { text: "a" }) =>
    world.call(method, { chat_id: -100500, ...params });

  it.each<[type: "group" | "supergroup" | "channel", botAccess: BotAccess, code: number, description: string]>([
    ["group", { kind: "kicked" }, 403, "Forbidden: bot was kicked from the group chat"],
    ["supergroup", { kind: "kicked" }, 403, "Forbidden: bot was kicked from the supergroup chat"],
    ["channel", { kind: "kicked" }, 403, "Forbidden: bot was kicked from the channel chat"],
    ["group", { kind: "left" }, 403, "Forbidden: bot is not a member of the group chat"],
    ["supergroup", { kind: "left" }, 403, "Forbidden: bot is not a member of the supergroup chat"],
    ["group", { kind: "muted" }, 400, "Bad Request: not enough rights to send text messages to the chat"],
    ["supergroup", { kind: "topicClosed" }, 400, "Bad Request: TOPIC_CLOSED"],
  ])("a %s in which the bot is %o refuses", async (type, botAccess, code, description) => {
    world.playground.setBotAccess(group(type).id, botAccess);
    expect(await say()).toEqual({ ok: false, error_code: code, description });
    world.playground.setBotAccess(-100500, { kind: "member" });
    expect(await say()).toMatchObject({ ok: true });
  });

  it("that has become a supergroup names the new id", async () => {
    world.playground.setBotAccess(group("group").id, { kind: "migrated", toChatId: -100900 });
    expect(await say()).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: -100900 },
    });
  });

  it("names the kind of message that is not allowed", async () => {
    world.playground.setBotAccess(group("group").id, { kind: "muted" });
    expect((await say("sendPhoto", { photo: photo() })).description).toMatch("rights to send photos to the chat");
    expect((await say("sendVoice", { voice: voice() })).description).toMatch("rights to send voice notes to the chat");
  });

  it("removes the bot and takes it back by an update", async () => {
    const chat = group("supergroup");
    const update = (status: string) => ({ my_chat_member: { chat, new_chat_member: { status } } });
    world.playground.raw(update("kicked"));
    expect(await say()).toMatchObject({ error_code: 403 });
    world.playground.raw(update("member"));
    expect(await say()).toMatchObject({ ok: true });
  });

  it("is left by the bot, which gets an update about it; a private chat cannot be left", async () => {
    group("supergroup");
    expect(await say("leaveChat", {})).toEqual({ ok: true, result: true });
    expect(await say()).toMatchObject({ description: "Forbidden: bot is not a member of the supergroup chat" });
    const { result } = await world.call("getUpdates");
    expect(result.at(-1).my_chat_member).toMatchObject({ new_chat_member: { status: "left" } });
    expect((await world.call("leaveChat", { chat_id: AIGUL })).description).toBe(
      "Bad Request: chat member status can't be changed in private chats",
    );
  });
});

describe("A person who refuses voice messages", () => {
  it("gets neither voice nor video messages, but does get audio files", async () => {
    const refused = { error_code: 400, description: "Bad Request: VOICE_MESSAGES_FORBIDDEN" };
    expect(await world.call("sendVoice", { chat_id: ERLAN, voice: voice() })).toMatchObject(refused);
    const note = world.playground.sendVideoNote(AIGUL);
    const copy = { chat_id: ERLAN, from_chat_id: AIGUL, message_id: note.message_id };
    expect(await world.call("copyMessage", copy)).toMatchObject(refused);
    const audio = world.playground.sendAudio(AIGUL).audio?.file_id;
    expect(await world.call("sendAudio", { chat_id: ERLAN, audio })).toMatchObject({ ok: true });
    const { result } = await world.call("getChat", { chat_id: ERLAN });
    expect(result.has_restricted_voice_and_video_messages).toBe(true);
  });
});

describe("The hook that refuses messages", () => {
  const album = (...files: (string | undefined)[]) =>
    world.call("sendMediaGroup", { chat_id: AIGUL, media: files.map((media) => ({ type: "photo", media })) });

  it("can let part of an album arrive and the call fail", async () => {
    world.playground.messageFaults = ({ index }) => (index === 1 ? "PHOTO_INVALID_DIMENSIONS" : undefined);
    const answer = await album(photo(), photo(), photo());
    expect(answer).toEqual({ ok: false, error_code: 400, description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    expect(fromBot(AIGUL)).toHaveLength(2);
  });

  it("can let part of the copies arrive", async () => {
    const ids = ["a", "b", "c"].map((text) => world.playground.sendText(AIGUL, text).message_id);
    world.playground.messageFaults = ({ index }) => (index === 0 ? "MESSAGE_EMPTY" : undefined);
    const answer = await world.call("copyMessages", { chat_id: ERLAN, from_chat_id: AIGUL, message_ids: ids });
    expect(answer).toMatchObject({ error_code: 400 });
    expect(fromBot(ERLAN).map(({ text }) => text)).toEqual(["b", "c"]);
  });

  it("can let a chat refuse one kind of message", async () => {
    world.playground.messageFaults = ({ chatId, kind }) =>
      chatId === AIGUL && kind === "photo" ? "CHAT_SEND_PHOTOS_FORBIDDEN" : undefined;
    const send = (chat_id: number) => world.call("sendPhoto", { chat_id, photo: photo() });
    expect((await send(AIGUL)).description).toBe("Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN");
    expect(await send(ERLAN)).toMatchObject({ ok: true });
    expect(await world.call("sendMessage", { chat_id: AIGUL, text: "a" })).toMatchObject({ ok: true });
  });
});
