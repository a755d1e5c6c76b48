import type { FormStep } from "../../platform/chat/form.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { EventFields } from "../events/fields.ts";
import { may } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import type { EditableEvent } from "./draft.ts";
import { formatAnswer, truncateValue } from "./format-answer.ts";
import { knownDay, parsePage } from "./question-page.ts";
import { type Field, fieldBefore, isRequired, openField, stepOf } from "./rules.ts";

/** The open question and what its screen shows. It is stored with the conversation, so it stays small. */
export interface OpenQuestion extends FormStep {
  field: Field;
  /** The page of the question (question-page.ts). */
  detail: string | null;
  eventId: number;
  at: { step: number; of: number } | null;
  before: Field | null;
  /** Whether all required questions are answered, so that the way back leads to the card. */
  complete: boolean;
  answered: boolean;
  optional: boolean;
  /** The beginning of the present answer. */
  current: string | null;
  ticked: string[];
  /** The regions that may be chosen. */
  offered: string[];
  wholeCountry: boolean;
  /** The rooms of the chosen region. */
  rooms: string[];
  /** The day for which a time is asked. */
  day: string | null;
  /** The earliest possible answer to a question for a date. */
  from: string;
}

interface QuestionContext {
  person: Person;
  texts: Texts;
  places: Places;
  now: Date;
}

/** Loads what the form needs to ask a question of a draft. */
export async function loadOpenQuestion(
  db: Db,
  { person, texts, places, now }: QuestionContext,
  { id, draft: { event } }: EditableEvent,
  { field, detail }: { field: Field; detail: string | null },
): Promise<OpenQuestion> {
  const complete = openField(event) === null;
  const page = parsePage(detail);
  const value = formatAnswer(texts, places, event, field);
  const inRegion = page?.kind === "region" ? { regionId: page.region } : null;
  const rooms = inRegion === null ? [] : await db.room.findMany({ where: inRegion, select: { id: true }, take: 20 });
  return {
    field,
    detail,
    language: texts.language,
    eventId: id,
    at: complete ? null : stepOf(field, event),
    before: complete ? null : fieldBefore(field, event),
    complete,
    answered: event.answered.includes(field),
    optional: !isRequired(field),
    current: value === null ? null : truncateValue(value),
    ticked: tickedOf(event, field),
    offered:
      field === "regions"
        ? places.regions.map(({ id }) => id).filter((region) => may(person, "composeEvent", { regions: [region] }))
        : [],
    wholeCountry: field === "regions" && may(person, "composeEvent", { regions: [] }),
    rooms: rooms.map((room) => room.id),
    day: knownDay(event, field, page),
    from: earliest(event, field, now),
  };
}

/** An event cannot end before it starts. */
function earliest({ startsAt }: EventFields, field: Field, now: Date): string {
  const at = now.toISOString();
  return field === "endsAt" && startsAt !== null && startsAt > at ? startsAt : at;
}

function tickedOf(event: EventFields, field: Field): string[] {
  return field === "regions" || field === "languages" || field === "tags" ? event[field] : [];
}
