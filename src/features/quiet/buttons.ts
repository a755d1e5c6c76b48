import { defineButtons } from "../../platform/chat/buttons.ts";

export const quietButtons = defineButtons("qm", {
  settings: {},
  /** The same, from a message that stays on the screen. */
  offered: {},
  on: {},
  off: {},
  /** Show what waits. */
  open: {},
  /** Delete from the chat what was shown. */
  hide: {},
});
