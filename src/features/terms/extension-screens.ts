import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import { extensionButtons } from "./buttons.ts";
import { dayText } from "./day-text.ts";
import type { ExtensionView, SideAnswer } from "./extension-view.ts";
import { termButton } from "./screens.ts";
import { sideLine } from "./side-line.ts";

/** A proposal to extend the term in its present state, for a party or for the mediator. */
export function extensionScreen(texts: Texts, view: ExtensionView): Screen {
  const { reader } = view;
  return reader.role === "party"
    ? partyScreen(texts, view, reader.agrees)
    : mediatorScreen(texts, view, reader.answers);
}

function partyScreen(texts: Texts, view: ExtensionView, agrees: boolean | null): Screen {
  const { id, caseId, status } = view;
  const own = { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
  const params = paramsOf(texts, view);
  if (status !== "ASKED") {
    if (status === "REPLACED" || status === "OVER")
      return { text: texts.html("terms:question.over", params), rows: [[own]] };
    const said = status === "REFUSED" && agrees === false ? "refused" : status;
    return { text: texts.html(`terms:question.${said}`, params), rows: [[own]] };
  }
  if (agrees === true) return { text: texts.html("terms:question.agreed", params), rows: [[own]] };
  return {
    text: texts.html("terms:question.ask", params),
    rows: [
      [
        { label: texts.plain("terms:question.yes"), data: extensionButtons.data("yes", { extension: id }) },
        { label: texts.plain("terms:question.no"), data: extensionButtons.data("no", { extension: id }) },
      ],
    ],
  };
}

function mediatorScreen(texts: Texts, view: ExtensionView, answers: readonly SideAnswer[]): Screen {
  const { caseId, status } = view;
  const shown = status === "REPLACED" || status === "OVER" ? "over" : status;
  const lines = [texts.html(`terms:proposal.${shown}`, paramsOf(texts, view))];
  if (status !== "AGREED") lines.push(answers.map((answer) => sideLine(texts, answer)).join("\n"));
  return { text: lines.join("\n\n"), rows: [[termButton(texts, caseId)]] };
}

/** The person cannot answer this, or no longer. */
export function nothingToAnswerScreen(texts: Texts): Screen {
  return { text: texts.html("terms:question.nothing") };
}

function paramsOf(texts: Texts, { number, until, lastDay }: ExtensionView) {
  return { number, until: dayText(texts, until), last: dayText(texts, lastDay) };
}
