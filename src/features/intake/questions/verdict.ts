import { grid } from "../../../platform/chat/screen.ts";
import { hotlinesFor, judgeRemit } from "../../cases/remit.ts";
import { hotlineLines } from "../../people/screens.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, type Question, save } from "../question.ts";
import { needsReview } from "../rules.ts";

/** Whether a coordinator should look at a matter that mediation may not be able to take. */
export const verdict: Question<"verdict"> = {
  id: "verdict",
  isPart: true,
  applies: needsReview,
  isAnswered: ({ review }) => review,
  screen: ({ texts, places, step }) => {
    const { remit } = step.report;
    const judged = judgeRemit(remit);
    if (judged.kind === "suitable") throw new Error("A suitable matter needs no verdict.");
    const lines = [texts.html(`intake:remit.verdict.${judged.kind}`)];
    const numbers = hotlinesFor(remit);
    const hotlines = places.hotlines.filter(({ number }) => numbers.includes(number));
    if (judged.hotlines) lines.unshift(hotlineLines(texts, hotlines));
    const reasons = judged.because.map((id) => texts.html(`intake:remit.why.${id}`)).join("\n\n");
    // The numbers and the question stay in sight; a tap opens the reasons.
    lines.push(`<blockquote expandable>${reasons}</blockquote>`);
    return {
      text: [...lines, texts.html("intake:remit.coordinator")].join("\n"),
      rows: grid(
        [
          button(texts, "intake:remit.yes", answerButtons.data("verdict", { answer: "yes" })),
          button(texts, "intake:remit.no", answerButtons.data("verdict", { answer: "no" })),
        ],
        2,
      ),
    };
  },
  parseTap: (tap) => {
    if (tap.kind !== "verdict") return null;
    return tap.answer === "yes" ? save({ review: true }) : answer({ kind: "end", how: "unsuitable" });
  },
  cleared: { remitDone: false, review: false },
};
