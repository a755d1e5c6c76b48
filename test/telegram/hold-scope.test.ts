import { describe, expect, test } from "vitest";
import {
  covers,
  type EarlierLimit,
  type HoldTarget,
  type TooMany,
  targetsOf,
} from "../../src/platform/telegram/outbox/hold-scope.ts";

const chat = (key: string): HoldTarget => ({ scope: "CHAT", key });
const everybody: HoldTarget = { scope: "EVERYBODY", key: "" };
const met = (chatId: string | null, isBulk = false): TooMany => ({ method: "sendMessage", chatId, isBulk });
const ago = (...limits: [chatId: string, agoMs: number][]): EarlierLimit[] =>
  limits.map(([chatId, agoMs]) => ({ chatId, agoMs }));

describe("what a 429 holds", () => {
  const cases: [string, TooMany, EarlierLimit[], HoldTarget[]][] = [
    ["of a call with a chat: that chat", met("1"), [], [chat("1")]],
    [
      "of a call without a chat: its method, whatever happened before",
      { method: "setMyCommands", chatId: null, isBulk: false },
      ago(["1", 0], ["2", 0], ["3", 0]),
      [{ scope: "METHOD", key: "setMyCommands" }],
    ],
    ["of a second chat: that chat", met("2"), ago(["1", 0]), [chat("2")]],
    ["of a third chat within ten seconds: everybody", met("3"), ago(["1", 10_000], ["2", 0]), [chat("3"), everybody]],
    ["of a third chat a moment later: that chat", met("3"), ago(["1", 10_001], ["2", 0]), [chat("3")]],
    ["of one chat again and again: that chat", met("1"), ago(["1", 0], ["2", 0]), [chat("1")]],
    ["of a fourth chat: everybody", met("4"), ago(["1", 9], ["2", 5], ["3", 0]), [chat("4"), everybody]],
    ["of an announcement, to a second chat: everybody", met("1", true), ago(["2", 0]), [chat("1"), everybody]],
    ["of an announcement to a chat that met one before: that chat", met("1", true), ago(["1", 600_000]), [chat("1")]],
    ["of an announcement where nobody has met one: that chat", met("1", true), [], [chat("1")]],
    ["of an announcement, some time after another chat: that chat", met("1", true), ago(["2", 10_001]), [chat("1")]],
    [
      "of an announcement to a chat that met one before, as another did: that chat",
      met("1", true),
      ago(["2", 9_000], ["1", 9_000]),
      [chat("1")],
    ],
    [
      "of an announcement to a chat that met one long ago, as another does now: everybody",
      met("1", true),
      ago(["1", 600_001], ["2", 0]),
      [chat("1"), everybody],
    ],
    [
      "of an announcement to a chat that met one before, while two others do too: everybody",
      met("1", true),
      ago(["1", 100], ["2", 50], ["3", 20]),
      [chat("1"), everybody],
    ],
  ];
  test.each(cases)("%s", (_, tooMany, earlier, targets) => {
    expect(targetsOf(tooMany, earlier)).toEqual(targets);
  });
});

describe("what a hold covers", () => {
  const method: HoldTarget = { scope: "METHOD", key: "setMyCommands" };
  const cases: [HoldTarget, string, string | null, boolean][] = [
    [chat("1"), "sendMessage", "1", true],
    [chat("1"), "editMessageText", "1", true],
    [chat("1"), "sendMessage", "2", false],
    [chat("1"), "answerCallbackQuery", null, false],
    [method, "setMyCommands", null, true],
    [method, "setMyCommands", "1", true],
    [method, "sendMessage", "1", false],
    [everybody, "sendMessage", "1", true],
    [everybody, "answerCallbackQuery", null, true],
    [everybody, "setMyCommands", null, true],
    [everybody, "getUpdates", null, false],
    [everybody, "getMe", null, false],
    [everybody, "setWebhook", null, false],
    [everybody, "deleteWebhook", null, false],
    [everybody, "getWebhookInfo", null, false],
    [{ scope: "METHOD", key: "getUpdates" }, "getUpdates", null, true],
  ];
  test.each(cases)("%o: %s to %s: %s", (target, name, chatId, covered) => {
    expect(covers(target, name, chatId)).toBe(covered);
  });
});
