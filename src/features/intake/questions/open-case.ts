import { answerButtons } from "../buttons.ts";
import { button, type Question, said } from "../question.ts";

/** Where an open case of the same kind is there: whether the report becomes a part of it. */
export const openCase: Question<"openCase"> = {
  id: "openCase",
  isPart: true,
  applies: ({ openCaseId }) => openCaseId !== null,
  // Sending ends the report.
  isAnswered: () => false,
  screen: ({ texts, step }) => ({
    text: texts.html("intake:openCase.ask", { number: step.openCase ?? "" }),
    rows: [
      [button(texts, "intake:openCase.add", answerButtons.data("openCase", { answer: "add" }))],
      [button(texts, "intake:openCase.new", answerButtons.data("openCase", { answer: "new" }))],
    ],
  }),
  parseTap: (tap) => (tap.kind === "openCase" ? said({ kind: "file", wish: tap.answer }) : null),
  cleared: { openCaseId: null },
};
