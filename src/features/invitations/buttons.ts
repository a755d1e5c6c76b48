import { code, defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";

/** What the applicant does with an invitation. */
export const invitationButtons = defineButtons("pi", {
  make: { case: int },
  view: { invitation: int },
  /** The text to pass on, again. */
  text: { invitation: int },
  passed: { invitation: int },
  days: { invitation: int },
  until: { invitation: int, days: int },
  revoke: { invitation: int },
  revokeYes: { invitation: int },
  /** The person who has accepted is the person meant … */
  confirm: { invitation: int },
  /** … or somebody else. */
  stranger: { invitation: int },
  strangerYes: { invitation: int },
});

const yesNo = oneOf(["yes", "no"]);

/** What an invited person answers. */
export const inviteeButtons = defineButtons("iv", {
  /** Goes on with the open question. */
  go: { invitation: int },
  adult: { invitation: int, answer: yesNo },
  danger: { invitation: int, answer: yesNo },
  safe: { invitation: int },
  language: { invitation: int, language: code, page: int },
  languages: { invitation: int, page: int },
  languagesDone: { invitation: int },
  /** Leaves the question for the name. */
  stop: { invitation: int },
  consent: { invitation: int, answer: yesNo },
  showName: { invitation: int, answer: yesNo },
  /** The mediator is the one on the screen. */
  accept: { invitation: int, mediator: int },
  decline: { invitation: int },
  declineYes: { invitation: int },
});
