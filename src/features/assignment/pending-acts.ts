import { int, oneOf } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";

// Acts of staff that take effect a minute after the tap; what becomes of them is in pending-kinds.ts.

/** A mediator declines an offer. The reason is the sealed detail. */
export const declineAct = definePendingAct({ name: "declineOffer", subject: { offer: int } });
/** A mediator gives a case back. The reason is the sealed detail. */
export const giveBackAct = definePendingAct({ name: "giveBackFor", subject: { case: int } });
/** Dropped in the next release: the version before puts this off, always for a conflict of interest. */
export const formerGiveBackAct = definePendingAct({ name: "giveBackCase", subject: { case: int } });
/** The act of each outcome with which a coordinator closes a case. */
export const closingActs = { NOT_SUITABLE: "closeUnsuitableCase", ABUSE: "closeAbusiveCase" } as const;
export type ClosingOutcome = keyof typeof closingActs;
/** A coordinator closes a case. */
export const closeAct = definePendingAct({
  name: "closeCase",
  subject: { case: int, outcome: oneOf(["NOT_SUITABLE", "ABUSE"]) },
});
