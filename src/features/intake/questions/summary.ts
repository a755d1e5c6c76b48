import { grid } from "../../../platform/chat/screen.ts";
import { answerButtons } from "../buttons.ts";
import { pageOf } from "../pages.ts";
import { answer, button, type Question } from "../question.ts";

/** The whole report again, before it is sent. */
export const summary: Question<"summary"> = {
  id: "summary",
  isAnswered: ({ openCaseId }) => openCaseId !== null,
  screen: ({ texts, step, reportSoFar }) => {
    const { lines, changes } = reportSoFar();
    if (pageOf(step) > 0) return { text: texts.html("intake:summary.what"), rows: grid(changes, 2) };
    const title = texts.html("intake:summary.title");
    return {
      text: [[title, ...lines].join("\n"), texts.html("intake:summary.ask")].join("\n\n"),
      rows: [
        [
          button(texts, "intake:summary.send", answerButtons.data("send", {})),
          button(texts, "intake:summary.change", answerButtons.data("page", { of: "summary", page: 1 })),
        ],
      ],
    };
  },
  parseTap: (tap) => (tap.kind === "send" ? answer({ kind: "file", wish: null }) : null),
  cleared: { openCaseId: null },
};
