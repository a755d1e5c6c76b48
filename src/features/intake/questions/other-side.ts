import type { Kind } from "../../cases/kinds.ts";
import { answerButtons } from "../buttons.ts";
import { button, type Question, save } from "../question.ts";

/**
 * Between communities of different ethnic groups or faiths, no particular person or organisation on the other side could know about the
 * request or come; the mediator finds out who may speak for that side. In conflicts of all other kinds there is a particular opponent.
 */
const betweenCommunities: readonly (Kind | null)[] = ["INTERETHNIC", "INTERFAITH"];

/**
 * Whether the other side knows about the request and would come. It is asked once the kind of conflict is known and mediation may take
 * it: a mediation is voluntary (law 401-IV, art. 4 and 5), so this answer is where the mediator begins.
 */
export const otherSide: Question<"otherSide"> = {
  id: "otherSide",
  applies: ({ kind }) => !betweenCommunities.includes(kind),
  isAnswered: (report) => report.otherSide !== null,
  screen: ({ texts }) => ({
    text: texts.html("intake:otherSide.ask"),
    rows: [
      [button(texts, "intake:otherSide.yes", answerButtons.data("otherSide", { answer: "YES" }))],
      [button(texts, "intake:otherSide.no", answerButtons.data("otherSide", { answer: "NO" }))],
      [button(texts, "intake:otherSide.unknown", answerButtons.data("otherSide", { answer: "UNKNOWN" }))],
    ],
  }),
  parseTap: (tap) => (tap.kind === "otherSide" ? save({ otherSide: tap.answer }) : null),
  cleared: { otherSide: null },
  summary: {
    line: ({ texts, step }) => {
      const value = texts.plain(`cases:otherSide.${step.report.otherSide ?? "UNKNOWN"}`);
      return texts.html("intake:summary.otherSide", { value });
    },
    change: "intake:summary.changeOtherSide",
  },
};
