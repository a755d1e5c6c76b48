import type { Feature } from "../../platform/chat/feature.ts";
import { type AlarmHandlersContext, alarmTaps } from "./alarm-handlers.ts";
import { alarmButtons } from "./buttons.ts";
import { type DangerContext, hearDanger } from "./handlers.ts";

export const danger = {
  first: [hearDanger],
  anytime: [alarmTaps],
  // An alarm's button names the alarm.
  speaksForItself: (data) => alarmButtons.read(data) !== null,
} as const satisfies Feature<DangerContext & AlarmHandlersContext>;
