import { type Button, grid } from "../../../platform/chat/screen.ts";
import { type Kind, kinds } from "../../cases/kinds.ts";
import { answerButtons } from "../buttons.ts";
import { onPage, pageOf } from "../pages.ts";
import { button, type Question, save } from "../question.ts";

export const kind: Question<"kind"> = {
  id: "kind",
  isAnswered: (report) => report.kind !== null,
  screen: ({ texts, step }) => {
    const choice = (conflict: Kind, prefix = ""): Button => ({
      label: prefix + texts.plain(`cases:kind.${conflict}`),
      data: answerButtons.data("kind", { conflict }),
    });
    const { guess } = step;
    const isList = guess === null || pageOf(step) > 0;
    if (isList) {
      const all = grid(
        kinds.map((conflict) => choice(conflict)),
        2,
      );
      const first = guess === null ? 0 : 1;
      return { text: texts.html("intake:kind.ask"), rows: onPage(texts, step, all, { first }) };
    }
    const others = button(texts, "intake:kind.others", answerButtons.data("page", { of: "kind", page: 1 }));
    return {
      text: texts.html("intake:kind.guess", { kind: texts.plain(`cases:kind.${guess}`) }),
      rows: [[choice(guess, "✅ ")], [others]],
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
