import { type Phrase, phraseLimits } from "../../src/features/phrases/phrase-book.ts";
import {
  askPhraseScreen,
  dropEndedScreen,
  droppingScreen,
  fullScreen,
  noPhraseScreen,
  phraseScreen,
  phrasesScreen,
} from "../../src/features/phrases/screens.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import type { Shown } from "./stage.ts";

/** The texts that staff have at hand. */
export function phraseScreens(): Shown[] {
  const phrase: Phrase = {
    id: "b8f1c1de-0000-4000-8000-000000000000",
    name: "Қай уақытта хабарласқан ыңғайлы екені",
    text: "Сәлеметсіз бе! Сізге қай күні, сағат нешеде хабарласқан ыңғайлы?",
    language: "kk",
    isOwn: true,
  };
  const shared = { ...phrase, id: "first-steps", isOwn: false };
  const many = Array.from({ length: phraseLimits.own }, () => phrase);
  return [
    { name: "phrases: none", screen: (texts) => phrasesScreen(texts, [], "kk", 0) },
    { name: "phrases: own and shared", screen: (texts) => phrasesScreen(texts, [phrase, shared], "kk", 0) },
    { name: "phrases: no room for more", screen: (texts) => phrasesScreen(texts, [...many, shared], "ru", 10) },
    {
      name: "phrases: own, in the middle",
      screen: (texts) => phrasesScreen(texts, [...many.slice(9), shared], "ru", 2),
    },
    { name: "phrase: own", screen: (texts) => phraseScreen(texts, phrase, [], null) },
    { name: "phrase: deleted in a minute", screen: (texts) => phraseScreen(texts, phrase, [], 31) },
    { name: "phrase: shared", screen: (texts) => phraseScreen(texts, shared, [], null) },
    ...(["new", "name", "text"] as const).map((asks) => ({
      name: `phrase: asks, ${asks}`,
      screen: (texts: Texts) => askPhraseScreen(texts, asks, "kk"),
    })),
    ...(["onlyText", "tooLong"] as const).map((complaint) => ({
      name: `phrase: asks after ${complaint}`,
      screen: (texts: Texts) =>
        withComplaint(
          askPhraseScreen(texts, "new", "kk"),
          texts.html(`phrases:${complaint}`, { limit: phraseLimits.text, length: 1700 }),
        ),
    })),
    { name: "phrase: no room", screen: (texts) => fullScreen(texts, "kk") },
    { name: "phrase: erased in a minute", screen: (texts) => droppingScreen(texts, 31) },
    ...(["undone", "done", "refused"] as const).map((how) => ({
      name: `phrase: erased, ${how}`,
      screen: (texts: Texts) => dropEndedScreen(texts, how),
    })),
    { name: "phrase: not theirs", screen: noPhraseScreen },
    { name: "refusal: phrases:forbidden", screen: (texts) => ({ text: texts.html("phrases:forbidden") }) },
  ];
}
