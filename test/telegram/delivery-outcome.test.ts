import { describe, expect, test } from "vitest";
import type { CallOutcome } from "../../src/platform/telegram/api-answer.ts";
import { notRendered, outcomeOfAnswer } from "../../src/platform/telegram/outbox/delivery-outcome.ts";
import type { ClaimedDelivery } from "../../src/platform/telegram/outbox/outbox-rows.ts";
import type { Refusal } from "../../src/platform/telegram/outbox/refusal.ts";

const now = new Date("2026-10-27T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const delivery = (changes: Partial<ClaimedDelivery> = {}) =>
  ({ attempt: 1, messageId: null, notBefore: ago(1), ...changes }) as ClaimedDelivery;
const refused = (means: Refusal): CallOutcome => ({ kind: "refused", code: 400, description: "Bad Request", means });
const says = (row: ClaimedDelivery, answer: CallOutcome, giveUp = false) => outcomeOfAnswer(row, answer, giveUp, now);
const well = { isConnectionFailure: false, lost: null };
const sick = { isConnectionFailure: true, lost: null };

describe("what Telegram's answer means for a delivery", () => {
  test("what was taken is sent, with its message where it has one", () => {
    const sent = says(delivery(), { kind: "ok", result: { message_id: 7 } });
    expect(sent).toEqual({ outcome: { kind: "sent", messageId: 7 }, ...well });
    for (const result of [true, null, undefined, {}]) {
      expect(says(delivery(), { kind: "ok", result })).toEqual({ outcome: { kind: "sent", messageId: null }, ...well });
    }
  });

  test.each<[string, Refusal]>([
    ["what Telegram never takes", { kind: "never", what: "content" }],
    ["a topic that is gone", { kind: "gone", what: "topic" }],
    ["a message that is gone, where none was sent", { kind: "gone", what: "message" }],
  ])("%s is refused for good, and the chat is not lost", (_, means) => {
    expect(says(delivery(), refused(means))).toEqual({
      outcome: { kind: "refused", reason: "400 Bad Request" },
      ...well,
    });
  });

  test("a chat that is lost says why", () => {
    for (const cause of ["blocked", "deactivated"] as const) {
      const { outcome, ...rest } = says(delivery(), refused({ kind: "gone", what: "chat", cause }));
      expect(outcome.kind).toBe("refused");
      expect(rest).toEqual({ isConnectionFailure: false, lost: cause });
    }
  });

  test("of a message that the person has removed nothing is left to change", () => {
    const row = delivery({ messageId: 5 });
    const gone = says(row, refused({ kind: "gone", what: "message" }));
    expect(gone).toEqual({ outcome: { kind: "sent", messageId: null }, ...well });
    expect(says(row, refused({ kind: "gone", what: "topic" })).outcome.kind).toBe("refused");
    expect(says(row, refused({ kind: "never", what: "content" })).outcome.kind).toBe("refused");
  });

  test.each<[string, Refusal]>([
    ["later", { kind: "later", what: "token" }],
    ["unknown", { kind: "unknown" }],
  ])("a refusal for %s is tried again, and nothing else should go before", (_, means) => {
    const again = { kind: "again", at: inSeconds(2), reason: "400 Bad Request" };
    expect(says(delivery(), refused(means))).toEqual({ outcome: again, ...sick });
  });

  test("a 429 waits as long as Telegram says, and is no trouble of the way", () => {
    const again = { kind: "again", at: inSeconds(33), reason: "429" };
    expect(says(delivery({ attempt: 9 }), { kind: "tooMany", retryAfterSeconds: 33 })).toEqual({
      outcome: again,
      ...well,
    });
  });

  test("each try in vain waits twice as long, up to a minute", () => {
    const waits = [1, 2, 3, 5, 6, 20].map((attempt) => {
      const { outcome } = says(delivery({ attempt }), { kind: "unreachable", cause: "ENOTFOUND" });
      return outcome.kind === "again" ? (outcome.at.getTime() - now.getTime()) / 1000 : outcome.kind;
    });
    expect(waits).toEqual([2, 4, 8, 32, 60, 60]);
    const unreachable = says(delivery(), { kind: "unreachable", cause: "ENOTFOUND" });
    expect(unreachable).toEqual({ outcome: { kind: "again", at: inSeconds(2), reason: "ENOTFOUND" }, ...sick });
    // It has certainly not arrived, so that it may be tried again although it must not come twice.
    expect(says(delivery(), { kind: "unreachable", cause: "ENOTFOUND" }, true)).toEqual(unreachable);
  });

  const silent: CallOutcome = { kind: "unknown", cause: "reset" };

  test("whether it arrived is not known: what must not come twice ends, an edit is made again however often", () => {
    const ended = { outcome: { kind: "unknown", reason: "reset" }, ...sick };
    const again = { outcome: { kind: "again", at: inSeconds(2), reason: "reset" }, ...sick };
    expect(says(delivery(), silent, true)).toEqual(ended);
    expect(says(delivery(), silent)).toEqual(again);
    expect(says(delivery({ messageId: 5 }), silent, true)).toEqual(again);
    expect(says(delivery({ messageId: 5, attempt: 50, notBefore: ago(600) }), silent).outcome.kind).toBe("again");
  });

  test.each([
    [9, 61, "again"],
    [10, 60, "again"],
    [10, 61, "unknown"],
    [11, 61, "unknown"],
    [11, 5, "again"],
  ])("after %i tries in %i minutes it is %s", (attempt, minutes, kind) => {
    expect(says(delivery({ attempt, notBefore: ago(minutes) }), silent).outcome.kind).toBe(kind);
  });
});

test("words that cannot be made are tried again, and in the end refused", () => {
  const reason = "could not be rendered";
  expect(notRendered(delivery(), now)).toEqual({ kind: "again", at: inSeconds(2), reason });
  expect(notRendered(delivery({ attempt: 10, notBefore: ago(61) }), now)).toEqual({ kind: "refused", reason });
});
