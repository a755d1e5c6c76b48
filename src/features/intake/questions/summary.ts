import { grid } from "../../../platform/chat/screen.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, type Question } from "../question.ts";

/** The whole report again, before it is sent. */
export const summary: Question<"summary"> = {
  id: "summary",
  isAnswered: ({ openCaseId }) => openCaseId !== null,
  screen: ({ texts, reportSoFar }) => {
    const { lines, changes } = reportSoFar();
    const title = texts.html("intake:summary.title");
    return {
      text: [title, lines.join("\n"), texts.html("intake:summary.ask")].join("\n\n"),
      rows: [[button(texts, "intake:summary.send", answerButtons.data("send", {}))], ...grid(changes, 2)],
    };
  },
  parseTap: (tap) => (tap.kind === "send" ? answer({ kind: "file", wish: null }) : null),
  cleared: { openCaseId: null },
};
