import { defineButtons, int } from "../../platform/chat/buttons.ts";

/** Below the numbers to call: "let a person contact me". It carries nothing, because what is passed on is read when it is tapped. */
export const contactButtons = defineButtons("ct", { wanted: {} });

/** The buttons of an alarm, for those on duty. */
export const alarmButtons = defineButtons("al", {
  take: { alarm: int },
});
