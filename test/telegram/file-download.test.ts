import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FileContent } from "../../src/platform/chat/content.ts";
import { editCall, sendCall } from "../../src/platform/chat/content-calls.ts";
import { partsOf } from "../../src/platform/chat/content-parts.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import { type Download, maxDownloadBytes } from "../../src/platform/telegram/file-download.ts";
import { noHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { createPool, createTransport } from "../../src/platform/telegram/transport.ts";
import { Refetched } from "../../src/platform/telegram/upload.ts";
import { createPlayground } from "../../src/playground/server.ts";
import { broken, createTelegram, refusal, type Seen } from "./wire.ts";

const token = "4242:secret";
const refuses = {
  id: 7,
  firstName: "Ерлан",
  languageCode: "kk",
  role: "citizen",
  premium: true,
  refusesVoice: true,
} as const;

/** A person who takes no voice messages, and another who sends them. */
function open() {
  const sender = { id: 5, firstName: "Айгүл", languageCode: "kk", role: "citizen" };
  const people = [sender, refuses];
  const playground = createPlayground({ token, username: "b_bot", botName: "B", now: () => new Date(), people });
  for (const { id } of people) playground.sendText(id, "сәлем");
  const send: Send = async ({ path, headers, body }) => {
    const response = await playground.fetch(`http://playground${path}`, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  };
  const download: Download = async (path) =>
    new Uint8Array(await (await playground.fetch(`http://playground${path}`)).arrayBuffer());
  const transport = createTransport({ token, apiRoot: "http://playground", send, download });
  const pass = (content: FileContent) => {
    const [part] = partsOf(content);
    if (part === undefined) throw new Error("There is nothing to send.");
    const { method, payload } = sendCall(refuses.id, part);
    return transport.call(method, payload);
  };
  return { playground, pass, transport };
}

describe("who refuses voice messages", () => {
  test.each([
    ["a voice message", "voice", "audio"],
    ["a video note", "videoNote", "video"],
  ] as const)("gets %s as a file with the same bytes", async (_, kind, arrives) => {
    const { playground, pass, transport } = open();
    const content = new Uint8Array([79, 103, 103, 83, 1, 2, 3]);
    const sent = kind === "voice" ? playground.sendVoice(5, { content }) : playground.sendVideoNote(5, { content });
    const fileId = (sent.voice ?? sent.video_note)?.file_id ?? "";
    expect(await pass({ kind, fileId })).toMatchObject({ kind: "refused", means: { kind: "never", what: "voice" } });
    expect((await pass({ kind, fileId, caption: "тыңдаңыз", asFile: true })).kind).toBe("ok");
    const message = playground.chat(refuses.id).messages.at(-1);
    expect(message?.text).toBe("тыңдаңыз");
    expect(message?.media).toMatchObject({ kind: arrives, size: content.length });
    expect(message?.media?.name).not.toContain("Айгүл");
    const found = await transport.call("getFile", { file_id: message?.media?.fileId ?? "" });
    const path = found.kind === "ok" ? (found.result as { file_path: string }).file_path : "";
    const file = await playground.fetch(`http://playground/file/bot${token}/${path}`);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(content);
  });

  test("an edit changes the caption of such a file, and not the file", () => {
    const [part] = partsOf({ kind: "voice", fileId: "f", caption: "c", asFile: true });
    expect(part && editCall(7, part, 5)).toEqual({
      method: "editMessageCaption",
      payload: { chat_id: 7, message_id: 5, caption: "c" },
    });
  });

  test("what is no voice message goes as it is, and an album keeps its own kind apart", () => {
    expect(partsOf({ kind: "photo", fileId: "f", asFile: true })).toEqual([
      { kind: "photo", fileId: "f", caption: null },
    ]);
  });
});

describe("a file that is uploaded again", () => {
  const payload = { chat_id: 7, audio: new Refetched("F", "voice.ogg") };
  const found = { status: 200, body: { ok: true, result: { file_path: "voice/1.oga", file_size: 3 } } };

  function wired(behave: (call: Seen) => ReturnType<typeof refusal> | null, download?: Download) {
    const telegram = createTelegram();
    telegram.behaves(behave);
    const tooMany: unknown[] = [];
    const holds = { ...noHolds, note: async (limit: object) => void tooMany.push(limit) };
    const options = { token, apiRoot: "http://telegram/root/", send: telegram.send, holds };
    const transport = createTransport({ ...options, ...(download === undefined ? {} : { download }) });
    return { telegram, transport, tooMany };
  }
  const bytes: Download = async () => new Uint8Array([1, 2, 3]);

  test("is asked for where the server keeps its files", async () => {
    const paths: string[] = [];
    const download: Download = async (path) => {
      paths.push(path);
      return new Uint8Array([1]);
    };
    const { transport, telegram } = wired(({ method }) => (method === "getFile" ? found : null), download);
    expect((await transport.call("sendAudio", payload)).kind).toBe("ok");
    expect(paths).toEqual([`/root/file/bot${token}/voice/1.oga`]);
    expect(telegram.calls.map(({ method }) => method)).toEqual(["getFile", "sendAudio"]);
  });

  test.each<[string, (call: Seen) => ReturnType<typeof refusal> | null, Download | undefined, object]>([
    [
      "Telegram does not give it",
      () => refusal(400, "Bad Request: file is too big"),
      bytes,
      { kind: "refused", description: "Bad Request: file is too big" },
    ],
    ["it is gone when it is fetched, or too large", () => found, async () => null, { kind: "refused", code: 400 }],
    [
      "its path is on the server's disk",
      () => ({ status: 200, body: { ok: true, result: { file_path: "/var/1.oga" } } }),
      bytes,
      { kind: "refused" },
    ],
    ["nothing can be downloaded", () => found, undefined, { kind: "refused" }],
    [
      "the connection breaks while it is asked for",
      () => broken("ECONNRESET"),
      bytes,
      { kind: "unreachable", cause: "ECONNRESET" },
    ],
    [
      "the connection breaks while it is fetched",
      () => found,
      async () => {
        throw broken("ECONNRESET");
      },
      { kind: "unreachable", cause: "ECONNRESET" },
    ],
    [
      "Telegram wants us to wait",
      () => refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 }),
      bytes,
      { kind: "tooMany", retryAfterSeconds: 5 },
    ],
  ])("is not sent where %s", async (_, behave, download, outcome) => {
    const { transport, telegram } = wired(behave, download);
    expect(await transport.call("sendAudio", payload)).toMatchObject(outcome);
    expect(telegram.calls.map(({ method }) => method)).not.toContain("sendAudio");
  });

  test("is unknown where the answer to the upload is lost, and its 429 holds its chat", async () => {
    const lost = wired(({ method }) => (method === "getFile" ? found : broken("ECONNRESET")), bytes);
    expect(await lost.transport.call("sendAudio", payload)).toEqual({ kind: "unknown", cause: "ECONNRESET" });
    const limit = refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 });
    const limited = wired(({ method }) => (method === "getFile" ? found : limit), bytes);
    expect((await limited.transport.call("sendAudio", payload)).kind).toBe("tooMany");
    expect(limited.tooMany).toMatchObject([{ method: "sendAudio", chatId: "7" }]);
  });
});

test("a pool fetches a file, and no more than it may", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/none") response.writeHead(404).end("<html>");
    else if (request.url === "/broken") response.writeHead(502).end("<html>");
    else response.end(Buffer.alloc(1000, 7));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const pool = createPool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    await pool.close();
    server.close();
  });
  expect(await pool.download("/file", 1000)).toEqual(Buffer.alloc(1000, 7));
  expect(await pool.download("/file", 999)).toBeNull();
  expect(await pool.download("/none", 1000)).toBeNull();
  await expect(pool.download("/broken", 1000)).rejects.toThrow("status 502");
  expect(maxDownloadBytes).toBe(20_971_520);
});
