import { contactButton } from "../../danger/alarm-screens.ts";
import { hotlineLines } from "../../people/screens.ts";
import { quietButton } from "../../quiet/screens.ts";
import { answerButtons } from "../buttons.ts";
import { button, type Question, save } from "../question.ts";

/** A person in danger reads the numbers to call, and continues when the danger is over. */
export const safety: Question<"safety"> = {
  id: "safety",
  isPart: true,
  isUrgent: true,
  applies: ({ inDanger }) => inDanger === true,
  isAnswered: ({ safe }) => safe === true,
  screen: ({ texts, places }) => {
    const lines = hotlineLines(texts, [...places.hotlines]);
    return {
      // The numbers come first: why quiet mode is offered stands behind its button, so that all of this fits a small phone.
      text: [texts.html("intake:safety.ask"), lines, texts.html("intake:safety.then")].join("\n\n"),
      rows: [
        [contactButton(texts)],
        [quietButton(texts)],
        [button(texts, "intake:safety.safe", answerButtons.data("safety", { answer: "safe" }))],
      ],
    };
  },
  parseTap: (tap) => (tap.kind === "safety" ? save({ safe: true }) : null),
  cleared: { inDanger: null, safe: null },
};
