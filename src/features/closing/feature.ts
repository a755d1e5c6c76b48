import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { applicantHandlers } from "./applicant-handlers.ts";
import { approvalHandlers, showWaiting } from "./approval-handlers.ts";
import { afterButtons, closingButtons, closingFormButtons, returnButtons, wordsButtons } from "./buttons.ts";
import { type ClosingFormContext, closingForm, createClosingForm } from "./closing-form.ts";
import { closingHandlers } from "./handlers.ts";
import { createWordsForm, returnForm, wordsForm } from "./words-form.ts";

/** The forms store nothing but their steps: a person who leaves a form begins again. */
const pause = async () => {};

/** How a case ends, and how it is opened again. */
export const closing = {
  entrances: [
    {
      command: "closings",
      button: closingButtons.data("list", { page: 0 }),
      act: "approveClosing",
      refusal: "closing:forbidden",
      open: (ctx, context) => showWaiting(ctx, context, 0),
    },
  ],
  anytime: [applicantHandlers],
  forms: [
    { name: closingForm, isForStaff: true, prefix: closingFormButtons.prefix, pause, create: createClosingForm },
    { name: returnForm, isForStaff: true, prefix: returnButtons.prefix, pause, create: createWordsForm },
    { name: wordsForm, prefix: wordsButtons.prefix, pause, create: createWordsForm },
  ],
  handlers: [closingHandlers, approvalHandlers],
  // These buttons name their closing.
  speaksForItself: (data: string) => afterButtons.read(data) !== null,
} as const satisfies Feature<ClosingFormContext, Act>;
