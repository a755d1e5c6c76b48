import { code, defineButtons, int, word } from "../../platform/chat/buttons.ts";

/** The texts that staff have at hand. `phrase` is the id of an own text or of the service's. */
export const phraseButtons = defineButtons("ph", {
  /** The list in the person's language. */
  home: {},
  list: { language: code, page: int },
  open: { phrase: word, language: code },
  add: { language: code },
  rename: { phrase: word },
  change: { phrase: word },
  drop: { phrase: word },
});

/** The buttons of the form in which a text is written. */
export const phraseFormButtons = defineButtons("pf", {
  stop: { language: code },
});
