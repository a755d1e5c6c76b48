import { describe, expect, test } from "vitest";
import { languages } from "../../src/platform/i18n/languages.ts";
import { allTexts, bare, plural, stems, withoutEmoji, wordsOf } from "./catalogue-words.ts";
import { forbiddenForms } from "./forbidden-forms.ts";
import { pageTexts } from "./page-texts.ts";

const everyText = [...allTexts, ...pageTexts];
const atOf = (texts: readonly { at: string }[]) => texts.map(({ at }) => at);
const inLanguage = (...codes: string[]) => everyText.filter(({ language }) => codes.includes(language));

describe("words", () => {
  test("no text has a form that a native reader stumbles over", () => {
    const found = everyText.flatMap(({ language, text, at }) =>
      forbiddenForms[language].flatMap(({ form, instead }) => (form.test(text) ? [`${at} → ${instead}`] : [])),
    );
    expect(found).toEqual([]);
  });

  // A label without a subject is right for a mediator; to an applicant it says that they must answer.
  test("an applicant reads who must answer", () => {
    const mine = allTexts.filter(({ key }) => /^(cases|intake):/.test(key));
    expect(atOf(mine.filter(({ text }) => /\bAnswer by|(?:^|[.!?\n] ?)Жауап мерзімі|Ответить до/.test(text)))).toEqual(
      [],
    );
  });

  test("a number that may be anything stands behind a colon, or has the plural forms of Russian", () => {
    const counted = /\}\} (?:знак|мест|человек|раз|дел|файл|сообщени|подписчик|участник|час|минут|дней|день)/;
    const limits = ["intake:openCase.full", "attendance:results.hint"];
    const found = inLanguage("ru").filter(({ key, text }) => counted.test(text) && !plural.test(key));
    // A limit is always the same round number, for which the form is right.
    const fixed = found.filter(({ key, text }) => limits.includes(key) || /(?:до|больше) \{\{limit\}\}/.test(text));
    expect(atOf(found.filter((text) => !fixed.includes(text)))).toEqual([]);
  });

  test("a text that names a button names it as it is", () => {
    const quoted = { kk: /«([^«»]+)»/g, ru: /«([^«»]+)»/g, en: /“([^“”]+)”/g };
    const isName =
      /\d|^(?:О медиации|Қоғамдық келісім|Бітімгер|Ана медиациясы|Ana \(mothers'\) mediation|ертең|завтра|tomorrow)/;
    const found = languages.flatMap((language) => {
      const labels = new Set([...wordsOf[language].values()].map((text) => withoutEmoji(text)));
      return [...wordsOf[language]].flatMap(([key, text]) =>
        [...bare(text).matchAll(quoted[language])]
          .map(([, words = ""]) => words)
          .filter((words) => words !== "" && !isName.test(words) && !labels.has(words))
          .map((words) => `${language} ${key}: ${words}`),
      );
    });
    expect(found).toEqual([]);
  });
});

describe("punctuation", () => {
  test("each language has a single dash, apostrophe and pair of quotation marks", () => {
    expect(atOf(everyText.filter(({ text }) => /—|[\u2018\u2019\u201a\u201b]/.test(text)))).toEqual([]);
    expect(atOf(inLanguage("kk", "ru").filter(({ text }) => /[“”„"]/.test(bare(text))))).toEqual([]);
    // The page speaks of buttons and of texts in the other languages.
    expect(atOf(inLanguage("en").filter(({ text }) => /[«»"]/.test(bare(text))))).toEqual([]);
  });

  test("a hyphen is no dash, and three dots are a single sign", () => {
    expect(atOf(everyText.filter(({ text }) => /\p{L} - \p{L}|\.\.\./u.test(text)))).toEqual([]);
  });

  test("«Сіз» and «вы» are small inside a sentence", () => {
    const capital = /[\p{Ll},:] (?:Сіз|Вы|Вас|Вам|Вами|Ваш)(?!\p{Lu})/u;
    expect(atOf(inLanguage("kk", "ru").filter(({ text }) => capital.test(bare(text))))).toEqual([]);
  });
});

describe("the three languages", () => {
  /** What cannot differ by language: emoji, commands, numbers, tags, paragraphs. */
  function bonesOf(text: string): string {
    const words = text.replaceAll(/\{\{[^}]*\}\}/g, "");
    return JSON.stringify({
      emoji: words.match(/\p{Extended_Pictographic}/gu) ?? [],
      commands: (words.match(/(?<![\w<])\/[a-z]+/g) ?? []).toSorted(),
      numbers: (words.match(/\d+/g) ?? []).toSorted(),
      tags: (words.match(/<\w+/g) ?? []).toSorted(),
      lines: words.split("\n").map((line) => line === ""),
    });
  }
  // The examples of dates are each as people type them.
  const examples = ["composing:ask.date", "composing:refused.notUnderstood"];

  test.each(languages.filter((language) => language !== "kk"))(
    "%s has the emoji, commands, numbers and paragraphs of Kazakh: a text that was changed in a single language shows",
    (language) => {
      const uncounted = stems(wordsOf.kk).filter((key) => wordsOf.kk.has(key) && !examples.includes(key));
      const differs = uncounted.filter(
        (key) => bonesOf(wordsOf[language].get(key) ?? "") !== bonesOf(wordsOf.kk.get(key) ?? ""),
      );
      expect(differs).toEqual([]);
    },
  );
});
