import { grid } from "../../../platform/chat/screen.ts";
import { answerButtons } from "../buttons.ts";
import { button, type Question, said } from "../question.ts";

/** The whole report once more, before it is sent. */
export const summary: Question<"summary"> = {
  id: "summary",
  isAnswered: ({ openCaseId }) => openCaseId !== null,
  screen: ({ texts, told }) => {
    const { lines, changes } = told();
    const title = texts.html("intake:summary.title");
    return {
      text: [title, lines.join("\n"), texts.html("intake:summary.ask")].join("\n\n"),
      rows: [[button(texts, "intake:summary.send", answerButtons.data("send", {}))], ...grid(changes, 2)],
    };
  },
  parseTap: (tap) => (tap.kind === "send" ? said({ kind: "file", wish: null }) : null),
  cleared: { openCaseId: null },
};
