import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { phraseButtons, phraseFormButtons } from "./buttons.ts";
import { phraseHandlers, phraseInline, showPhrases } from "./handlers.ts";
import { createPhraseForm, type PhraseFormContext, phraseForm } from "./phrase-form.ts";

export const phrases = {
  entrances: [
    {
      command: "phrases",
      button: phraseButtons.data("home", {}),
      act: "keepPhrases",
      refusal: "phrases:forbidden",
      open: showPhrases,
    },
  ],
  inline: phraseInline,
  // The form has no draft: somebody who leaves it writes the text again.
  forms: [
    {
      name: phraseForm,
      isForStaff: true,
      prefix: phraseFormButtons.prefix,
      pause: async () => {},
      create: createPhraseForm,
    },
  ],
  handlers: [phraseHandlers],
} as const satisfies Feature<PhraseFormContext, Act>;
