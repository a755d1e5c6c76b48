import type { Kind } from "../../cases/kinds.ts";
import { answerButtons } from "../buttons.ts";
import { button, keep, type Question } from "../question.ts";

/**
 * Between communities of different ethnic groups or faiths there is no definite person or organisation on the other side that could know
 * of the request or come; the mediator finds out who may speak for it. In all other kinds somebody definite is on the other side.
 */
const betweenCommunities: readonly (Kind | null)[] = ["INTERETHNIC", "INTERFAITH"];

/**
 * Whether the other side knows of the request and would come. It is asked when it is known what the conflict is and that mediation may
 * take it: a mediation is voluntary (law 401-IV, art. 4 and 5), so the mediator begins with what this answer says.
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
  parseTap: (tap) => (tap.kind === "otherSide" ? keep({ otherSide: tap.answer }) : null),
  cleared: { otherSide: null },
  summary: {
    line: ({ texts, step }) => {
      const value = texts.plain(`cases:otherSide.${step.report.otherSide ?? "UNKNOWN"}`);
      return texts.html("intake:summary.otherSide", { value });
    },
    change: "intake:summary.changeOtherSide",
  },
};
