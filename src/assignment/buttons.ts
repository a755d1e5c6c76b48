import { defineButtons, int, oneOf } from "../chat/buttons.ts";
import { declineReasons } from "./answers.ts";

export const offerButtons = defineButtons("o", {
  accept: { offer: int },
  decline: { offer: int },
  reason: { offer: int, reason: oneOf(declineReasons) },
  keep: { offer: int },
  onDuty: {},
  duty: { to: oneOf(["on", "off"]) },
});
