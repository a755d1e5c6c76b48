import type { Feature } from "../../platform/chat/feature.ts";
import { type AlarmHandlersContext, alarmTaps } from "./alarm-handlers.ts";
import { alarmButtons, callButtons } from "./buttons.ts";
import { callTaps, explainAnswer, hearNumber } from "./call-handlers.ts";
import { type DangerContext, hearDanger } from "./handlers.ts";

export const danger = {
  first: [hearDanger, callTaps, hearNumber],
  anytime: [callTaps, alarmTaps],
  freeText: { explainAnswer },
  // The buttons name the alarm or the question.
  speaksForItself: (data) => alarmButtons.read(data) !== null || callButtons.read(data) !== null,
} as const satisfies Feature<DangerContext & AlarmHandlersContext>;
