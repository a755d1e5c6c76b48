import { grid } from "../../../platform/chat/screen.ts";
import { languageNames } from "../../places/screens.ts";
import { answerButtons } from "../buttons.ts";
import { button, misfit, type Question, save, ticked, toggle } from "../question.ts";

export const languages: Question<"languages"> = {
  id: "languages",
  isAnswered: ({ languagesDone }) => languagesDone,
  screen: ({ texts, places, step }) => ({
    text: texts.html("intake:languages.ask"),
    rows: [
      ...grid(
        places.languages.map(({ code, name }) => ({
          label: ticked(step.report.languages.includes(code), name[texts.language]),
          data: answerButtons.data("language", { language: code }),
        })),
        2,
      ),
      [button(texts, "intake:languages.done", answerButtons.data("languages", {}))],
    ],
  }),
  parseTap: (tap, { report }, places) => {
    if (tap.kind === "language") {
      const chosen = toggle(report.languages, tap.language);
      return save({ languages: places.languages.map(({ code }) => code).filter((code) => chosen.includes(code)) });
    }
    if (tap.kind !== "languages") return null;
    return report.languages.length === 0 ? misfit("intake:languages.none") : save({ languagesDone: true });
  },
  cleared: { languagesDone: false },
  summary: {
    line: ({ texts, places, step }) =>
      texts.html("intake:summary.languages", { value: languageNames(places, step.report.languages, texts) }),
    change: "intake:summary.changeLanguages",
  },
};
