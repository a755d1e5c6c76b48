import { dayAndTime, fullMoment } from "../../platform/i18n/dates.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { EventFields } from "../events/fields.ts";
import { truncate } from "../events/truncate.ts";
import { venueText } from "../events/venue.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { concerns, differingFields, type Field, fields } from "./rules.ts";

const maxValueLength = 160;

/** Truncates a value for a screen that shows many of them. */
export function truncateValue(value: string): string {
  return truncate(value, maxValueLength);
}

/** An answer as text; null if there is no answer. */
export function formatAnswer(texts: Texts, places: Places, event: EventFields, field: Field): string | null {
  const isAnswered = event.answered.includes(field);
  switch (field) {
    case "kind":
      return event.kind === null ? null : texts.plain(`subscriptions:kind.${event.kind}`);
    case "venue":
      return event.venue === null ? null : texts.plain(`composing:venue.${event.venue}`);
    case "place":
      return venueText(texts, places, event);
    case "picture":
    case "pin":
      return event[field] === null ? null : texts.plain("composing:value.there");
    case "startsAt":
    case "endsAt":
      return event[field] === null ? null : fullMoment(texts, new Date(event[field]));
    case "registerUntil":
    case "announceAt":
      if (event[field] !== null) return fullMoment(texts, new Date(event[field]));
      return isAnswered ? texts.plain(`composing:none.${field}`) : null;
    case "places":
      if (event.places !== null) return String(event.places);
      return isAnswered ? texts.plain("composing:none.places") : null;
    case "regions":
      if (event.regions.length > 0) return regionNames(texts, places, event.regions);
      return isAnswered ? texts.plain("composing:value.wholeCountry") : null;
    case "languages":
      return event.languages.length === 0 ? null : languageNames(places, event.languages, texts);
    case "tags":
      return event.tags.map((tag) => texts.plain(`subscriptions:tag.${tag}`)).join(", ") || null;
    case "stages":
      return event.stages.map(({ at, words }) => `${dayAndTime(texts, new Date(at))} – ${words}`).join("; ") || null;
    default:
      return event[field];
  }
}

export function regionNames(texts: Texts, places: Places, regions: readonly string[]): string {
  if (regions.length === 0) return texts.plain("composing:value.wholeCountry");
  return regions.map((id) => places.region(id)?.name[texts.language] ?? id).join(", ");
}

const maxDifferenceLength = 120;

/** The differences between two versions of an event in HTML: a line for each field, with its old and new value. */
export function differenceLines(texts: Texts, places: Places, before: EventFields, after: EventFields): string[] {
  const names: readonly string[] = differingFields(before, after);
  const place: readonly string[] = ["roomId", "address"];
  const differs = (field: Field) =>
    names.includes(field) || (field === "place" && names.some((name) => place.includes(name)));
  const value = (event: EventFields, field: Field) => {
    const words = concerns(field, event) ? formatAnswer(texts, places, event, field) : null;
    return escapeHtml(truncate(words ?? "—", maxDifferenceLength));
  };
  return fields.filter(differs).map((field) => {
    const label = escapeHtml(texts.plain(`composing:label.${field}`));
    return `• <b>${label}</b>: ${value(before, field)} → ${value(after, field)}`;
  });
}
