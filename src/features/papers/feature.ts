import type { Feature } from "../../platform/chat/feature.ts";
import { partyPaperButtons, pointFormButtons, reasonFormButtons, signedFormButtons, voteButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { paperHandlers } from "./handlers.ts";
import { partyPaperHandlers, reasonHandlers } from "./party-handlers.ts";
import { createPointForm, pointForm } from "./point-form.ts";
import { createPaperReasonForm, paperReasonForm } from "./reason-form.ts";
import { createSignedForm, signedForm } from "./signed-form.ts";

/** The forms keep what is written at once: a person who leaves one loses nothing. */
const pause = async () => {};

/** The documents of a mediation, and what the parties answer to them. */
export const papers = {
  anytime: [partyPaperHandlers],
  forms: [
    { name: pointForm, isForStaff: true, prefix: pointFormButtons.prefix, pause, create: createPointForm },
    { name: signedForm, isForStaff: true, prefix: signedFormButtons.prefix, pause, create: createSignedForm },
    { name: paperReasonForm, prefix: reasonFormButtons.prefix, pause, create: createPaperReasonForm },
  ],
  handlers: [paperHandlers, reasonHandlers],
  // An answer names its version and the code.
  speaksForItself: (data: string) => [voteButtons, partyPaperButtons].some((buttons) => buttons.read(data) !== null),
} as const satisfies Feature<PapersContext>;
