import { answerButtons } from "../buttons.ts";
import { answer, button, type Question, save } from "../question.ts";

export const adult: Question<"adult"> = {
  id: "adult",
  isAnswered: (report) => report.adult !== null,
  screen: ({ texts }) => ({
    text: texts.html("intake:adult.ask"),
    rows: [
      [button(texts, "intake:adult.yes", answerButtons.data("adult", { answer: "yes" }))],
      [button(texts, "intake:adult.no", answerButtons.data("adult", { answer: "no" }))],
    ],
  }),
  parseTap: (tap) => {
    if (tap.kind !== "adult") return null;
    return tap.answer === "yes" ? save({ adult: true }) : answer({ kind: "end", how: "minor" });
  },
  cleared: { adult: null },
};
