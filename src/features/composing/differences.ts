import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { EventFields } from "../events/fields.ts";
import { truncate } from "../events/truncate.ts";
import type { Places } from "../places/places.ts";
import { concerns, type Field, fields } from "./rules.ts";
import { differingFields } from "./trusted.ts";
import { answerOf } from "./values.ts";

const shownLetters = 120;

/** What differs between two versions of an event, a line each with its value before and after, in HTML. */
export function differenceLines(texts: Texts, places: Places, before: EventFields, after: EventFields): string[] {
  const names: readonly string[] = differingFields(before, after);
  const place: readonly string[] = ["roomId", "address"];
  const differs = (field: Field) =>
    names.includes(field) || (field === "place" && names.some((name) => place.includes(name)));
  const value = (event: EventFields, field: Field) => {
    const words = concerns(field, event) ? answerOf(texts, places, event, field) : null;
    return escapeHtml(truncate(words ?? "—", shownLetters));
  };
  return fields.filter(differs).map((field) => {
    const label = escapeHtml(texts.plain(`composing:label.${field}`));
    return `• <b>${label}</b>: ${value(before, field)} → ${value(after, field)}`;
  });
}
