import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { answerButtons } from "./buttons.ts";
import { pageOf } from "./pages.ts";
import { type Asking, button, type Step } from "./question.ts";
import { findQuestion, questions } from "./questions.ts";

/** The screen of an open question, with the progress of the form and the buttons that leave the question. */
export function questionScreen(texts: Texts, places: Places, operator: Operator, step: Step): Screen {
  const question = findQuestion(step.asks);
  // The question was shown by another version, so its screen is there already.
  if (question === null) return { text: "" };
  const asking: Asking = { texts, places, operator, step, reportSoFar: () => reportSoFar(asking) };
  const { text, rows } = question.screen(asking);
  const exits: Button[] = [button(texts, "chat:stop", answerButtons.data("stop", {}))];
  const back = backFrom(step);
  if (back !== null) exits.unshift(button(texts, "chat:back", back));
  if (question.isUrgent === true) return { text, rows: [...rows, exits] };
  return { text: `${texts.html("intake:step", step.at)}\n\n${text}`, rows: [...rows, exits] };
}

/** What «Back» carries: it leaves a list page by page, and then the question; null at the first question. */
function backFrom(step: Step): string | null {
  const page = pageOf(step);
  if (page > 0) return answerButtons.data("page", { of: step.asks, page: page - 1 });
  return step.before === null ? null : answerButtons.data("back", { from: step.asks });
}

/** The report so far: a line for each answer that can be changed, and the button that changes it. */
function reportSoFar(asking: Asking): ReturnType<Asking["reportSoFar"]> {
  const { texts, step } = asking;
  const summaries = questions.flatMap(({ id, summary, applies }) =>
    summary === undefined || applies?.(step.report) === false ? [] : [{ id, ...summary }],
  );
  return {
    lines: summaries.flatMap(({ line }) => line(asking) ?? []),
    changes: summaries.map(({ id, change }) => button(texts, change, answerButtons.data("change", { what: id }))),
  };
}
