import { defineButtons, int } from "../../platform/chat/buttons.ts";

/** The mediator asks for clearance, on the card of the case. */
export const askClearanceButtons = defineButtons("cl", {
  ask: { case: int },
  yes: { case: int },
});

/** The coordinators decide. They work at any time. */
export const decideButtons = defineButtons("cd", {
  list: {},
  open: { round: int },
  clear: { round: int },
  refuse: { round: int },
});

/** Leaves the question for the reason of a refusal. */
export const refusalButtons = defineButtons("cr", { stop: {} });

/** The applicant is asked again, in private. Each names the round, so that an old button never answers a new question. */
export const secondYesButtons = defineButtons("cy", {
  read: { case: int },
  yes: { round: int },
  no: { round: int },
});
