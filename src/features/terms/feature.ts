import type { Feature } from "../../platform/chat/feature.ts";
import { dateButtons, extensionButtons } from "./buttons.ts";
import { createDateForm, dateForm } from "./date-form.ts";
import { extensionHandlers, type TermsContext, termHandlers } from "./handlers.ts";

/** The date of the mediation contract, and how long the mediation may last. */
export const terms = {
  anytime: [extensionHandlers],
  // The form has no draft: a mediator who leaves it begins again.
  forms: [
    { name: dateForm, isForStaff: true, prefix: dateButtons.prefix, pause: async () => {}, create: createDateForm },
  ],
  handlers: [termHandlers],
  // An answer names the proposal.
  speaksForItself: (data: string) => extensionButtons.read(data) !== null,
} as const satisfies Feature<TermsContext>;
