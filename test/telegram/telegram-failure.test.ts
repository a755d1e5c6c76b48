import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { refusalOf, telegramFailureOf } from "../../src/platform/telegram/inbox/telegram-failure.ts";

const refused = (code: number, description: string, parameters: { retry_after?: number } = {}) =>
  new GrammyError("failed", { ok: false, error_code: code, description, parameters }, "sendMessage", {});
const http = new HttpError("failed", new Error("ENOTFOUND"));
const wrapped = (error: unknown) => Object.assign(new Error("in the bot"), { error });

test.each<[string, unknown, number | null]>([
  ["a Telegram that does not answer", http, 0],
  ["a 429", refused(429, "Too Many Requests: retry after 7", { retry_after: 7 }), 7],
  ["a token that is refused", refused(401, "Unauthorized"), 0],
  ["an error of Telegram's own", refused(500, "Internal Server Error"), 0],
  ["what Telegram never takes", refused(400, "Bad Request: message text is empty"), null],
  ["a person who has blocked the bot", refused(403, "Forbidden: bot was blocked by the user"), null],
  ["a fault of ours", new TypeError("undefined is not a function"), null],
  ["no error at all", "words", null],
  ["nothing", undefined, null],
  ["a fault of ours that wraps another", new Error("outside", { cause: new Error("inside") }), null],
])("%s", (_, error, seconds) => {
  const trouble = seconds === null ? null : { retryAfterSeconds: seconds };
  expect(telegramFailureOf(error)).toEqual(trouble);
  // As grammY and its conversations hand it on.
  expect(telegramFailureOf(wrapped(error))).toEqual(trouble);
  expect(telegramFailureOf(new Error("outside", { cause: wrapped(error) }))).toEqual(trouble);
});

test("a refused call is found inside what wraps it, with its meaning", () => {
  const call = refused(400, "Bad Request: message text is empty");
  expect(refusalOf(wrapped(call))).toEqual({ call, means: expect.objectContaining({ kind: "never" }) });
  expect([refusalOf(http), refusalOf(new Error("ours")), refusalOf(null)]).toEqual([null, null, null]);
});
