import { type Button, grid } from "../../../platform/chat/screen.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import { wishesOf } from "../../assignment/screens.ts";
import { languageNames } from "../../places/screens.ts";
import { answerButtons } from "../buttons.ts";
import { onPage, pageOf } from "../pages.ts";
import { button, misfit, type Question, type Step, save, ticked, toggle } from "../question.ts";
import { formats, offeredFormats } from "../rules.ts";

/** The number of languages that are on the question's own screen; the others are in a list behind a button. */
const shownLanguages = 3;

/** The languages, and on the same screen two wishes that nobody has to have: how to meet, and a woman. */
export const languages: Question<"languages"> = {
  id: "languages",
  isAnswered: ({ languagesDone }) => languagesDone,
  screen: ({ texts, places, step }) => {
    const all = places.languages.map(({ code, name }) => ({
      label: ticked(step.report.languages.includes(code), name[texts.language]),
      data: answerButtons.data("language", { language: code }),
    }));
    const done = [button(texts, "intake:languages.done", answerButtons.data("languages", {}))];
    if (pageOf(step) > 0) {
      const rows = onPage(texts, step, grid(all.slice(shownLanguages), 2), { rowsOnPage: 4 });
      return { text: texts.html("intake:languages.ask"), rows: [...rows, done] };
    }
    const hidden = places.languages.slice(shownLanguages).map(({ code }) => code);
    const others = {
      label: ticked(
        hidden.some((code) => step.report.languages.includes(code)),
        texts.plain("intake:languages.others"),
      ),
      data: answerButtons.data("page", { of: "languages", page: 1 }),
    };
    return {
      text: `${texts.html("intake:languages.wishes")}\n${texts.html("intake:languages.which")}`,
      rows: [...grid([...all.slice(0, shownLanguages), others], 2), ...wishRows(texts, step), done],
    };
  },
  parseTap: (tap, { report }, places) => {
    switch (tap.kind) {
      case "language": {
        const chosen = toggle(report.languages, tap.language);
        return save({ languages: places.languages.map(({ code }) => code).filter((code) => chosen.includes(code)) });
      }
      case "format":
        return save({ formats: toggle(report.formats, tap.format) });
      case "woman":
        return save({ womanWished: !report.womanWished });
      case "languages":
        // The version before asks for the wishes at a question of its own.
        return report.languages.length === 0
          ? misfit("intake:languages.none")
          : save({ languagesDone: true, formatsDone: true });
      default:
        return null;
    }
  },
  cleared: { languagesDone: false, formatsDone: false },
  summary: {
    line: ({ texts, places, step }) =>
      [
        texts.html("intake:summary.languages", { value: languageNames(places, step.report.languages, texts) }),
        texts.html("intake:summary.formats", { value: wishesOf(texts, step.report) }),
      ].join("\n"),
    change: "intake:summary.changeLanguages",
  },
};

function wishRows(texts: Texts, { report }: Step): Button[][] {
  // Who has chosen a way before it stopped being offered can take it back.
  const shown = formats.filter((format) => offeredFormats.includes(format) || report.formats.includes(format));
  const ways = shown.map((format) => ({
    label: ticked(report.formats.includes(format), texts.plain(`cases:format.${format}`)),
    data: answerButtons.data("format", { format }),
  }));
  const woman = {
    label: ticked(report.womanWished, texts.plain("intake:formats.woman")),
    data: answerButtons.data("woman", {}),
  };
  return [...grid(ways, 2), [woman]];
}
