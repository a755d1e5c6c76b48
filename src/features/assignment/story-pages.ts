import { type Content, type FileContent, maxTextLength } from "../../platform/chat/content.ts";
import { partsOf } from "../../platform/chat/content-parts.ts";
import type { ToldItem } from "../cases/story-rows.ts";

/** The size of Telegram's largest album (Bot API, sendMediaGroup). */
const maxAlbum = 10;
/** About how many messages a page has; a button shows the next page. */
const pageMessages = 15;

/** What a page shows: content, or the number of the side that has told what follows. */
export type PageItem = Content | { kind: "side"; side: number };

/** Divides what was told into pages, in its order. Short texts share a message, and files share albums. */
export function storyPages(story: readonly ToldItem[]): PageItem[][] {
  const pages: PageItem[][] = [[]];
  let space = pageMessages;
  for (const content of joined(story)) {
    const messages = content.kind === "side" ? 1 : partsOf(content).length;
    if (messages > space && space < pageMessages) {
      pages.push([]);
      space = pageMessages;
    }
    pages.at(-1)?.push(content);
    space -= messages;
  }
  return pages;
}

type Block = { kind: "side"; side: number } | { kind: "text"; text: string } | { kind: "album"; items: FileContent[] };

function joined(story: readonly ToldItem[]): PageItem[] {
  const blocks: Block[] = [];
  for (const part of story) {
    const last = blocks.at(-1);
    if (part.kind === "side") blocks.push(part);
    else if (part.kind !== "text") {
      if (last?.kind === "album" && last.items.length < maxAlbum) last.items.push(part);
      else blocks.push({ kind: "album", items: [part] });
    } else if (last?.kind === "text" && last.text.length + part.text.length + 2 <= maxTextLength) {
      last.text += `\n\n${part.text}`;
    } else blocks.push({ ...part });
  }
  return blocks.map((block) => {
    const [file, ...others] = block.kind === "album" ? block.items : [];
    return file !== undefined && others.length === 0 ? file : block;
  });
}
