import { beforeEach, describe, expect, it } from "vitest";
import { OTHER_KINDS } from "../../src/playground/other-kinds.ts";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  for (const person of [AIGUL, ERLAN]) world.playground.sendText(person, "/start");
});

const seen = (person = AIGUL) => world.playground.chat(person).messages.at(-1);
/** What the bot received last. */
const received = async () => (await world.call("getUpdates", { offset: -1 })).result[0];

describe("A person sends", () => {
  it.each(OTHER_KINDS)("%s, which the page names or shows", async (kind) => {
    world.playground.sendOther(AIGUL, kind);
    const field = { quiz: "poll", paidMedia: "paid_media" }[kind as string] ?? kind;
    expect((await received()).message[field]).toBeDefined();
    expect(kind === "quiz" ? seen()?.poll : seen()?.other).toBeDefined();
  });

  it("a live location, and moves it", async () => {
    const { message_id } = world.playground.shareLocation(AIGUL, 51, 71, { liveSeconds: 900 });
    expect((await received()).message.location).toEqual({ latitude: 51, longitude: 71, live_period: 900 });
    world.playground.moveLocation(AIGUL, message_id, 52, 72);
    expect((await received()).edited_message.location).toMatchObject({ latitude: 52, live_period: 900 });
    const still = world.playground.shareLocation(AIGUL, 51, 71).message_id;
    expect(() => world.playground.moveLocation(AIGUL, still, 52, 72)).toThrow("only a live location");
  });

  it("a venue", async () => {
    world.playground.shareLocation(AIGUL, 51, 71, { title: "Достық үйі", address: "Абай, 1" });
    expect((await received()).message.venue).toMatchObject({ title: "Достық үйі", address: "Абай, 1" });
  });

  it("a link behind words and a mention without a name", async () => {
    const entities = [{ type: "text_link", offset: 0, length: 5, url: "https://t.me/x" }];
    world.playground.sendText(AIGUL, "осында қара", { entities });
    expect((await received()).message.entities).toEqual(entities);
  });

  it("a covered photo, and the bot sends and uncovers one", async () => {
    const { photo } = world.playground.sendPhoto(AIGUL, { isCovered: true });
    expect((await received()).message.has_media_spoiler).toBe(true);
    const media = photo?.at(-1)?.file_id;
    const sent = await world.call("sendPhoto", { chat_id: AIGUL, photo: media, has_spoiler: true });
    expect(sent.result.has_media_spoiler).toBe(true);
    const { message_id } = sent.result;
    const item = { type: "photo", media };
    const edited = await world.call("editMessageMedia", { chat_id: AIGUL, message_id, media: item });
    expect(edited.result).not.toHaveProperty("has_media_spoiler");
    const album = await world.call("sendMediaGroup", { chat_id: AIGUL, media: [item, { ...item, has_spoiler: true }] });
    expect(album.result.map((each: { has_media_spoiler?: true }) => each.has_media_spoiler)).toEqual([undefined, true]);
  });

  it("a reply that quotes", async () => {
    const { message_id: replyTo } = world.playground.sendText(AIGUL, "бейсенбі күні кездесейік");
    world.playground.sendVoice(AIGUL, { replyTo, quote: "бейсенбі" });
    expect((await received()).message).toMatchObject({
      reply_to_message: { message_id: replyTo },
      quote: { text: "бейсенбі", position: 0, is_manual: true },
    });
    expect(seen()?.replyTo).toEqual({ id: replyTo, text: "бейсенбі" });
    expect(() => world.playground.sendText(AIGUL, "x", { replyTo, quote: "жұма" })).toThrow("only a part");
  });

  it("an answer to a message of another chat, and to a story", async () => {
    world.playground.replyElsewhere(AIGUL, "рас па?", "деді", { personId: ERLAN });
    expect((await received()).message).toMatchObject({
      external_reply: { origin: { sender_user: { id: ERLAN } } },
      quote: { text: "деді" },
    });
    world.playground.replyToStory(AIGUL, "рас па?");
    expect((await received()).message.reply_to_story).toMatchObject({ id: 1 });
  });
});

describe("A person edits", () => {
  it("the caption of a file, and takes it away", async () => {
    const { message_id } = world.playground.sendVoice(AIGUL, { caption: "тыңдаңыз" });
    world.playground.editText(AIGUL, message_id, "@aigul тыңдаңыз");
    expect((await received()).edited_message).toMatchObject({
      caption: "@aigul тыңдаңыз",
      caption_entities: [{ type: "mention" }],
    });
    world.playground.editText(AIGUL, message_id, "");
    expect((await received()).edited_message.caption).toBeUndefined();
  });

  it("the file of a message, and adds a file to a text", async () => {
    const { message_id } = world.playground.sendPhoto(AIGUL, { caption: "а" });
    world.playground.editFile(AIGUL, message_id, "video", { caption: "ә" });
    const { edited_message: edited } = await received();
    expect(edited).toMatchObject({ message_id, caption: "ә", video: {} });
    expect(edited.photo).toBeUndefined();
    const text = world.playground.sendText(AIGUL, "сәлем").message_id;
    world.playground.editFile(AIGUL, text, "document");
    expect((await received()).edited_message.text).toBeUndefined();
  });

  it("only what can be edited, of what they sent", async () => {
    const { message_id } = world.playground.shareLocation(AIGUL, 51, 71);
    expect(() => world.playground.editText(AIGUL, message_id, "x")).toThrow("only texts and captions");
    const bots = (await world.call("sendMessage", { chat_id: AIGUL, text: "сәлем" })).result.message_id;
    expect(() => world.playground.editText(AIGUL, bots, "x")).toThrow("what they sent");
  });
});

describe("The bot's reply", () => {
  it("quotes only what is in the message, also in a caption", async () => {
    const { message_id } = world.playground.sendPhoto(AIGUL, { caption: "бейсенбі күні" });
    const reply = (more: object) =>
      world.call("sendMessage", { chat_id: AIGUL, text: "иә", reply_parameters: { message_id, ...more } });
    expect(await reply({ quote: "күні" })).toMatchObject({ result: { quote: { text: "күні", position: 9 } } });
    expect(await reply({ quote: "жұма" })).toMatchObject({ description: "Bad Request: QUOTE_TEXT_INVALID" });
    world.playground.removeMessage(AIGUL, message_id);
    expect(await reply({ quote: "күні", allow_sending_without_reply: true })).toMatchObject({ ok: true });
    expect(seen()?.replyTo).toBeUndefined();
  });
});

it("People with Premium refuse voice messages and take them again", async () => {
  const { playground, call } = world;
  expect(() => playground.refuseVoice(AIGUL, true)).toThrow("Premium");
  playground.addPerson({ id: 103, firstName: "Дина", languageCode: "kk", role: "citizen", premium: true });
  const voice = playground.sendVoice(103).voice?.file_id;
  const send = () => call("sendVoice", { chat_id: 103, voice });
  playground.refuseVoice(103, true);
  expect(await send()).toMatchObject({ error_code: 400, description: "Bad Request: VOICE_MESSAGES_FORBIDDEN" });
  expect((await call("getChat", { chat_id: 103 })).result).toMatchObject({
    has_restricted_voice_and_video_messages: true,
  });
  playground.refuseVoice(103, false);
  expect(await send()).toMatchObject({ ok: true });
});

it.each(["invoice", "paidMedia", "giveaway"] as const)("The bot cannot copy %s", async (kind) => {
  const { message_id } = world.playground.sendOther(AIGUL, kind);
  const copied = await world.call("copyMessage", { chat_id: ERLAN, from_chat_id: AIGUL, message_id });
  expect(copied).toMatchObject({ description: "Bad Request: message can't be copied" });
});

describe("Topics", () => {
  const create = async (name = "№ 417") =>
    (await world.call("createForumTopic", { chat_id: AIGUL, name })).result.message_thread_id as number;
  const say = (message_thread_id: number) =>
    world.call("sendMessage", { chat_id: AIGUL, text: "x", message_thread_id });

  it("exist only where the bot's owner has switched them on", async () => {
    expect((await world.call("getMe")).result).toMatchObject({ has_topics_enabled: false });
    expect(await world.call("createForumTopic", { chat_id: AIGUL, name: "x" })).toMatchObject({
      description: "Bad Request: the chat is not a forum",
    });
    world.playground.topicsEnabled = true;
    expect((await world.call("getMe")).result).toMatchObject({
      has_topics_enabled: true,
      allows_users_to_create_topics: false,
    });
    expect(await say(await create())).toMatchObject({ ok: true });
    world.playground.topicsEnabled = false;
    expect(await say(1)).toMatchObject({ description: "Bad Request: message thread not found" });
  });

  it("have messages of both sides, and a reply stays in its topic", async () => {
    world.playground.topicsEnabled = true;
    const topicId = await create();
    const { message_id } = (await say(topicId)).result;
    expect(seen()).toMatchObject({ topic: "№ 417", message: { message_thread_id: topicId, is_topic_message: true } });
    world.playground.sendText(AIGUL, "иә", { replyTo: message_id });
    expect((await received()).message).toMatchObject({ message_thread_id: topicId });
    world.playground.sendPhoto(AIGUL, { topicId });
    expect((await received()).message).toMatchObject({ message_thread_id: topicId });
    world.playground.sendText(AIGUL, "бәрі");
    expect((await received()).message).not.toHaveProperty("message_thread_id");
  });

  it("are renamed and deleted", async () => {
    world.playground.topicsEnabled = true;
    const topicId = await create();
    const edit = (name: string, id = topicId) =>
      world.call("editForumTopic", { chat_id: AIGUL, message_thread_id: id, name });
    expect(await edit("№ 417")).toMatchObject({ description: "Bad Request: TOPIC_NOT_MODIFIED" });
    await say(topicId);
    expect(await edit("№ 417 · жабық")).toMatchObject({ ok: true });
    expect(seen()?.topic).toBe("№ 417 · жабық");
    const remove = () => world.call("deleteForumTopic", { chat_id: AIGUL, message_thread_id: topicId });
    expect(await remove()).toMatchObject({ ok: true });
    expect(seen()?.topic).toBeUndefined();
    for (const late of [await remove(), await edit("x")]) {
      expect(late).toMatchObject({ description: "Bad Request: TOPIC_ID_INVALID" });
    }
  });

  it("that a person deletes are missed by the bot when it writes there", async () => {
    world.playground.topicsEnabled = true;
    const topicId = await create();
    await say(topicId);
    const before = world.playground.pendingUpdates();
    world.playground.deleteTopic(AIGUL, topicId);
    expect(world.playground.pendingUpdates()).toBe(before);
    expect(await say(topicId)).toMatchObject({ description: "Bad Request: message thread not found" });
    expect(() => world.playground.deleteTopic(AIGUL, topicId)).toThrow("no topic");
  });
});
