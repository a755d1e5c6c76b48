import type { Button, Screen } from "../../platform/chat/screen.ts";
import { fullMoment } from "../../platform/i18n/dates.ts";
import { aboutLanguage, type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { AudienceSize } from "../announcements/audience-rows.ts";
import { eventButtons } from "../events/buttons.ts";
import type { PublicEvent } from "../events/events.ts";
import { noParticipation } from "../events/participation.ts";
import { eventScreen, fullScreens } from "../events/screens.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { composingButtons } from "./buttons.ts";
import type { EditableEvent } from "./draft.ts";
import { regionNames } from "./format-answer.ts";
import { withoutUnasked } from "./rules.ts";
import { cardButton, titleOf } from "./screens.ts";

const data = composingButtons.data;

/** The draft in the form in which the public would see it. */
function asPublished({ id, draft }: EditableEvent, now: Date): PublicEvent {
  const facts = withoutUnasked(draft.event);
  const startsAt = new Date(facts.startsAt ?? now);
  const registerUntil = facts.registerUntil === null ? null : new Date(facts.registerUntil);
  const endsAt = new Date(facts.endsAt ?? startsAt);
  return {
    id,
    status: "PUBLISHED",
    facts,
    startsAt,
    endsAt,
    places: facts.places,
    taken: 0,
    registerUntil,
    sequence: 0,
  };
}

/** The announcement as readers of a language will see it. Its buttons only explain themselves, except «more». */
export function sampleScreen(readers: Texts, places: Places, editable: EditableEvent, now: Date): Screen {
  const screen = eventScreen(readers, places, asPublished(editable, now), {
    participation: noParticipation,
    now,
    on: "news",
    answersForLink: true,
  });
  const more = data("more", { event: editable.id, language: readers.language });
  const dataOf = (button: Button) => {
    const read = "data" in button ? eventButtons.read(button.data) : null;
    return read?.kind === "more" ? more : data("sample", {});
  };
  const rows = (screen.rows ?? []).map((row) =>
    row.map((button): Button => ({ label: button.label, data: dataOf(button) })),
  );
  return { ...screen, rows };
}

/** The full texts of an event, if its picture leaves too little space for them. */
export function wholeSampleScreens(readers: Texts, places: Places, editable: EditableEvent, now: Date): Screen[] {
  return fullScreens(readers, places, asPublished(editable, now), true).map(({ text }) => ({ text }));
}

/** The announcement with buttons for the other languages and the way back. @param texts the editor's */
export function previewScreen(
  texts: Texts,
  readers: Texts,
  places: Places,
  editable: EditableEvent,
  now: Date,
): Screen {
  const sample = sampleScreen(readers, places, editable, now);
  const event = editable.id;
  const toMe = {
    label: texts.plain("composing:button.toMe"),
    data: data("toMe", { event, language: readers.language }),
  };
  const rows = [
    ...(sample.rows ?? []),
    languageRow(readers.language, (language) => data("preview", { event, language })),
    [toMe],
    [cardButton(texts, event)],
  ];
  return { ...sample, rows };
}

/** A button for each language of the readers. */
export function languageRow(shown: Language, dataOf: (language: Language) => string): Button[] {
  return languages.map((language) => {
    const { shortName } = aboutLanguage(language);
    return { label: language === shown ? `• ${shortName}` : shortName, data: dataOf(language) };
  });
}

/** How many people will receive the announcement, by language and by region. */
export function audienceScreen(texts: Texts, places: Places, event: number, size: AudienceSize): Screen {
  return { text: audienceText(texts, places, size), rows: [[cardButton(texts, event)]] };
}

/** Asks the editor to confirm the submission: who will receive the announcement, and when. */
export function submitScreen(texts: Texts, places: Places, { id, draft }: EditableEvent, size: AudienceSize): Screen {
  const { announceAt } = draft.event;
  const when = announceAt === null ? texts.plain("composing:onceApproved") : fullMoment(texts, new Date(announceAt));
  const ask = texts.html("composing:submit.ask", { title: titleOf(texts, draft.event), when });
  const submit = {
    label: texts.plain("composing:button.submitNow"),
    data: composingButtons.data("submitted", { event: id }),
  };
  return { text: `${audienceText(texts, places, size)}\n\n${ask}`, rows: [[cardButton(texts, id)], [submit]] };
}

function audienceText(texts: Texts, places: Places, { total, languages, regions }: AudienceSize): string {
  const byLanguage = languages.map(({ language, count }) => `${languageNames(places, [language], texts)} – ${count}`);
  const regionsOf = (region: string | null) => regionNames(texts, places, region === null ? [] : [region]);
  const byRegion = regions.map(({ region, count }) => `${regionsOf(region)} – ${count}`);
  const lines = [texts.html("composing:audience.total", { total })];
  if (total > 0) {
    lines.push(texts.html("composing:audience.languages", { list: byLanguage.join(", ") }));
    lines.push(texts.html("composing:audience.regions", { list: byRegion.join(", ") }));
  }
  return lines.join("\n");
}
