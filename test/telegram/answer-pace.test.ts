import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnswerPace, isAnswer } from "../../src/platform/telegram/outbox/answer-pace.ts";

describe("how fast a chat is answered", () => {
  test("a burst at once, and then one by one; a rest counts", () => {
    const pace = createAnswerPace({ burst: 3, everyMs: 1000 });
    expect([0, 0, 0, 0, 0].map((at) => pace.take("1", at))).toEqual([0, 0, 0, 1000, 2000]);
    expect(pace.take("1", 5000)).toBe(0);
    expect(pace.take("1", 5000)).toBe(0);
    expect(pace.take("1", 5000)).toBe(0);
    expect(pace.take("1", 5000)).toBe(1000);
  });

  test("no chat waits for another", () => {
    const pace = createAnswerPace({ burst: 1, everyMs: 1000 });
    for (const chat of ["1", "2", "3"]) expect(pace.take(chat, 0)).toBe(0);
    expect(pace.take("1", 0)).toBe(1000);
  });

  test("is never more than the burst and one for each time that passed, however they come", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), pauses, (burst, each) => {
        const pace = createAnswerPace({ burst, everyMs: 1000 });
        let now = 0;
        const went = each.map((pause) => {
          now += pause;
          now += pace.take("1", now);
          return now;
        });
        for (const [first, from] of went.entries()) {
          for (const [last, until] of went.entries()) {
            if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(burst + Math.floor((until - from) / 1000));
          }
        }
      }),
    );
  });

  test("remembers a chat only while it matters", () => {
    const pace = createAnswerPace({ burst: 1, everyMs: 1000 });
    for (let chat = 0; chat < 30_000; chat += 1) pace.take(`${chat}`, chat * 1000);
    expect(pace.isFresh("29999", 29_999_500)).toBe(true);
    expect(pace.isFresh("29999", 30_000_000)).toBe(false);
    expect(pace.isFresh("1", 29_999_500)).toBe(false);
    expect(pace.isFresh("nobody", 0)).toBe(false);
  });
});

test.each([
  ["sendMessage", true],
  ["sendPhoto", true],
  ["editMessageText", true],
  ["copyMessages", true],
  ["forwardMessage", true],
  ["sendChatAction", false],
  ["answerCallbackQuery", false],
  ["deleteMessage", false],
  ["resendMessage", false],
])("%s says something in a chat: %s", (method, says) => {
  expect(isAnswer(method)).toBe(says);
});
