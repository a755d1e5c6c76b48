import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons } from "../cases/buttons.ts";
import { askClearanceButtons } from "./buttons.ts";
import { type Gate, mayAsk } from "./rules.ts";

interface OwnCase {
  caseId: number;
  number: string;
}

/** Begins to ask the coordinators. */
export function askButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("clearance:card.ask"), data: askClearanceButtons.data("ask", { case: caseId }) };
}

/** What the coordinators will see, before the mediator asks them. */
export function confirmAskScreen(texts: Texts, { caseId, number }: OwnCase): Screen {
  return {
    text: texts.html("clearance:ask.confirm", { number }),
    rows: [
      [cardButton(texts, caseId)],
      [{ label: texts.plain("clearance:ask.yes"), data: askClearanceButtons.data("yes", { case: caseId }) }],
    ],
  };
}

/** Where the case stands, for its mediator. @param reason why a coordinator has refused */
export function standingScreen(texts: Texts, { caseId, number }: OwnCase, gate: Gate, reason = ""): Screen {
  const why = gate === "refused" && reason !== "" ? [texts.html("clearance:refusal", { reason })] : [];
  return {
    text: [texts.html("clearance:about", { number }), texts.html(`clearance:standing.${gate}`), ...why].join("\n\n"),
    rows: [...(mayAsk(gate) ? [[askButton(texts, caseId)]] : []), [cardButton(texts, caseId)]],
  };
}

/** The case is not, or no longer, theirs. */
export function notTheirsScreen(texts: Texts): Screen {
  return { text: texts.html("clearance:gone") };
}

function cardButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
}
