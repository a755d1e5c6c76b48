import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { kinds } from "../cases/kinds.ts";
import { giveBackReasons } from "./decline-reasons.ts";
import { declineReasons } from "./offer-answers.ts";

/** The buttons of offers. They must work at any time, even while a mediator fills in a form. */
export const offerButtons = defineButtons("o", {
  accept: { offer: int },
  decline: { offer: int },
  reason: { offer: int, reason: oneOf(declineReasons) },
  keep: { offer: int },
  open: { case: int },
});

/** The buttons of a story that is being read. */
export const storyButtons = defineButtons("s", {
  more: { showing: int, page: int },
});

/** A mediator's cases and duty. */
export const workButtons = defineButtons("w", {
  list: {},
  giveBack: { case: int },
  /** Gives it back for a conflict of interest: only screens of the version before have it. */
  givenBack: { case: int },
  backFor: { case: int, reason: oneOf(giveBackReasons) },
  onDuty: {},
  duty: { to: oneOf(["on", "off"]) },
  leave: { days: int },
  limit: { count: int },
  fields: {},
  field: { field: oneOf(kinds), to: oneOf(["on", "off"]) },
});

/** The coordinators' queue. */
export const queueButtons = defineButtons("q", {
  list: {},
  page: { page: int },
  case: { case: int },
  read: { case: int },
  suits: { case: int },
  unsuitable: { case: int },
  close: { case: int },
  abuse: { case: int },
  closeAbuse: { case: int },
  /** Asks the applicant whether they may be called. */
  askToCall: { case: int },
  choose: { case: int },
  assign: { case: int, mediator: int },
});

/** A coordinator decides whether a case gets another mediator. The handlers are in handover/. */
export const requestButtons = defineButtons("mr", {
  open: { request: int },
  list: {},
  release: { request: int },
  keep: { request: int },
});
