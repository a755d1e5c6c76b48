import { phraseTalkButtons } from "../../src/features/talks/buttons.ts";
import * as ready from "../../src/features/talks/phrase-screens.ts";
import type { Shown } from "./stage.ts";
import { deskOf, theirs } from "./talk-facts.ts";

const phrase = {
  id: "b8f1c1de-0000-4000-8000-000000000000",
  name: "Қай уақытта хабарласқан ыңғайлы екені",
  text: "Сәлеметсіз бе! Сізге қай күні, сағат нешеде хабарласқан ыңғайлы?",
  language: "kk",
  isOwn: true,
} as const;
const shared = { ...phrase, id: "first-steps", isOwn: false } as const;

/** A text that staff have at hand goes into a talk. */
export function readyAnswerScreens(): Shown[] {
  const to = { facts: theirs, language: "ru" } as const;
  const desks = Array.from({ length: 8 }, () => ({ facts: deskOf, language: "kk" }) as const);
  const [plain, showing] = [{ shows: [], shown: "abcd", isChanged: false }, [{ kind: "phoneNumber" } as const]];
  return [
    {
      name: "ready answer: which",
      screen: (texts) =>
        ready.choosePhraseScreen(texts, to, [shared, ...Array.from({ length: 6 }, () => phrase)], "kk", 1),
    },
    {
      name: "ready answer: none in this language",
      screen: (texts) => ready.choosePhraseScreen(texts, to, [], "ru", 0),
    },
    {
      name: "ready answer: into which talk",
      screen: (texts) => ready.chooseTalkScreen(texts, shared, [to, ...desks], 0),
    },
    { name: "ready answer: shared", screen: (texts) => ready.sendPhraseScreen(texts, to, shared, plain) },
    {
      name: "ready answer: own, changed meanwhile, with a number",
      screen: (texts) => ready.sendPhraseScreen(texts, to, phrase, { ...plain, shows: showing, isChanged: true }),
    },
    { name: "ready answer: sent", screen: (texts) => ready.phraseSentScreen(texts, theirs, phrase.text) },
    { name: "ready answer: sent already", screen: (texts) => ready.phraseRepeatScreen(texts, 7, 5) },
    {
      name: "phrase: can be sent into a talk",
      screen: (texts) => ({
        text: phrase.name,
        rows: [
          [
            {
              label: texts.plain("talks:phrase.send"),
              data: phraseTalkButtons.data("talks", { phrase: phrase.id, language: "kk", page: 0 }),
            },
          ],
        ],
      }),
    },
  ];
}
