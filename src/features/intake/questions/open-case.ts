import { answerButtons } from "../buttons.ts";
import { answer, button, type Question } from "../question.ts";

/** If the person has an open case of the same kind: whether the report is added to it. */
export const openCase: Question<"openCase"> = {
  id: "openCase",
  isPart: true,
  applies: ({ openCaseId }) => openCaseId !== null,
  // Its answer sends the report, so it is never saved.
  isAnswered: () => false,
  screen: ({ texts, step }) => ({
    text: texts.html("intake:openCase.ask", { number: step.openCase ?? "" }),
    rows: [
      [button(texts, "intake:openCase.add", answerButtons.data("openCase", { answer: "add" }))],
      [button(texts, "intake:openCase.new", answerButtons.data("openCase", { answer: "new" }))],
    ],
  }),
  parseTap: (tap) => (tap.kind === "openCase" ? answer({ kind: "file", wish: tap.answer }) : null),
  cleared: { openCaseId: null },
};
