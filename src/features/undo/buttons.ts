import { defineButtons, int } from "../../platform/chat/buttons.ts";

export const undoButtons = defineButtons("u", {
  /** Takes back an act that has not taken effect. */
  undo: { act: int },
});
