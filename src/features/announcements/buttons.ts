import { defineButtons, int } from "../../platform/chat/buttons.ts";

const fields = { announcement: int };

/** The controls below the progress message. They work at any time, even while an editor fills in a form. */
export const announcementButtons = defineButtons("an", {
  pause: fields,
  resume: fields,
  /** Asks for confirmation. */
  stop: fields,
  stopped: fields,
  keep: fields,
});
