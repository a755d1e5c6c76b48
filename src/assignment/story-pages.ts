import type { StoryContent } from "../cases/story.ts";
import { type Content, type FileContent, maxTextLength } from "../chat/content.ts";
import { partsOf } from "../chat/content-parts.ts";

/** Telegram's largest album (Bot API, sendMediaGroup). */
const maxAlbum = 10;
/** About how many messages a page has; the next page follows by a button. */
const pageMessages = 15;

/** A story in the order in which it was told, as a reader gets it: page by page, short texts in one message, files in albums. */
export function storyPages(story: readonly StoryContent[]): Content[][] {
  const pages: Content[][] = [[]];
  let room = pageMessages;
  for (const content of joined(story)) {
    const messages = partsOf(content).length;
    if (messages > room && room < pageMessages) {
      pages.push([]);
      room = pageMessages;
    }
    pages.at(-1)?.push(content);
    room -= messages;
  }
  return pages;
}

type Joined = { kind: "text"; text: string } | { kind: "album"; items: FileContent[] };

function joined(story: readonly StoryContent[]): Content[] {
  const found: Joined[] = [];
  for (const part of story) {
    const last = found.at(-1);
    if (part.kind !== "text") {
      if (last?.kind === "album" && last.items.length < maxAlbum) last.items.push(part);
      else found.push({ kind: "album", items: [part] });
    } else if (last?.kind === "text" && last.text.length + part.text.length + 2 <= maxTextLength) {
      last.text += `\n\n${part.text}`;
    } else found.push({ ...part });
  }
  return found.map((one) => {
    const [file, ...others] = one.kind === "album" ? one.items : [];
    return file !== undefined && others.length === 0 ? file : one;
  });
}
