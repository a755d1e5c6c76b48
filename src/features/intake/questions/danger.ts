import { answerButtons } from "../buttons.ts";
import { button, type Question, save } from "../question.ts";

export const danger: Question<"danger"> = {
  id: "danger",
  isUrgent: true,
  isAnswered: ({ inDanger }) => inDanger !== null,
  screen: ({ texts }) => ({
    text: texts.html("intake:danger.ask"),
    rows: [
      [button(texts, "intake:danger.no", answerButtons.data("danger", { answer: "no" }))],
      [button(texts, "intake:danger.yes", answerButtons.data("danger", { answer: "yes" }))],
    ],
  }),
  parseTap: (tap) => {
    if (tap.kind !== "danger") return null;
    return save(tap.answer === "yes" ? { inDanger: true, safe: null } : { inDanger: false, safe: true });
  },
  cleared: { inDanger: null, safe: null },
};
