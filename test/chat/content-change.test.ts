import { expect, test } from "vitest";
import type { Content, FileContent, FileKind } from "../../src/platform/chat/content.ts";
import { changeOf } from "../../src/platform/chat/content-change.ts";

const text = (words: string): Content => ({ kind: "text", text: words });
const file = (kind: FileKind, fileId = "f", caption: string | null = null): FileContent => ({ kind, fileId, caption });
const album = (...items: FileContent[]): Content => ({ kind: "album", items });
const place = (lat: number): Content => ({ kind: "location", lat, lon: 2 });
const contact = (phone: string): Content => ({ kind: "contact", phone, firstName: "A" });

test.each<[string, Content, Content, string]>([
  ["the same words", text("a"), text("a"), "none"],
  ["the same words with other marks that nobody sees", text("a"), { ...text("a"), entities: [] } as Content, "none"],
  ["other words", text("a"), text("b"), "edit"],
  ["a text that becomes longer than a message", text("a"), text("x".repeat(5000)), "edit"],
  ["a text that becomes shorter", text("x".repeat(5000)), text("a"), "edit"],
  ["a text that gets a photo", text("a"), file("photo", "f", "a"), "edit"],
  ["a text that gets a document", text("a"), file("document"), "edit"],
  ["another photo", file("photo", "a"), file("photo", "b"), "edit"],
  ["a photo that becomes a video", file("photo"), file("video"), "edit"],
  ["a caption", file("photo"), file("photo", "f", "c"), "edit"],
  ["a caption that becomes long", file("photo", "f", "c"), file("photo", "f", "x".repeat(2000)), "edit"],
  ["the caption of a voice message", file("voice"), file("voice", "f", "c"), "edit"],
  ["a photo that loses its file", file("photo", "f", "c"), text("c"), "correction"],
  ["a voice message that becomes words", file("voice"), text("c"), "correction"],
  ["a text that becomes a voice message", text("a"), file("voice"), "correction"],
  ["a voice message that becomes a photo", file("voice"), file("photo"), "correction"],
  ["a text that becomes a place", text("a"), place(1), "correction"],
  ["a photo that becomes a video note", file("photo"), file("videoNote"), "correction"],
  ["a photo that becomes an animation", file("photo"), file("animation"), "edit"],
  ["an audio file that becomes a photo", file("audio"), file("photo"), "edit"],
  ["an animation that becomes a photo", file("animation"), file("photo"), "edit"],
  ["a document that becomes an audio file", file("document"), file("audio"), "edit"],
  ["another video note", file("videoNote", "a"), file("videoNote", "b"), "correction"],
  ["another place", place(1), place(3), "correction"],
  ["the same place", place(1), place(1), "none"],
  ["another number", contact("+7701"), contact("+7702"), "correction"],
  ["a caption in an album", album(file("photo"), file("video")), album(file("photo", "f", "c"), file("video")), "edit"],
  [
    "a photo of an album that becomes a video",
    album(file("photo"), file("photo")),
    album(file("video"), file("photo")),
    "edit",
  ],
  [
    "a photo of an album that becomes a document",
    album(file("photo"), file("photo")),
    album(file("document"), file("photo")),
    "correction",
  ],
  [
    "an animation in an album",
    album(file("photo"), file("photo")),
    album(file("animation"), file("photo")),
    "correction",
  ],
  ["another file at the end of an album", album(file("photo")), album(file("photo"), file("photo", "b")), "correction"],
  [
    "another long caption of an album",
    album(file("photo", "f", "x".repeat(2000)), file("photo")),
    album(file("photo", "f", "y".repeat(2000)), file("photo")),
    "edit",
  ],
  [
    "a long caption of an album",
    album(file("photo"), file("photo")),
    album(file("photo", "f", "x".repeat(2000)), file("photo")),
    "edit",
  ],
])("%s: %#", (_, before, after, change) => {
  expect(changeOf(before, after)).toBe(change);
});
