import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { noLink, peopleButtons } from "./buttons.ts";

/** The choice of a language, asked in every language: first in the language that Telegram suggests. */
export function languageScreen(texts: (language: Language) => Texts, guess: Language, link: string | null): Screen {
  const ordered = [guess, ...languages.filter((language) => language !== guess)];
  return {
    text: ordered.map((language) => texts(language).html("people:language.ask")).join("\n"),
    rows: ordered.map((language) => [
      {
        label: aboutLanguage(language).name,
        data: peopleButtons.data("language", { language, link: link ?? noLink }),
      },
    ]),
  };
}

/** The home screen. @param buttons the entrances that this person may use */
export function homeScreen(texts: Texts, operator: Operator, buttons: Button[]): Screen {
  return {
    text: texts.html("people:home.greeting", { operator: operator.name[texts.language] }),
    rows: buttons.map((button) => [button]),
  };
}

/** Explains mediation, and names the operator of the service. */
export function aboutScreen(texts: Texts, operator: Operator): Screen {
  return { text: texts.html("people:about", operatorFacts(texts, operator)), rows: [[homeButton(texts)]] };
}

function operatorFacts({ language }: Texts, { name, bin, contact }: Operator) {
  return { operator: name[language], bin: bin ?? "—", contact: contact[language] };
}

export interface Hotline {
  number: string;
  name: Record<Language, string>;
}

export function helpScreen(texts: Texts, hotlines: Hotline[]): Screen {
  return {
    text: `${texts.html("people:help.title")}\n\n${hotlineLines(texts, hotlines)}`,
    rows: [[homeButton(texts)]],
  };
}

export function hotlineLines(texts: Texts, hotlines: Hotline[]): string {
  return hotlines
    .map(({ number, name }) => texts.html("people:help.line", { number, name: name[texts.language] }))
    .join("\n");
}
