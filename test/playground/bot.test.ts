import { Bot, InlineKeyboard, InputFile, Keyboard } from "grammy";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Playground } from "../../src/playground/server.ts";
import { AIGUL, ERLAN, playgroundForTests, TOKEN } from "./setup.ts";

let playground: Playground;
let bot: Bot;
let running: Promise<void>;

/** A real grammY bot that polls the playground in this process. */
function echoBot(): Bot {
  const made = new Bot(TOKEN, { client: { fetch: playground.fetch as unknown as typeof fetch } });
  made.command("start", (ctx) => ctx.reply(`start ${ctx.match}`));
  made.command("where", (ctx) =>
    ctx.reply("қайда?", { reply_markup: new Keyboard().requestLocation("Осында").oneTime().resized() }),
  );
  made.command("picture", (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from("a,b"), "есеп ә.csv")));
  made.on("message:location", (ctx) => ctx.reply(`${ctx.message.location.latitude}`));
  made.on("message:file", async (ctx) => {
    if ((ctx.message.document?.file_size ?? 0) > 20 * 1024 * 1024) return;
    const file = await ctx.getFile();
    await ctx.reply(`${file.file_size} ${file.file_path?.split("/")[0]}`);
  });
  made.on("message:text", (ctx) =>
    ctx.reply(ctx.message.text, { reply_markup: new InlineKeyboard().text("Иә", "yes") }),
  );
  made.on("callback_query:data", async (ctx) => {
    await ctx.answerCallbackQuery({ text: "жарайды" });
    await ctx.editMessageText(`таңдадыңыз: ${ctx.callbackQuery.data}`);
  });
  return made;
}

/** Resolves when the bot has next called this method. */
function called(method: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = playground.onCall((call) => {
      if (call.method !== method) return;
      stop();
      resolve();
    });
  });
}

beforeEach(() => {
  ({ playground } = playgroundForTests());
  bot = echoBot();
  running = bot.start();
});

afterEach(async () => {
  await bot.stop();
  playground.close();
  await running;
});

const lastText = (personId = AIGUL) => playground.chat(personId).messages.at(-1)?.text;

it("answers a text, and a tap edits the answer", async () => {
  const answered = called("sendMessage");
  playground.sendText(AIGUL, "сәлем");
  await answered;
  expect(playground.chat(AIGUL).messages).toMatchObject([
    { fromBot: false, text: "сәлем" },
    { fromBot: true, text: "сәлем", buttons: [[{ text: "Иә", callback_data: "yes" }]] },
  ]);
  const edited = called("editMessageText");
  playground.tap(AIGUL, "Иә");
  await edited;
  expect(playground.chat(AIGUL).messages.at(-1)).toMatchObject({ text: "таңдадыңыз: yes", edited: true, buttons: [] });
  expect(playground.calls.map(({ method }) => method)).toContain("answerCallbackQuery");
});

it("sees deep links as /start with a payload", async () => {
  const answered = called("sendMessage");
  playground.openLink(ERLAN, "event_12");
  await answered;
  expect(lastText(ERLAN)).toBe("start event_12");
  expect(() => playground.openLink(ERLAN, "ә")).toThrow("not a start payload");
});

it("offers a reply keyboard that shares a location and then folds", async () => {
  const asked = called("sendMessage");
  playground.sendText(AIGUL, "/where");
  await asked;
  expect(playground.chat(AIGUL).keyboard).toMatchObject({ oneTime: true, folded: false });
  const answered = called("sendMessage");
  playground.pressReply(AIGUL, "Осында", { latitude: 43.2, longitude: 76.9 });
  await answered;
  expect(lastText()).toBe("43.2");
  expect(playground.chat(AIGUL).keyboard).toMatchObject({ folded: true });
});

it("gets files of people up to 20 MB", async () => {
  const answered = called("sendMessage");
  playground.sendVoice(AIGUL, { size: 1234 });
  await answered;
  expect(lastText()).toBe("1234 voice");
  const { file_id } = playground.sendDocument(ERLAN, { fileName: "үлкен.pdf", size: 25 * 1024 * 1024 }).document ?? {};
  await expect(bot.api.getFile(file_id ?? "")).rejects.toThrow("Bad Request: file is too big");
  const small = playground.sendDocument(ERLAN, { content: Buffer.from("мәтін"), fileName: "a.txt" }).document?.file_id;
  const { file_path } = await bot.api.getFile(small ?? "");
  const content = await playground.app.request(`/file/bot${TOKEN}/${file_path}`);
  expect(await content.text()).toBe("мәтін");
});

it("uploads single files and albums, and copies them", async () => {
  const answered = called("sendDocument");
  playground.sendText(AIGUL, "/picture");
  await answered;
  const sent = playground.chat(AIGUL).messages.at(-1);
  expect(sent?.media).toMatchObject({ kind: "document", name: "есеп ә.csv", size: 3 });

  const csv = () => new InputFile(Buffer.from("x"), "x.csv");
  const album = await bot.api.sendMediaGroup(AIGUL, [
    { type: "document", media: csv(), caption: "<b>бір</b>", parse_mode: "HTML" },
    { type: "document", media: sent?.media?.fileId ?? "" },
  ]);
  expect(album).toMatchObject([{ caption: "бір", caption_entities: [{ type: "bold" }] }, { document: {} }]);
  const groups = new Set(album.map((each) => "media_group_id" in each && each.media_group_id));
  expect(groups.size).toBe(1);

  const opened = called("sendMessage");
  playground.openLink(ERLAN, "x");
  await opened;
  const copies = await bot.api.copyMessages(
    ERLAN,
    AIGUL,
    album.map(({ message_id }) => message_id),
  );
  expect(copies).toHaveLength(2);
  const messages = playground.chat(ERLAN).messages.slice(-2);
  expect(messages[0]).toMatchObject({ text: "бір", albumId: messages[1]?.albumId });
  expect(groups.has(messages[0]?.albumId ?? "")).toBe(false);
});

it("gets an update for each message of an album", async () => {
  const [first, second] = playground.sendAlbum(AIGUL, [{ kind: "photo", caption: "екеуі" }, { kind: "photo" }]);
  expect(first).toMatchObject({ caption: "екеуі", media_group_id: second?.media_group_id });
});

it("sets the commands that each person is offered", async () => {
  await bot.api.setMyCommands([{ command: "start", description: "Start" }]);
  await bot.api.setMyCommands([{ command: "start", description: "Бастау" }], { language_code: "kk" });
  await bot.api.setMyCommands([{ command: "queue", description: "Очередь" }], {
    scope: { type: "chat", chat_id: ERLAN },
    language_code: "ru",
  });
  expect(playground.chat(AIGUL).commands).toEqual([{ command: "start", description: "Бастау" }]);
  expect(playground.chat(ERLAN).commands).toEqual([{ command: "queue", description: "Очередь" }]);
});

it("writes to groups that became known through raw updates", async () => {
  const chat = { id: -100500, type: "supergroup" as const, title: "Аудан" };
  const answered = called("sendMessage");
  playground.raw({
    message: { message_id: 1, date: 1, chat, from: { id: 7, is_bot: false, first_name: "x" }, text: "a" },
  });
  await answered;
  expect(lastText(-100500)).toBe("a");
});

it("survives calls that a fault hook breaks", async () => {
  const faults = [
    { kind: "refuse" as const, code: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 },
    { kind: "answer" as const, status: 502, body: "<html>Bad Gateway</html>" },
    { kind: "drop" as const, when: "after" as const },
  ];
  playground.sendText(ERLAN, "/start");
  playground.faults = ({ method }) => (method === "sendLocation" ? faults.shift() : undefined);
  const send = () => bot.api.sendLocation(ERLAN, 51, 71);
  await expect(send()).rejects.toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  await expect(send()).rejects.toThrow();
  await expect(send()).rejects.toThrow("Network request for 'sendLocation' failed!");
  await expect(send()).resolves.toBeDefined();
  expect(playground.chat(ERLAN).messages.filter(({ location }) => location)).toHaveLength(2);
});
