import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { callAnswers } from "./call-facts.ts";

/** Below the numbers to call: "let a person contact me". It carries nothing, because what is passed on is read when it is tapped. */
export const contactButtons = defineButtons("ct", { wanted: {} });

/** The buttons of an alarm, for those on duty. */
export const alarmButtons = defineButtons("al", {
  take: { alarm: int },
  /** Asks the person whether they may be called. */
  ask: { alarm: int },
});

/** The answers of a person who is asked whether they may be called. */
export const callButtons = defineButtons("cq", {
  answer: { question: int, answer: oneOf(callAnswers) },
});
