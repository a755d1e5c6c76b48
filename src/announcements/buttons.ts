import { defineButtons, int } from "../chat/buttons.ts";

const its = { announcement: int };

/** How an announcement is steered from its progress message: these work whatever an editor is in the middle of. */
export const announcementButtons = defineButtons("an", {
  pause: its,
  resume: its,
  /** Asks first. */
  stop: its,
  stopped: its,
  keep: its,
});
