import { type Button, grid } from "../../../platform/chat/screen.ts";
import { type Kind, kinds } from "../../cases/kinds.ts";
import { answerButtons } from "../buttons.ts";
import { type Question, save } from "../question.ts";

export const kind: Question<"kind"> = {
  id: "kind",
  isAnswered: (report) => report.kind !== null,
  screen: ({ texts, step }) => {
    const choice = (conflict: Kind, prefix = ""): Button => ({
      label: prefix + texts.plain(`cases:kind.${conflict}`),
      data: answerButtons.data("kind", { conflict }),
    });
    const { guess } = step;
    const others = kinds.filter((conflict) => conflict !== guess).map((conflict) => choice(conflict));
    if (guess === null) return { text: texts.html("intake:kind.ask"), rows: grid(others, 2) };
    return {
      text: texts.html("intake:kind.guess", { kind: texts.plain(`cases:kind.${guess}`) }),
      rows: [[choice(guess, "✅ ")], ...grid(others, 2)],
    };
  },
  parseTap: (tap) => (tap.kind === "kind" ? save({ kind: tap.conflict }) : null),
  cleared: { kind: null },
  summary: {
    line: ({ texts, step }) =>
      texts.html("intake:summary.kind", { value: texts.plain(`cases:kind.${step.report.kind ?? "OTHER"}`) }),
    change: "intake:summary.changeKind",
  },
};
