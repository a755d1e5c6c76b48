import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { answerButtons } from "./buttons.ts";
import { type Asking, button, type Step } from "./question.ts";
import { findQuestion, questions } from "./questions.ts";

/** The screen of an open question, with where the form stands and the ways out. */
export function questionScreen(texts: Texts, places: Places, operator: Operator, step: Step): Screen {
  const question = findQuestion(step.asks);
  // Another version has shown it; its screen is there already.
  if (question === null) return { text: "" };
  const asking: Asking = { texts, places, operator, step, told: () => told(asking) };
  const { text, rows } = question.screen(asking);
  const ways: Button[] = [button(texts, "chat:stop", answerButtons.data("stop", {}))];
  if (step.before !== null) {
    ways.unshift(button(texts, "chat:back", answerButtons.data("back", { from: step.asks })));
  }
  if (question.isUrgent === true) return { text, rows: [...rows, ways] };
  return { text: `${texts.html("intake:step", step.at)}\n\n${text}`, rows: [...rows, ways] };
}

/** The report so far: a line of each answer that can be changed, and the button that does it. */
function told(asking: Asking): ReturnType<Asking["told"]> {
  const { texts, step } = asking;
  const summaries = questions.flatMap(({ id, summary, applies }) =>
    summary === undefined || applies?.(step.report) === false ? [] : [{ id, ...summary }],
  );
  return {
    lines: summaries.flatMap(({ line }) => line(asking) ?? []),
    changes: summaries.map(({ id, change }) => button(texts, change, answerButtons.data("change", { what: id }))),
  };
}
