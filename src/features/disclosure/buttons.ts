import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";

/** The answer of the person who said it. */
export const permissionButtons = defineButtons("dp", {
  answer: { disclosure: int, answer: oneOf(["yes", "no"]) },
});

/** The mediator passes on what was allowed. */
export const passedOnButtons = defineButtons("do", { pass: { disclosure: int } });
