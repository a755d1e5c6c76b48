import { defineButtons, int } from "../../platform/chat/buttons.ts";

/** The buttons of the form in which a note is written. */
export const noteFormButtons = defineButtons("nf", {
  stop: { case: int },
});
