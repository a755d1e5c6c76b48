import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { wishedFormats } from "../cases/side-answers.ts";

/** What another side than the applicant does on its card. */
export const sideButtons = defineButtons("sd", {
  /** Asks whether to leave the mediation. */
  leave: { case: int },
  yes: { case: int },
  /** How this side would like to meet. */
  wishes: { case: int },
  format: { case: int, format: oneOf(wishedFormats) },
  woman: { case: int },
});
