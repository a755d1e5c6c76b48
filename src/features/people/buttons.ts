import { defineButtons, oneOf, word } from "../../platform/chat/buttons.ts";
import { languages } from "../../platform/i18n/languages.ts";

/** No deep link waits behind the choice of a language. */
export const noLink = "none";

export const peopleButtons = defineButtons("p", {
  /** `link`: the deep link that brought the person here. It is opened once the language is known. */
  language: { language: oneOf(languages), link: word },
  languages: {},
  help: {},
  about: {},
});
