import { beforeEach, describe, expect, it } from "vitest";
import { png } from "../../src/playground/png.ts";
import { AIGUL, playgroundForTests, TOKEN } from "./setup.ts";

const MEGABYTE = 1024 * 1024;
const VOICE = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(2000, 7)]);
const picture = (width: number) => png(width, 20, () => [10, 120, 90]);

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
});

const request = (path: string, init: RequestInit = {}) => world.playground.app.request(`http://localhost${path}`, init);

function upload(query: Record<string, string>, content: Uint8Array, headers: Record<string, string> = {}) {
  const parameters = new URLSearchParams({ person: String(AIGUL), ...query });
  return request(`/playground/upload?${parameters}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: Buffer.from(content),
  });
}

async function uploaded(query: Record<string, string>, content: Uint8Array): Promise<string> {
  const response = await upload(query, content);
  expect(response.status).toBe(200);
  return ((await response.json()) as { fileId: string }).fileId;
}

const act = (body: object) =>
  request("/playground/act", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ personId: AIGUL, ...body }),
  });

const messages = () => world.playground.chat(AIGUL).messages;

/** Downloads a file as the bot does. */
async function downloaded(fileId: string): Promise<Buffer> {
  const { result } = await world.call("getFile", { file_id: fileId });
  const response = await request(`/file/bot${TOKEN}/${result.file_path}`);
  return Buffer.from(await response.arrayBuffer());
}

it("the bot downloads what the page recorded", async () => {
  const fileId = await uploaded({ kind: "voice", type: "audio/ogg" }, VOICE);
  expect((await act({ act: "voice", fileId, duration: 4 })).status).toBe(200);
  const [update] = (await world.call("getUpdates")).result;
  const { voice } = update.message;
  expect(voice).toMatchObject({ duration: 4, file_size: VOICE.length, mime_type: "audio/ogg" });
  expect(await downloaded(voice.file_id)).toEqual(VOICE);
  expect(messages().at(-1)?.media).toMatchObject({ kind: "voice", isPlayable: true });
});

it("uploaded photos are sent as an album, with their sizes and one caption", async () => {
  const fileIds = [await uploaded({ kind: "photo" }, picture(30)), await uploaded({ kind: "photo" }, picture(40))];
  await act({ act: "album", fileIds, caption: "екеуі" });
  const updates: { message: { media_group_id: string; caption?: string; photo: { width: number }[] } }[] = (
    await world.call("getUpdates")
  ).result;
  const sent = updates.map(({ message }) => message);
  expect(new Set(sent.map((message) => message.media_group_id)).size).toBe(1);
  expect(sent.map(({ caption }) => caption)).toEqual(["екеуі", undefined]);
  expect(sent.map(({ photo }) => photo[0]?.width)).toEqual([30, 40]);
});

it("a document keeps its name and its bytes", async () => {
  const fileId = await uploaded({ kind: "document", name: "келісім.pdf" }, Buffer.from("%PDF-1.7 …"));
  await act({ act: "document", fileId, caption: "мінеки" });
  expect(messages().at(-1)).toMatchObject({ text: "мінеки", media: { name: "келісім.pdf", isPlayable: false } });
  expect((await downloaded(fileId)).toString()).toBe("%PDF-1.7 …");
});

it("the page can show the sample pictures and play the sample sound", async () => {
  await act({ act: "album", count: 3 });
  await act({ act: "voice", duration: 2 });
  expect(messages().map(({ media }) => [media?.isImage, media?.isPlayable])).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [false, true],
  ]);
});

it("a person can share somebody else's contact", async () => {
  await act({ act: "contact", contact: { firstName: "Болат", phone: "+77012345678" } });
  expect(messages().at(-1)?.contact).toEqual({ first_name: "Болат", phone_number: "+77012345678" });
});

describe("An upload is refused", () => {
  it("over 20 MB", async () => {
    const response = await upload({ kind: "document" }, new Uint8Array(20 * MEGABYTE + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: expect.stringContaining("20 MB") });
  });

  it.each<[why: string, query: Record<string, string>, content: Uint8Array, status: number]>([
    ["of an unknown person", { kind: "document", person: "5" }, VOICE, 409],
    ["of an unknown kind", { kind: "sticker" }, VOICE, 400],
    ["of an invalid type", { kind: "document", type: "text/html\r\nx: y" }, VOICE, 400],
    ["that is empty", { kind: "document" }, new Uint8Array(0), 400],
    ["of a photo that is not a picture", { kind: "photo" }, Buffer.from("<svg/>"), 400],
    ["of a photo over 10 MB", { kind: "photo" }, Buffer.concat([picture(2), Buffer.alloc(10 * MEGABYTE)]), 400],
    ["of a voice message that is not a sound", { kind: "voice" }, Buffer.from("hello"), 400],
  ])("%s", async (_, query, content, status) => {
    expect((await upload(query, content)).status).toBe(status);
  });

  it.each([
    ["from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["from another origin", { origin: "https://evil.example" }, 403],
    ["as a form sends it", { "content-type": "text/plain" }, 415],
    ["as a form with files sends it", { "content-type": "multipart/form-data; boundary=x" }, 415],
  ])("%s", async (_, headers, status) => {
    expect((await upload({ kind: "voice" }, VOICE, headers)).status).toBe(status);
  });
});

it.each([
  ["a file that nobody has uploaded", { act: "voice", fileId: "PGvoice-1-1" }],
  ["a file of another kind", { act: "photo" }],
])("an act does not send %s", async (_, body) => {
  const fileId = await uploaded({ kind: "voice" }, VOICE);
  expect((await act({ fileId, ...body })).status).toBe(409);
  expect(messages()).toEqual([]);
});

describe("A file is served", () => {
  const file = (fileId: string, range?: string) =>
    request(`/playground/file/${fileId}`, range === undefined ? {} : { headers: { range } });

  it.each([
    ["from its first byte on", "bytes=0-", 0, VOICE.length],
    ["in part", "bytes=4-9", 4, 10],
    ["to its end", "bytes=1990-9999", 1990, VOICE.length],
  ])("%s", async (_, range, from, to) => {
    const response = await file(await uploaded({ kind: "voice" }, VOICE), range);
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${VOICE.length}`);
    expect(response.headers.get("content-type")).toBe("audio/ogg");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(VOICE.subarray(from, to));
  });

  it("not beyond its end", async () => {
    expect((await file(await uploaded({ kind: "voice" }, VOICE), "bytes=5000-")).status).toBe(416);
  });

  it("never as a page or as a drawing with scripts, even if the upload named such a type", async () => {
    const page = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    const response = await file(await uploaded({ kind: "document", type: "image/svg+xml" }, page));
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(response.headers.get("content-security-policy")).toMatch("sandbox");
  });
});

it("old contents are dropped before they fill the memory, and their sizes stay", async () => {
  const first = await uploaded({ kind: "document" }, new Uint8Array(19 * MEGABYTE));
  await act({ act: "document", fileId: first });
  expect((await downloaded(first))[0]).toBe(0);
  const more = new Uint8Array(19 * MEGABYTE);
  for (let count = 0; count < 13; count += 1) world.playground.sendDocument(AIGUL, { content: more });
  expect(messages()[0]?.media?.size).toBe(19 * MEGABYTE);
  expect((await downloaded(first))[0]).toBe(" ".charCodeAt(0));
});
