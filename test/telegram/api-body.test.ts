import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { bodyOf } from "../../src/platform/telegram/api-body.ts";
import { Upload } from "../../src/platform/telegram/upload.ts";
import { readMultipart } from "../../src/playground/multipart.ts";

test("a call with a file is written in parts, as Telegram reads them", async () => {
  const file = new Upload("a.png", new Uint8Array([0, 13, 10, 45, 45, 255]));
  const written = bodyOf({ chat_id: 7, media: { type: "photo", media: "attach://file" }, file });
  if (written === null || typeof written.body === "string") throw new Error("It is not written in parts.");
  const whole = await buffer(written.body);
  expect(whole).toHaveLength(Number(written.headers["content-length"]));
  const parts = readMultipart(whole, written.headers["content-type"] ?? "");
  expect(parts.map(({ name, fileName }) => [name, fileName])).toEqual([
    ["chat_id", undefined],
    ["media", undefined],
    ["file", "a.png"],
  ]);
  expect(parts[1]?.content.toString()).toBe('{"type":"photo","media":"attach://file"}');
  expect([...(parts[2]?.content ?? [])]).toEqual([...file.bytes]);
});

test("a call without files is JSON, and what JSON cannot hold is not written", () => {
  expect(bodyOf({ chat_id: 7 })?.body).toBe('{"chat_id":7}');
  expect(bodyOf({ chat_id: 7n })).toBe(null);
});
