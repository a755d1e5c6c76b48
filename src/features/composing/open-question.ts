import type { FormStep } from "../../platform/chat/form.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { EventFields } from "../events/fields.ts";
import { may } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import type { Opened } from "./draft.ts";
import { answerOf, cutValue } from "./format-answer.ts";
import { knownDay, readDetail } from "./question-page.ts";
import { type Field, fieldBefore, isRequired, openField, stepOf } from "./rules.ts";

/** One run of the form: the open question and what its screen shows. It is stored with the conversation, so it stays small. */
export interface Step extends FormStep {
  field: Field;
  /** Its page (detail.ts). */
  detail: string | null;
  eventId: number;
  at: { step: number; of: number } | null;
  before: Field | null;
  /** All that must be answered is: the way back is the card. */
  complete: boolean;
  answered: boolean;
  optional: boolean;
  /** The beginning of what was answered. */
  current: string | null;
  ticked: string[];
  /** Regions that may be chosen. */
  offered: string[];
  wholeCountry: boolean;
  /** Rooms of the region that is looked at. */
  rooms: string[];
  /** The day whose time is asked for. */
  day: string | null;
  /** Nothing before this time can be the answer. */
  from: string;
}

interface Asking {
  person: Person;
  texts: Texts;
  places: Places;
  now: Date;
}

/** Reads what is needed to ask a question of a draft. */
export async function readStep(
  db: Db,
  { person, texts, places, now }: Asking,
  { id, draft: { event } }: Opened,
  { field, detail }: { field: Field; detail: string | null },
): Promise<Step> {
  const complete = openField(event) === null;
  const page = readDetail(detail);
  const value = answerOf(texts, places, event, field);
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
    current: value === null ? null : cutValue(value),
    ticked: tickedOf(event, field),
    offered:
      field === "regions"
        ? places.regions.map((one) => one.id).filter((one) => may(person, "composeEvent", { regions: [one] }))
        : [],
    wholeCountry: field === "regions" && may(person, "composeEvent", { regions: [] }),
    rooms: rooms.map((room) => room.id),
    day: knownDay(event, field, page),
    from: earliest(event, field, now),
  };
}

/** An event ends after it starts. */
function earliest({ startsAt }: EventFields, field: Field, now: Date): string {
  const at = now.toISOString();
  return field === "endsAt" && startsAt !== null && startsAt > at ? startsAt : at;
}

function tickedOf(event: EventFields, field: Field): string[] {
  return field === "regions" || field === "languages" || field === "tags" ? event[field] : [];
}
