import type { Feature } from "../../platform/chat/feature.ts";
import { requestButtons } from "../assignment/buttons.ts";
import { anotherHandlers } from "./another-handlers.ts";
import { anotherButtons, answerButtons, childButtons, handoverButtons, minorButtons } from "./buttons.ts";
import { childHandlers } from "./child-handlers.ts";
import { answerHandlers, handoverHandlers } from "./handlers.ts";
import { hearMinor, minorHandlers } from "./minor-handlers.ts";
import { createReasonForm, reasonForm } from "./reason-form.ts";
import { requestHandlers } from "./request-handlers.ts";
import { createSummaryForm, type SummaryFormContext, summaryForm } from "./summary-form.ts";

export const handover = {
  first: [hearMinor],
  anytime: [answerHandlers, childHandlers, minorHandlers],
  forms: [
    {
      name: summaryForm,
      isForStaff: true,
      prefix: handoverButtons.prefix,
      pause: async () => {},
      create: createSummaryForm,
    },
    { name: reasonForm, prefix: anotherButtons.prefix, pause: async () => {}, create: createReasonForm },
  ],
  handlers: [handoverHandlers, anotherHandlers, requestHandlers],
  // An answer names the proposal, the request or the case.
  speaksForItself: (data: string) =>
    [answerButtons, requestButtons, childButtons, minorButtons].some((buttons) => buttons.read(data) !== null),
} as const satisfies Feature<SummaryFormContext>;
