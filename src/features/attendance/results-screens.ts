import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import { type Language, type OfficialLanguage, officialLanguages, readIn } from "../../platform/i18n/languages.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { PublicEvent } from "../events/events.ts";
import { doorButtons, resultsButtons } from "./buttons.ts";
import { doorButton } from "./door-screens.ts";
import { eventButton, namesOf } from "./event-text.ts";
import { isComplete, maxResultsLength, type Results, type ResultsText, type Sent } from "./results.ts";

/** The results of a past event, and what is still missing. */
export function resultsScreen(texts: Texts, { event, text, sentAt, readers }: Results): Screen {
  const { title } = namesOf(texts, event);
  const fields = { event: event.id };
  const head = texts.html("attendance:results.title", { title });
  if (sentAt !== null) {
    const at = dayAndTime(texts, sentAt);
    return {
      text: `${head}\n\n${texts.html("attendance:results.sentAt", { at })}`,
      rows: [[doorButton(texts, event.id)]],
    };
  }
  const complete = isComplete(text);
  const state = officialLanguages.map((language) => {
    const mark = text[language] === null ? "▫️" : "✅";
    return `${mark} ${texts.html(`attendance:results.language.${language}`)}`;
  });
  const next = complete
    ? texts.html("attendance:results.ready", { readers })
    : texts.html("attendance:results.hint", { limit: maxResultsLength });
  const write: Button[] = officialLanguages.map((language) => ({
    label: texts.plain(`attendance:results.write.${language}`),
    data: doorButtons.data("write", { ...fields, language }),
  }));
  const send = { label: texts.plain("attendance:results.send"), data: doorButtons.data("send", fields) };
  return {
    text: [head, state.join("\n"), next].join("\n\n"),
    rows: [write, ...(complete && readers > 0 ? [[send]] : []), [doorButton(texts, event.id)]],
  };
}

/** Asks for the results in a language. */
export function writeScreen(texts: Texts, event: number, language: OfficialLanguage): Screen {
  const text = texts.html(`attendance:results.ask.${language}`, { limit: maxResultsLength });
  return { text, rows: [[stopButton(texts, event)]] };
}

function stopButton(texts: Texts, event: number): Button {
  return { label: texts.plain("chat:back"), data: resultsButtons.data("stop", { event }) };
}

/** The results as a participant receives them. */
export function resultsToReader(texts: Texts, event: PublicEvent, text: ResultsText): Screen | null {
  const written: Partial<Record<Language, string | null>> = text;
  const localText = readIn(texts.language, (language) => written[language]);
  if (localText === null) return null;
  const head = texts.html("attendance:results.told", namesOf(texts, event));
  return { text: `${head}\n\n${escapeHtml(localText)}`, rows: [[eventButton(texts, event.id)]] };
}

export function sentScreen(texts: Texts, event: number, sent: Exclude<Sent, { kind: "gone" }>): Screen {
  const text =
    sent.kind === "sent"
      ? texts.html("attendance:results.sent", { readers: sent.readers })
      : texts.html(`attendance:results.${sent.kind}`);
  return { text, rows: [[doorButton(texts, event)]] };
}
