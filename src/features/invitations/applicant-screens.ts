import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { shortDay } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import type { Operator } from "../operator/operator.ts";
import { invitationButtons } from "./buttons.ts";
import { showCode } from "./invitation-code.ts";
import { answerUntil, type InvitationTimes, lastMomentOf, lawfulDays, namedDays, stateOf } from "./invitation-state.ts";

const data = invitationButtons.data;

/** An invitation as its maker sees it. */
export interface OwnFacts extends InvitationTimes {
  id: number;
  caseId: number;
  number: string;
  /** The name that the person who has accepted lets the applicant see; null without their permission. */
  shownName: string | null;
}

function backToCase(texts: Texts, caseId: number): Button {
  return { label: texts.plain("chat:back"), data: caseButtons.data("case", { case: caseId }) };
}

/** On the card of the case: makes an invitation. */
export function makeButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("invitations:card.make"), data: data("make", { case: caseId }) };
}

/** On the card of the case: shows the invitation. */
export function openButton(texts: Texts, invitation: number): Button {
  return { label: texts.plain("invitations:card.open"), data: data("view", { invitation }) };
}

/** No mediator has the case, it is not cleared, or the invitation has ended or is not the reader's. */
export function refusedMakerScreen(texts: Texts, why: "notNow" | "notCleared" | "gone"): Screen {
  return { text: texts.html(`invitations:${why}`), rows: [[homeButton(texts)]] };
}

/** How the invitation stands, in a line. */
export function stateLine(texts: Texts, invitation: InvitationTimes): string {
  const { answerBy } = invitation;
  const until = answerBy === null ? "—" : shortDay(texts, lastMomentOf(answerBy));
  return texts.html(`invitations:state.${stateOf(invitation)}`, { until });
}

/** The invitation with what its maker can do now. @param link null unless the link can be opened */
export function ownScreen(texts: Texts, own: OwnFacts, link: string | null): Screen {
  const { id, caseId, number } = own;
  const state = stateOf(own);
  if (state === "ACCEPTED") return confirmScreen(texts, own);
  const button = (label: Button["label"], kind: "passed" | "days" | "text" | "revoke"): Button => ({
    label,
    data: data(kind, { invitation: id }),
  });
  const revoke = button(texts.plain("invitations:made.revoke"), "revoke");
  const text = button(texts.plain("invitations:made.again"), "text");
  const back = backToCase(texts, caseId);
  const again = { label: texts.plain("invitations:made.new"), data: data("make", { case: caseId }) };
  const share = link === null ? [] : [[shareButton(texts, link)]];
  const title = texts.html("invitations:own.title", { number });
  const lines = (next: string) => [title, stateLine(texts, own), next].join("\n\n");
  switch (state) {
    case "MADE":
      return {
        text: texts.html("invitations:made.text", { number }),
        rows: [...share, [button(texts.plain("invitations:made.passed"), "passed")], [text], [revoke], [back]],
      };
    case "PASSED_ON":
      return {
        text: lines(texts.html("invitations:own.next.PASSED_ON")),
        rows: [...share, [button(texts.plain("invitations:made.days"), "days"), text], [revoke], [back]],
      };
    case "OPENED":
      return { text: lines(texts.html("invitations:own.next.OPENED")), rows: [[text], [revoke], [back]] };
    case "CONFIRMED":
      return { text: lines(texts.html("invitations:own.next.CONFIRMED")), rows: [[again], [back]] };
    default:
      return { text: lines(texts.html(`invitations:own.next.${state}`)), rows: [[again], [back]] };
  }
}

function shareButton(texts: Texts, link: string): Button {
  const query = new URLSearchParams({ url: link, text: texts.plain("invitations:shareText") });
  return { label: texts.plain("invitations:made.share"), url: `https://t.me/share/url?${query}` };
}

/** The text that the applicant passes on. It names the operator and the mediator, and nothing of the conflict or of the applicant. */
export function passOnScreen(
  texts: Texts,
  operator: Operator,
  facts: { mediator: string; code: string; link: string; username: string },
): Screen {
  return {
    text: texts.html("invitations:passOn", {
      operator: operator.name[texts.language],
      mediator: facts.mediator,
      link: facts.link,
      bot: `@${facts.username}`,
      code: showCode(facts.code),
    }),
  };
}

/** Asks for another date, as long as nobody has opened the link. */
export function daysScreen(texts: Texts, own: OwnFacts, now: Date): Screen {
  const from = own.passedOnAt ?? now;
  const until = (days: number) => shortDay(texts, lastMomentOf(answerUntil(from, days)));
  const choices = namedDays.map((days) => ({
    label: until(days),
    data: data("until", { invitation: own.id, days }),
  }));
  return {
    text: texts.html("invitations:days", {
      number: own.number,
      until: own.answerBy === null ? until(lawfulDays) : shortDay(texts, lastMomentOf(own.answerBy)),
    }),
    rows: [...grid(choices, 3), [viewButton(texts, own.id)]],
  };
}

function viewButton(texts: Texts, invitation: number): Button {
  return { label: texts.plain("chat:back"), data: data("view", { invitation }) };
}

export function revokeScreen(texts: Texts, { id, number }: OwnFacts): Screen {
  return {
    text: texts.html("invitations:revoke.ask", { number }),
    rows: [
      [viewButton(texts, id)],
      [{ label: texts.plain("invitations:revoke.yes"), data: data("revokeYes", { invitation: id }) }],
    ],
  };
}

/** Asks whether the person who has accepted is the person meant. Their name is shown only with their permission. */
export function confirmScreen(texts: Texts, { id, caseId, number, shownName }: OwnFacts): Screen {
  const text =
    shownName === null
      ? texts.html("invitations:confirm.unnamed", { number })
      : texts.html("invitations:confirm.named", { number, name: shownName });
  return {
    text,
    rows: [
      [{ label: texts.plain("invitations:confirm.yes"), data: data("confirm", { invitation: id }) }],
      [{ label: texts.plain("invitations:confirm.no"), data: data("stranger", { invitation: id }) }],
      [backToCase(texts, caseId)],
    ],
  };
}

export function strangerScreen(texts: Texts, { id, number }: OwnFacts): Screen {
  return {
    text: texts.html("invitations:confirm.sure", { number }),
    rows: [
      [viewButton(texts, id)],
      [{ label: texts.plain("invitations:confirm.sureYes"), data: data("strangerYes", { invitation: id }) }],
    ],
  };
}

/** The answer to a confirmation: the person takes part, or the case has no mediator now. */
export function confirmedScreen(
  texts: Texts,
  { caseId, number }: Pick<OwnFacts, "caseId" | "number">,
  how: "done" | "notNow" | "notCleared",
): Screen {
  return { text: texts.html(`invitations:confirm.${how}`, { number }), rows: [[backToCase(texts, caseId)]] };
}

/** Asks about a link that does not seem to have been passed on. @param until the last day of the link */
export function askScreen(texts: Texts, { id, number }: OwnFacts, until: Date): Screen {
  return {
    text: texts.html("invitations:ask", { number, until: shortDay(texts, until) }),
    rows: [
      [{ label: texts.plain("invitations:made.passed"), data: data("passed", { invitation: id }) }],
      [openButton(texts, id)],
      [{ label: texts.plain("invitations:made.revoke"), data: data("revoke", { invitation: id }) }],
    ],
  };
}

/** A question about an invitation that no longer needs an answer. */
export function overScreen(texts: Texts, { number, caseId }: Pick<OwnFacts, "number" | "caseId">): Screen {
  return { text: texts.html("invitations:askOver", { number }), rows: [[backToCase(texts, caseId)]] };
}
