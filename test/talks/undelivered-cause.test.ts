import { expect, test } from "vitest";
import { causeOf } from "../../src/features/talks/undelivered.ts";

test.each([
  ["403 Forbidden: bot was blocked by the user", null, false, "blocked"],
  ["403 Forbidden: user is deactivated", null, false, "deactivated"],
  ["blocked", new Date(0), true, "deactivated"],
  ["blocked", new Date(0), false, "blocked"],
  ["400 Bad Request: VOICE_MESSAGES_FORBIDDEN", null, false, "voice"],
  ["400 Bad Request: wrong file identifier", null, false, "other"],
  ["no longer true", null, false, "other"],
  [null, null, false, "other"],
] as const)("%s, blocked %s, deactivated %s: %s", (error, blockedAt, isDeactivated, cause) => {
  expect(causeOf({ error, blockedAt, isDeactivated })).toBe(cause);
});
