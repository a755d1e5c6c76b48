import { shorten } from "../../platform/chat/cutting.ts";
import type { Phrase } from "./phrase-book.ts";

/** As many as people see without much scrolling; Telegram accepts fifty. */
const maxResults = 20;
const maxDescription = 100;

/** The texts whose name or words contain all words of the query, as results of an inline query. */
export function phraseResults(phrases: readonly Phrase[], query: string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return phrases
    .filter(({ name, text }) => {
      const searched = `${name} ${text}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    })
    .slice(0, maxResults)
    .map(({ id, name, text, language }) => ({
      type: "article" as const,
      // The service's texts have the same id in every language.
      id: `${language}-${id}`,
      title: name,
      description: shorten(text, maxDescription),
      input_message_content: { message_text: text, link_preview_options: { is_disabled: true } },
    }));
}
