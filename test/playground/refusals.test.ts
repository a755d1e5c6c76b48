import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests, TOKEN } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  world.playground.sendText(AIGUL, "/start");
});

const inline = (button: object) => ({ inline_keyboard: [[button]] });
const many = (count: number) => ({
  inline_keyboard: Array.from({ length: count }, (_, n) => [{ text: `${n}`, callback_data: `${n}` }]),
});
const text = (more: object) => ({ chat_id: AIGUL, text: "сәлем", ...more });
const place = { chat_id: AIGUL, latitude: 51.1, longitude: 71.4 };

describe("The playground refuses in Telegram's words", () => {
  it.each<[method: string, params: object, code: number, description: string | RegExp]>([
    ["sendMessage", { chat_id: AIGUL, text: "" }, 400, "Bad Request: message text is empty"],
    ["sendMessage", { chat_id: AIGUL }, 400, "Bad Request: message text is empty"],
    ["sendMessage", { chat_id: AIGUL, text: " \n " }, 400, "Bad Request: text must be non-empty"],
    ["sendMessage", { chat_id: AIGUL, text: "ә".repeat(4097) }, 400, "Bad Request: message is too long"],
    ["sendMessage", { text: "x" }, 400, "Bad Request: chat_id is empty"],
    ["sendMessage", { chat_id: 999, text: "x" }, 400, "Bad Request: chat not found"],
    ["sendMessage", { chat_id: ERLAN, text: "x" }, 403, "Forbidden: bot can't initiate conversation with a user"],
    ["sendMessage", text({ parse_mode: "XML" }), 400, "Bad Request: unsupported parse_mode"],
    ["sendMessage", text({ parse_mode: "MarkdownV2" }), 501, /does not support parse_mode/],
    ["sendMessage", text({ colour: "red" }), 400, 'Bad Request: Playground: unknown parameter "colour" of sendMessage'],
    ["sendMessage", text({ reply_markup: "x" }), 400, "Bad Request: object expected as reply markup"],
    ["sendMessage", text({ reply_markup: {} }), 400, "Bad Request: can't parse reply keyboard markup JSON object"],
    [
      "sendMessage",
      text({ reply_markup: { inline_keyboard: [{}] } }),
      400,
      'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x" }) }),
      400,
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", callback_data: "a", url: "https://t.me/x" }) }),
      400,
      /several actions/,
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: " ", callback_data: "a" }) }),
      400,
      "Bad Request: inline keyboard button text must be non-empty",
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", callback_data: "ә".repeat(33) }) }),
      400,
      "Bad Request: BUTTON_DATA_INVALID",
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", callback_data: "" }) }),
      400,
      "Bad Request: BUTTON_DATA_INVALID",
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", url: "http://localhost:80/" }) }),
      400,
      "Bad Request: inline keyboard button URL 'http://localhost:80/' is invalid: Wrong HTTP URL",
    ],
    ["sendMessage", text({ reply_markup: many(101) }), 400, "Bad Request: reply markup is too long"],
    ["sendMessage", text({ reply_parameters: { message_id: 1 } }), 400, "Bad Request: message to be replied not found"],
    ["sendMessage", text({ message_thread_id: 5 }), 400, "Bad Request: message thread not found"],
    ["sendMessage", text({ business_connection_id: "b" }), 501, /does not support business_connection_id/],
    ["sendMessage", text({ reply_parameters: { message_id: 1, mood: 2 } }), 400, /unknown field "mood"/],
    ["sendMessage", text({ disable_notification: "maybe" }), 400, /must be Boolean/],
    ["editMessageText", { chat_id: AIGUL, message_id: 1, text: "x" }, 400, "Bad Request: message to edit not found"],
    ["deleteMessage", { chat_id: AIGUL, message_id: 1 }, 400, "Bad Request: message to delete not found"],
    [
      "copyMessage",
      { chat_id: AIGUL, from_chat_id: AIGUL, message_id: 1 },
      400,
      "Bad Request: message to copy not found",
    ],
    [
      "forwardMessage",
      { chat_id: AIGUL, from_chat_id: AIGUL, message_id: 1 },
      400,
      "Bad Request: message to forward not found",
    ],
    [
      "answerCallbackQuery",
      { callback_query_id: "1" },
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    ["answerCallbackQuery", { callback_query_id: "1", text: "x".repeat(201) }, 400, "Bad Request: MESSAGE_TOO_LONG"],
    ["getFile", { file_id: "x" }, 400, "Bad Request: wrong file_id or the file is temporarily unavailable"],
    ["sendVenue", place, 400, "Bad Request: title is empty"],
    ["sendLocation", { ...place, latitude: "north" }, 400, /latitude must be Float/],
    ["sendLocation", { ...place, horizontal_accuracy: 1501 }, 400, /horizontal_accuracy must be 0-1500, not 1501/],
    ["sendLocation", { ...place, live_period: 59 }, 400, /live_period must be 60-86400, not 59/],
    ["sendMessage", text({ ephemeral_message_parameters: {} }), 400, /receiver_user_id is missing/],
    ["sendMessage", text({ reply_parameters: { quote: "ә".repeat(1025) } }), 400, /quote must have 0-1024 characters/],
    ["sendMessage", text({ entities: [{ type: "bolt", offset: 0, length: 1 }] }), 400, /is not any of/],
    [
      "sendMessage",
      text({ reply_markup: { keyboard: [[{ text: "x" }]], resize_keybord: true } }),
      400,
      /unknown field "resize_keybord" of ReplyKeyboardMarkup/,
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", callback_dat: "a" }) }),
      400,
      /unknown field "callback_dat" of inline keyboard button "x"/,
    ],
    [
      "sendMessage",
      text({ reply_markup: inline({ text: "x", callback_data: "a", style: "pink" }) }),
      400,
      "Bad Request: invalid button style specified",
    ],
    ["sendChatAction", { chat_id: AIGUL, action: "singing" }, 400, "Bad Request: wrong parameter action in request"],
    ["sendPhoto", { chat_id: AIGUL, photo: "https://example.com/a.png" }, 501, /does not fetch files/],
    ["sendMediaGroup", { chat_id: AIGUL, media: [] }, 400, /2-10 items/],
    ["setMyCommands", { commands: [{ command: "Big", description: "x" }] }, 400, "Bad Request: BOT_COMMAND_INVALID"],
    ["setMyCommands", { commands: [], scope: { type: "moon" } }, 400, /is not any of/],
    ["setMyCommands", { commands: [], language_code: "kaz" }, 400, "Bad Request: invalid language code specified"],
    [
      "setMessageReaction",
      { chat_id: AIGUL, message_id: 1, reaction: [] },
      400,
      "Bad Request: message to react not found",
    ],
    [
      "setWebhook",
      { url: "http://example.com/" },
      400,
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ],
    ["sendInvoice", { chat_id: AIGUL }, 501, "Playground does not support sendInvoice"],
    ["sendTelegram", {}, 404, "Not Found"],
  ])("%s %o", async (method, params, code, description) => {
    const answer = await world.call(method, params);
    expect(answer).toMatchObject({ ok: false, error_code: code });
    expect(answer.description).toMatch(description);
    expect(world.playground.calls.at(-1)).toMatchObject({ method, ok: false, description: answer.description });
  });

  it.each([
    [`/bot${TOKEN.replace("p", "q")}/getMe`, 401, "Unauthorized"],
    ["/botnonsense/getMe", 404, "Not Found"],
    [`/bot${TOKEN}/getMee`, 404, "Not Found"],
  ])("%s", async (path, code, description) => {
    const response = await world.playground.app.request(path);
    expect(response.status).toBe(code);
    expect(await response.json()).toEqual({ ok: false, error_code: code, description });
  });
});

describe("Editing", () => {
  const keyboard = inline({ text: "Иә", callback_data: "yes" });
  const sent = async (more: object = {}) => (await world.call("sendMessage", text(more))).result.message_id as number;
  const edit = (message_id: number, more: object = {}) =>
    world.call("editMessageText", { chat_id: AIGUL, message_id, text: "сәлем", ...more });

  it("refuses an edit that changes nothing", async () => {
    const id = await sent({ reply_markup: keyboard });
    expect((await edit(id, { reply_markup: keyboard })).description).toMatch(
      /^Bad Request: message is not modified: sp/,
    );
    expect(await edit(id, { text: "сау бол", reply_markup: keyboard })).toMatchObject({ ok: true });
  });

  it("removes the keyboard if the edit does not have one", async () => {
    const id = await sent({ reply_markup: keyboard });
    expect((await edit(id)).result.reply_markup).toBeUndefined();
    expect(world.playground.chat(AIGUL).messages.at(-1)).toMatchObject({ buttons: [], edited: true });
  });

  it("refuses messages of people, and those that came with a reply keyboard", async () => {
    const theirs = world.playground.sendText(AIGUL, "менікі").message_id;
    const withReplyKeyboard = await sent({ reply_markup: { keyboard: [[{ text: "Артқа" }]] } });
    for (const id of [theirs, withReplyKeyboard])
      expect((await edit(id)).description).toBe("Bad Request: message can't be edited");
    const remove = { remove_keyboard: true };
    expect((await edit(await sent(), { reply_markup: remove })).description).toMatch("inline keyboard expected");
  });

  it("fails for a message that the person has deleted, but deleting the message does not fail", async () => {
    const id = await sent();
    world.playground.removeMessage(AIGUL, id);
    expect((await edit(id, { text: "b" })).description).toBe("Bad Request: MESSAGE_ID_INVALID");
    const gone = { chat_id: AIGUL, message_id: id };
    expect(await world.call("deleteMessage", gone)).toMatchObject({ ok: true });
    expect((await edit(id, { text: "b" })).description).toBe("Bad Request: message to edit not found");
  });

  it("cannot change the kind of media in an album, or the media of a voice message", async () => {
    const { photo: sizes } = world.playground.sendPhoto(AIGUL);
    const { document } = world.playground.sendDocument(AIGUL);
    const { animation } = world.playground.sendAnimation(AIGUL);
    const { voice } = world.playground.sendVoice(AIGUL);
    const photo = { type: "photo", media: sizes?.[0]?.file_id };
    const change = (message_id: number, type: string, media: string | undefined) =>
      world.call("editMessageMedia", { chat_id: AIGUL, message_id, media: { type, media } });
    const { result: album } = await world.call("sendMediaGroup", { chat_id: AIGUL, media: [photo, photo] });
    const [{ message_id: inAlbum }] = album;
    expect((await change(inAlbum, "document", document?.file_id)).description).toBe(
      "Bad Request: can't change media type in the album",
    );
    expect((await change(inAlbum, "animation", animation?.file_id)).description).toBe(
      "Bad Request: message content type can't be used in an album",
    );
    const { result: spoken } = await world.call("sendVoice", { chat_id: AIGUL, voice: voice?.file_id });
    expect((await change(spoken.message_id, "photo", photo.media)).description).toBe(
      "Bad Request: message media can't be edited",
    );
    expect(await change(await sent(), "document", document?.file_id)).toMatchObject({ ok: true });
  });

  it("refuses a text for a message without text, and a caption for a message without caption", async () => {
    const venue = await world.call("sendVenue", { ...place, title: "Бөлме", address: "Абай 1" });
    const params = { chat_id: AIGUL, message_id: venue.result.message_id };
    expect((await edit(params.message_id)).description).toBe("Bad Request: there is no text in the message to edit");
    const caption = await world.call("editMessageCaption", { ...params, caption: "x" });
    expect(caption.description).toBe("Bad Request: there is no caption in the message to edit");
  });
});

describe("People who left", () => {
  it("cannot be written to while they block the bot", async () => {
    world.playground.block(AIGUL);
    expect(await world.call("sendMessage", text({}))).toMatchObject({
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect(() => world.playground.sendText(AIGUL, "x")).toThrow("blocked");
    world.playground.unblock(AIGUL);
    expect(await world.call("sendMessage", text({}))).toMatchObject({ ok: true });
    const { result } = await world.call("getUpdates");
    expect(result.slice(1).map((update: { my_chat_member: object }) => update.my_chat_member)).toMatchObject([
      { old_chat_member: { status: "member" }, new_chat_member: { status: "kicked", user: { id: 4242 } } },
      { old_chat_member: { status: "kicked" }, new_chat_member: { status: "member" } },
    ]);
  });

  it("cannot be written to after they deleted their account", async () => {
    world.playground.deactivate(AIGUL);
    expect((await world.call("sendMessage", text({}))).description).toBe("Forbidden: user is deactivated");
  });
});

describe("Time", () => {
  it("allows the answer to a tap for 150 seconds", async () => {
    const id = world.playground.press(AIGUL, 1, "old");
    world.pass(150);
    expect(await world.call("answerCallbackQuery", { callback_query_id: id })).toMatchObject({ ok: true });
    world.pass(1);
    expect((await world.call("answerCallbackQuery", { callback_query_id: id })).description).toMatch(
      "query is too old",
    );
  });

  it("allows the deletion of a message for 48 hours", async () => {
    const { result } = await world.call("sendMessage", text({}));
    world.pass(48 * 3600 + 1);
    const answer = await world.call("deleteMessage", { chat_id: AIGUL, message_id: result.message_id });
    expect(answer.description).toBe("Bad Request: message can't be deleted for everyone");
  });

  it("allows the deletion of up to a hundred messages, and skips those older than 48 hours", async () => {
    const old = (await world.call("sendMessage", text({}))).result.message_id;
    world.pass(48 * 3600 + 1);
    const young = (await world.call("sendMessage", text({}))).result.message_id;
    const remove = (message_ids: number[]) => world.call("deleteMessages", { chat_id: AIGUL, message_ids });
    expect(await remove([old, young, young + 1])).toEqual({ ok: true, result: true });
    expect(world.playground.chat(AIGUL).messages.at(-1)?.id).toBe(old);
    expect((await remove(Array.from({ length: 101 }, (_, n) => n + 1))).description).toBe(
      "Bad Request: too many message identifiers specified",
    );
  });
});
