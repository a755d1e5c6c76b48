import { defineButtons, word } from "../../platform/chat/buttons.ts";

/** Finding a room without a case. */
export const roomButtons = defineButtons("l", {
  find: {},
  share: {},
  region: { region: word },
  place: { place: word },
});
