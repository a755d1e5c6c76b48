import { expect, test } from "vitest";
import { isCovered, waitsForReader } from "../../src/features/quiet/cover.ts";

const now = new Date("2026-10-27T10:00:00+05:00");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ["what is new", "sendMessage", "talks.copy", null, 0, true],
  ["an album", "sendMediaGroup", "talks.copy", null, 0, true],
  ["what was opened just now", "sendVoice", "talks.copy", 5, 600, false],
  ["what was opened and could not be sent for two minutes", "sendVoice", "talks.copy", 120, 600, true],
  ["a change of what is on the screen", "editMessageText", "talks.copy", null, 600, false],
  ["what is taken back", "deleteMessages", "talks.copy", null, 600, false],
  ["the answer to what was written just now", "sendMessage", "intake.received", null, 2, false],
  ["such an answer after an outage", "sendMessage", "intake.received", null, 3600, true],
])("%s: waits until it is opened?", (_, method, message, opened, due, waits) => {
  const openedAt = opened === null ? null : ago(opened);
  expect(waitsForReader(method, { message, openedAt, notBefore: ago(due) }, now)).toBe(waits);
});

test("a message that nobody has written down is covered", () => {
  expect(isCovered("talks.something")).toBe(true);
  expect(isCovered("events.reminder")).toBe(false);
});
