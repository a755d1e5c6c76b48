import { homeButton } from "../../platform/chat/home.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { queueButtons } from "../assignment/buttons.ts";
import { type Brief, briefText, workButton } from "../assignment/screens.ts";
import { minorNumbers } from "../danger/screens.ts";
import type { Places } from "../places/places.ts";
import { deskOfButton } from "../talks/desk-button.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { minorButtons } from "./buttons.ts";
import { cardButton } from "./screens.ts";

interface OwnCase {
  caseId: number;
  number: string;
}

/** Whom a party under 18 can call, and how mediation is possible for them. */
function wayOn(texts: Texts): string {
  return [minorNumbers(texts), texts.html("handover:minor.way")].join("\n\n");
}

/** A party has said that they are under 18: whom they can call, and what happens in a minute. */
export function saidMinorScreen(texts: Texts, act: number): Screen {
  return { text: [wayOn(texts), texts.html("handover:minor.soon")].join("\n\n"), rows: [[undoButton(texts, act)]] };
}

export function saidMinorEndedScreen(texts: Texts, how: Ending): Screen {
  return { text: texts.html(`handover:minor.said.${how}`), rows: [[homeButton(texts)]] };
}

/** The mediator has marked the party as under 18. */
export function minorToldScreen(texts: Texts, { number }: { number: string }): Screen {
  return {
    text: [wayOn(texts), texts.html("handover:minor.told", { number })].join("\n\n"),
    rows: [[homeButton(texts)]],
  };
}

/** Asks a mediator once. @param side the side that is marked; 1 is the applicant */
export function markMinorScreen(texts: Texts, { caseId, number, side = 1 }: OwnCase & { side?: number }): Screen {
  const yes =
    side === 1 ? minorButtons.data("yes", { case: caseId }) : minorButtons.data("yesSide", { case: caseId, side });
  return {
    text: texts.html("handover:minor.ask", { number }),
    rows: [[cardButton(texts, caseId)], [{ label: texts.plain("handover:minor.yes"), data: yes }]],
  };
}

/** The case goes to a coordinator in a minute. */
export function markingMinorScreen(texts: Texts, { caseId, number }: OwnCase, act: number): Screen {
  return soonScreen(texts, texts.html("handover:minor.marking.soon", { number }), act, [[cardButton(texts, caseId)]]);
}

export function markedMinorScreen(texts: Texts, { caseId, number }: OwnCase, how: Ending): Screen {
  const back = how === "done" ? workButton(texts) : cardButton(texts, caseId);
  return { text: texts.html(`handover:minor.marking.${how}`, { number }), rows: [[back]] };
}

/** Tells a mediator that the party has said that they are under 18. */
export function minorLeftScreen(texts: Texts, { number }: { number: string }): Screen {
  return { text: texts.html("handover:minor.left", { number }), rows: [[workButton(texts)]] };
}

/** Tells a coordinator that a case is theirs. */
export function minorCaseScreen(texts: Texts, places: Places, brief: Brief): Screen {
  const open = { label: texts.plain("assignment:open"), data: queueButtons.data("case", { case: brief.id }) };
  return {
    text: texts.html("handover:minor.ping", { brief: briefText(texts, places, brief) }),
    rows: [[open], [deskOfButton(texts, brief.id)]],
  };
}

/** The same once the case does not wait any longer, or the reader may not see it. */
export function minorCaseOverScreen(texts: Texts): Screen {
  return { text: texts.html("assignment:gone") };
}
