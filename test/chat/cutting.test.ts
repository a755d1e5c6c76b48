import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { truncate } from "../../src/features/events/truncate.ts";
import { beginningOf, shorten } from "../../src/platform/chat/cutting.ts";

const family = "👨‍👩‍👧‍👦";
const flag = "🇰🇿";
const charactersOf = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe("a text is cut between two characters as people see them", () => {
  test.each([
    ["an emoji", "аб😀в", 3, "аб"],
    ["a family", `аб${family}в`, 12, "аб"],
    ["a flag", `аб${flag}в`, 4, "аб"],
    ["a skin tone", "аб👋🏽в", 4, "аб"],
    ["a letter with its mark", "аи\u0306в", 2, "а"],
    ["what just fits", `аб${family}`, 13, `аб${family}`],
  ])("%s", (_, text, max, kept) => {
    expect(beginningOf(text, max)).toBe(kept);
  });

  test("hundreds of marks on one letter are cut where they have to be", () => {
    expect(beginningOf(`а${"\u0301".repeat(500)}`, 100)).toHaveLength(100);
  });

  const typed = fc.array(fc.constantFrom("a", "ә", " ", family, flag, "😀", "👋🏽", "e\u0301", "\ud83d", "\udc00"), {
    maxLength: 60,
  });

  test.each([
    ["beginningOf", beginningOf],
    ["shorten", shorten],
    ["truncate", truncate],
  ] as const)(
    "%s: whatever is cut wherever is well-formed, short enough and ends with a whole character",
    (_, cutting) => {
      fc.assert(
        fc.property(typed, fc.integer({ min: 2, max: 60 }), (parts, max) => {
          const text = parts.join("");
          const kept = cutting(text, max);
          expect(kept.isWellFormed()).toBe(true);
          expect(kept.length).toBeLessThanOrEqual(max);
          const whole = charactersOf(text.toWellFormed());
          const cutOff = kept.replace(/…$/, "");
          expect(whole.slice(0, charactersOf(cutOff).length).join("")).toBe(cutOff);
        }),
        { numRuns: 500 },
      );
    },
  );
});
