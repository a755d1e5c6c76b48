import { Api, InputFile, InputMediaBuilder } from "grammy";
import { beforeEach, describe, expect, it } from "vitest";
import { png } from "../../src/playground/png.ts";
import { AIGUL, playgroundForTests, TOKEN } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;
let api: Api;

beforeEach(() => {
  world = playgroundForTests();
  world.playground.sendText(AIGUL, "/start");
  api = new Api(TOKEN, { fetch: world.playground.fetch as unknown as typeof fetch });
});

const picture = (size: number) => png(size, size, (x, y) => ((x + y) % 2 ? [0, 0, 0] : [255, 255, 255]));
const last = () => world.playground.chat(AIGUL).messages.at(-1);
const download = (fileId: string | undefined) =>
  world.playground.app.request(`http://localhost/playground/file/${fileId}`);

it("the page shows a picture that the bot sends, with caption and buttons", async () => {
  const code = picture(40);
  const sent = await api.sendPhoto(AIGUL, new InputFile(code, "ticket.png"), {
    caption: "<b>Билет</b>",
    parse_mode: "HTML",
    reply_markup: { inline_keyboard: [[{ text: "Артқа", callback_data: "x" }]] },
  });
  expect(sent.photo.at(-1)).toMatchObject({ width: 40, height: 40 });
  expect(last()).toMatchObject({
    text: "Билет",
    entities: [{ type: "bold" }],
    buttons: [[{ text: "Артқа" }]],
    media: { kind: "photo", isImage: true },
  });
  const response = await download(last()?.media?.fileId);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(code);
});

it.each([
  ["event-7.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"],
  ["тізім.txt", "1. Айгүл", "text/plain"],
])("the page offers a document of the bot as a download: %s", async (name, content, type) => {
  const { document } = await api.sendDocument(AIGUL, new InputFile(Buffer.from(content), name));
  expect(document).toMatchObject({ file_name: name, mime_type: type });
  const response = await download(last()?.media?.fileId);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  expect(await response.text()).toBe(content);
});

describe("An edit", () => {
  const photo = async () => (await api.sendPhoto(AIGUL, new InputFile(picture(30)), { caption: "а" })).message_id;

  it("replaces the picture and the caption of a message, and removes the buttons", async () => {
    const id = await photo();
    const media = InputMediaBuilder.photo(new InputFile(picture(50)), { caption: "<i>ә</i>", parse_mode: "HTML" });
    await api.editMessageMedia(AIGUL, id, media);
    expect(last()).toMatchObject({ id, text: "ә", entities: [{ type: "italic" }], media: { width: 50 }, edited: true });
  });

  it("can keep the picture by its id and change only the caption", async () => {
    const id = await photo();
    const fileId = last()?.media?.fileId ?? "";
    await api.editMessageMedia(AIGUL, id, { type: "photo", media: fileId });
    expect(last()).toMatchObject({ text: "", media: { fileId } });
    await expect(api.editMessageMedia(AIGUL, id, { type: "photo", media: fileId })).rejects.toThrow(/not modified/);
    await api.editMessageCaption(AIGUL, id, { caption: "б" });
    expect(last()).toMatchObject({ text: "б", media: { fileId } });
  });

  it("can replace a text by a picture", async () => {
    const { message_id: id } = await api.sendMessage(AIGUL, "сәлем");
    await expect(api.editMessageCaption(AIGUL, id, { caption: "б" })).rejects.toThrow(/no caption/);
    await api.editMessageMedia(AIGUL, id, InputMediaBuilder.photo(new InputFile(picture(20)), { caption: "сурет" }));
    expect(last()).toMatchObject({ text: "сурет", media: { kind: "photo" } });
    expect(last()?.message.text).toBeUndefined();
    await expect(api.editMessageText(AIGUL, id, "сәлем")).rejects.toThrow(/no text in the message/);
  });

  it.each([
    ["a picture that is not a picture", new InputFile(Buffer.from("мәтін")), /IMAGE_PROCESS_FAILED/],
    ["a file of another kind", "document", /can't use file of type Document as Photo/],
    ["a file that nobody has sent", "AgAC", /wrong remote file identifier/],
    ["a URL", "https://example.com/a.png", /does not fetch files/],
  ])("refuses %s", async (_, given, error) => {
    const { document } = await api.sendDocument(AIGUL, new InputFile(Buffer.from("x"), "x.txt"));
    const media = given === "document" ? document.file_id : given;
    await expect(api.editMessageMedia(AIGUL, await photo(), { type: "photo", media })).rejects.toThrow(error);
    expect(last()).toMatchObject({ text: "а", edited: false });
  });

  it("refuses a location, and a message of a person", async () => {
    const place = await api.sendLocation(AIGUL, 51.1, 71.4);
    await expect(
      api.editMessageMedia(AIGUL, place.message_id, InputMediaBuilder.photo(new InputFile(picture(20)))),
    ).rejects.toThrow(/can't be edited/);
    const own = world.playground.sendPhoto(AIGUL, { content: picture(20) });
    await expect(api.editMessageCaption(AIGUL, own.message_id, { caption: "x" })).rejects.toThrow(/can't be edited/);
  });
});
