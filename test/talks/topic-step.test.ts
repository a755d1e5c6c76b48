import { expect, test } from "vitest";
import { type TopicStep, topicStep } from "../../src/features/talks/topic-step.ts";
import type { CallOutcome } from "../../src/platform/telegram/api-answer.ts";
import { dayMs, hourMs, minuteMs } from "../../src/platform/time/units.ts";

const refused = (description: string): CallOutcome => ({
  kind: "refused",
  code: 400,
  description,
  means: { kind: "never", what: "content" },
});
const again = (afterMs: number, isOff = false): TopicStep => ({ kind: "again", afterMs, isOff });

test.each<[string, number | null, CallOutcome, TopicStep]>([
  ["is made", null, { kind: "ok", result: { message_thread_id: 7 } }, { kind: "made", topicId: 7 }],
  ["is made, and nobody says which", null, { kind: "ok", result: true }, again(dayMs)],
  ["is named again", 7, { kind: "ok", result: true }, { kind: "done" }],
  ["has the name already, or is gone", 7, refused("TOPIC_NOT_MODIFIED"), { kind: "done" }],
  ["waits as long as Telegram says", null, { kind: "tooMany", retryAfterSeconds: 9 }, again(9000)],
  [
    "waits an hour where chats have no topics",
    null,
    refused("Bad Request: the chat is not a forum"),
    again(hourMs, true),
  ],
  ["waits a day where the chat is gone", null, refused("bot was blocked by the user"), again(dayMs)],
  ["is tried again when the answer is lost", null, { kind: "unknown", cause: "ECONNRESET" }, again(minuteMs)],
  ["is tried again when Telegram is not reached", 7, { kind: "unreachable", cause: "ENOTFOUND" }, again(minuteMs)],
])("a topic %s", (_, topicId, answer, step) => {
  expect(topicStep(topicId, answer)).toEqual(step);
});
