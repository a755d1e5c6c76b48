import { defineButtons, int } from "../chat/buttons.ts";

export const caseButtons = defineButtons("c", {
  mine: {},
  case: { case: int },
});

/** Taking a request back; what follows from it is assigning's business. */
export const withdrawButtons = defineButtons("x", {
  ask: { case: int },
  yes: { case: int },
});
