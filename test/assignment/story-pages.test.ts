import { describe, expect, test } from "vitest";
import { storyPages } from "../../src/features/assignment/story-pages.ts";
import { type StoryContent, storyLimits } from "../../src/features/cases/story.ts";

const text = (words: string): StoryContent => ({ kind: "text", text: words });
const file = (kind: "photo" | "voice" | "document", fileId: string): StoryContent => ({
  kind,
  fileId,
  name: null,
  caption: null,
});
const photos = (count: number) => Array.from({ length: count }, (_, n) => file("photo", `p${n}`));

describe("a story's pages", () => {
  test("keep the order in which it was told; short texts become one message, files albums", () => {
    const [first, photo, voice] = [file("document", "d"), file("photo", "p"), file("voice", "v")];
    expect(storyPages([text("one"), text("two"), first, photo, text("three"), voice])).toEqual([
      [
        { kind: "text", text: "one\n\ntwo" },
        { kind: "album", items: [first, photo] },
        { kind: "text", text: "three" },
        voice,
      ],
    ]);
  });

  test("nothing told: one empty page", () => {
    expect(storyPages([])).toEqual([[]]);
  });

  test("a text never grows beyond what Telegram takes", () => {
    const pages = storyPages([text("a".repeat(4000)), text("b".repeat(94)), text("c".repeat(95))]);
    expect(pages.flat().map((item) => (item.kind === "text" ? item.text.length : 0))).toEqual([4096, 95]);
    const apart = storyPages([text("a".repeat(4000)), text("b".repeat(95))]);
    expect(apart.flat()).toHaveLength(2);
  });

  test("a page has room for fifteen messages", () => {
    const told = Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? text(`${n}`) : file("photo", `p${n}`)));
    expect(storyPages(told.slice(0, 15)).map((page) => page.length)).toEqual([15]);
    expect(storyPages(told).map((page) => page.length)).toEqual([15, 1]);
  });

  test("thirty photos are three albums of ten, a page each", () => {
    const pages = storyPages(photos(30));
    expect(pages.map((page) => page.map((item) => (item.kind === "album" ? item.items.length : 0)))).toEqual([
      [10],
      [10],
      [10],
    ]);
  });

  test("the largest story that may be told, in any order, is a bounded number of messages", () => {
    const told = photos(storyLimits.files).flatMap((photo, n) => [text(String(n).repeat(300)), photo]);
    const pages = storyPages(told);
    expect(pages.flat().length).toBe(2 * storyLimits.files);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(15);
  });
});
