import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons } from "../cases/buttons.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { stateLine } from "./applicant-screens.ts";
import { type InvitationTimes, stateOf } from "./invitation-state.ts";

/** What the mediator gets of somebody who has accepted. */
export interface AcceptedFacts {
  caseId: number;
  number: string;
  name: string;
  languages: readonly string[];
  inDanger: boolean;
  showsName: boolean;
}

function cardRows(texts: Texts, caseId: number): Button[][] {
  return [[{ label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) }]];
}

export function acceptedScreen(texts: Texts, places: Places, facts: AcceptedFacts): Screen {
  const { number, name, languages, inDanger, showsName, caseId } = facts;
  const accepted = texts.html("invitations:mediator.accepted", {
    number,
    name,
    languages: languageNames(places, languages, texts),
    shows: texts.plain(showsName ? "invitations:mediator.showsYes" : "invitations:mediator.showsNo"),
  });
  return {
    text: inDanger ? [accepted, texts.html("invitations:mediator.danger")].join("\n\n") : accepted,
    rows: cardRows(texts, caseId),
  };
}

/** On the card of the case: a side that has come by an invitation. */
export function partyLine(
  texts: Texts,
  places: Places,
  { side, name, languages }: { side: number; name: string; languages: readonly string[] },
): string {
  return texts.html("invitations:card.party", { side, name, languages: languageNames(places, languages, texts) });
}

/** How the invitation stands now, with what can be done next. */
export function endedScreen(texts: Texts, invitation: InvitationTimes & { caseId: number; number: string }): Screen {
  const state = stateOf(invitation);
  const lines = [texts.html("invitations:own.title", { number: invitation.number }), stateLine(texts, invitation)];
  if (state === "DECLINED" || state === "EXPIRED" || state === "REVOKED" || state === "STRANGER")
    lines.push(texts.html(`invitations:mediator.next.${state}`));
  return { text: lines.join("\n\n"), rows: cardRows(texts, invitation.caseId) };
}
