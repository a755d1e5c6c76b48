import type { Button } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { answerButtons } from "./buttons.ts";
import type { Step } from "./question.ts";

/** The rows of a list that a phone of 360 × 640 pixels shows below a short question. */
const maxRows = 6;

/**
 * The page of the open question that is on the screen, from 0. A question whose list stands behind a button has the question itself on
 * page 0 and the list from page 1 on; «Back» goes to the page before.
 */
export function pageOf({ asks, report }: Pick<Step, "asks" | "report">): number {
  return report.page?.question === asks ? report.page.page : 0;
}

/**
 * The rows of a list on the open page, and the button that goes on to the next one.
 * @param first the page on which the list begins
 * @param rowsOnPage fewer where other buttons stand below
 */
export function onPage(
  texts: Texts,
  step: Step,
  rows: Button[][],
  { first = 1, rowsOnPage = maxRows }: { first?: number; rowsOnPage?: number } = {},
): Button[][] {
  const pages = Math.max(Math.ceil(rows.length / rowsOnPage), 1);
  const page = Math.min(Math.max(pageOf(step) - first, 0), pages - 1);
  const shown = rows.slice(page * rowsOnPage, (page + 1) * rowsOnPage);
  if (page === pages - 1) return shown;
  const next = answerButtons.data("page", { of: step.asks, page: page + first + 1 });
  return [...shown, [{ label: texts.plain("intake:list.more"), data: next }]];
}
