import { defineButtons, int } from "../../platform/chat/buttons.ts";

export const caseButtons = defineButtons("c", {
  mine: {},
  case: { case: int },
});

/** Buttons for withdrawing a request. The handlers are in assignment/, because offers change too. */
export const withdrawButtons = defineButtons("x", {
  ask: { case: int },
  yes: { case: int },
});
