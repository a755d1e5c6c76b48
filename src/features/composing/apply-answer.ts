import { beginningOf } from "../../platform/chat/cutting.ts";
import type { Person } from "../../platform/chat/person.ts";
import { dayOf, momentOf } from "../../platform/time/local-day.ts";
import { readDate } from "../../platform/time/typed-date.ts";
import { type EventFields, noFields, venues } from "../events/fields.ts";
import { may } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { eventKinds, programmeTags } from "../subscriptions/event-kinds.ts";
import { type Refusal, readLink, readPlaces, readStages, readWords, refuse } from "./parse-answer.ts";
import type { Answer } from "./parse-reply.ts";
import { type Detail, knownDay, readDetail, write } from "./question-page.ts";
import { type Field, isRequired, limits } from "./rules.ts";

export interface Applying {
  person: Person;
  places: Places;
  now: Date;
}

export type Applied =
  /** Answered: the next question is due. */
  | { kind: "answered"; event: EventFields; note?: Note }
  /** Still open, with what is known of it. */
  | { kind: "open"; event: EventFields; detail: string | null; note?: Note }
  | { kind: "refused"; refusal: Refusal; detail?: string };

/** What is said beside an answer that was taken. */
export type Note = "pinNoted" | "firstOfAlbum" | "takenBack";

/** The event with an answer to a question, or why it is none. Pure. */
export function applyAnswer(
  event: EventFields,
  field: Field,
  detailText: string | null,
  answer: Answer,
  context: Applying,
): Applied {
  const detail = readDetail(detailText);
  switch (answer.kind) {
    case "text":
      return applyText(event, field, detail, answer, context);
    case "photo": {
      const applied = answered(event, field, { picture: answer.fileId });
      return answer.album === null ? applied : { ...applied, note: "firstOfAlbum" };
    }
    case "point":
      return applyPoint(event, field, answer);
    case "choice":
      return applyChoice(event, field, answer.value);
    case "ticked": {
      const ticked = { ...event, ...tickedOf(field, answer.values, context) };
      // No region would mean all of them: not before it is said that this is all.
      const settled = field === "regions" ? event.answered.filter((one) => one !== field) : event.answered;
      return { kind: "open", event: { ...ticked, answered: settled }, detail: null };
    }
    case "tickedDone":
      return applyTicked(event, field, context);
    case "wholeCountry":
      return may(context.person, "composeEvent", { regions: [] })
        ? answered(event, field, { regions: [] })
        : refuse({ kind: "otherRegion" });
    case "look":
      return { kind: "open", event, detail: readDetail(answer.detail) === null ? null : answer.detail };
    case "time": {
      const day = knownDay(event, field, detail);
      return day === null
        ? { kind: "open", event, detail: null }
        : atMoment(event, field, momentOf(day, answer.minutes), context.now);
    }
    case "room":
      return context.places.room(answer.room) === null
        ? { kind: "open", event, detail: null }
        : answered(event, field, { roomId: answer.room, address: null, pin: null });
    case "none":
      return isRequired(field) ? { kind: "open", event, detail: null } : answered(event, field, emptyOf(field));
    case "keep":
    case "back":
      return { kind: "answered", event };
  }
}

function answered(
  event: EventFields,
  field: Field,
  patch: Partial<EventFields>,
): { kind: "answered"; event: EventFields } {
  return { kind: "answered", event: { ...event, ...patch, answered: [...new Set([...event.answered, field])] } };
}

// A client cuts a text that is longer than a message (4,096 characters) at some space before, and sends its parts at once.
const cutLetters = 3500;
const restSeconds = 5;

function applyText(
  event: EventFields,
  field: Field,
  detail: Detail | null,
  { text, sentAt }: Extract<Answer, { kind: "text" }>,
  { now }: Applying,
): Applied {
  const isRest = detail?.kind === "rest" && sentAt - detail.sentAt <= restSeconds;
  const applied = isRest ? refuse({ kind: "rest" }) : applyWords(event, field, detail, text, now);
  const mayHaveRest = isRest || text.length >= cutLetters;
  return applied.kind === "refused" && mayHaveRest ? { ...applied, detail: write.rest(sentAt) } : applied;
}

function applyWords(event: EventFields, field: Field, detail: Detail | null, text: string, now: Date): Applied {
  const read = readText(event, field, text, now);
  if (read === null) return applyDate(event, field, detail, text, now);
  if (read.kind === "refused") return read;
  if (field === "place") return answered(event, field, { ...noPlace, address: String(read.value) });
  return answered(event, field, { [field]: read.value });
}

/** Null where the question asks for a date. */
function readText(event: EventFields, field: Field, text: string, now: Date) {
  const limit = limits[field];
  if (field === "link") return readLink(text, limit ?? 0);
  if (field === "places") return readPlaces(text);
  if (field === "stages") return readStages(text, event, now);
  return limit === undefined ? null : readWords(text, limit, field.startsWith("title") || field === "place");
}

const noPlace = { roomId: null, address: null };

function applyDate(event: EventFields, field: Field, detail: Detail | null, text: string, now: Date): Applied {
  const read = readDate(text, now, knownDay(event, field, detail));
  if (read.kind === "date") return atMoment(event, field, read.at, now);
  if (read.kind === "timeMissing") return { kind: "open", event, detail: write.day(read.day) };
  return refuse(read);
}

function atMoment(event: EventFields, field: Field, moment: Date, now: Date): Applied {
  if (moment <= now) return refuse({ kind: "past" });
  const at = moment.toISOString();
  const { startsAt } = event;
  switch (field) {
    case "startsAt": {
      const moved = answered(event, field, { startsAt: at });
      const sameDay = startsAt !== null && dayOf(new Date(startsAt)) === dayOf(moment);
      if (event.endsAt === null || (sameDay && event.endsAt > at)) return moved;
      // On another day the old end is no end: it is asked for again.
      const without = moved.event.answered.filter((one) => one !== "endsAt");
      return { ...moved, event: { ...moved.event, endsAt: null, answered: without } };
    }
    case "endsAt":
      return startsAt !== null && at <= startsAt
        ? refuse({ kind: "endBeforeStart" })
        : answered(event, field, { endsAt: at });
    case "registerUntil":
      return startsAt !== null && at > startsAt
        ? refuse({ kind: "lateDeadline" })
        : answered(event, field, { registerUntil: at });
    case "announceAt":
      return startsAt !== null && at >= startsAt
        ? refuse({ kind: "lateAnnouncement" })
        : answered(event, field, { announceAt: at });
    default:
      return refuse({ kind: "notUnderstood" });
  }
}

function applyPoint(
  event: EventFields,
  field: Field,
  { lat, lon, words }: Extract<Answer, { kind: "point" }>,
): Applied {
  const pin = { lat, lon };
  if (field === "pin") return answered(event, field, { pin });
  const limit = limits.place ?? 0;
  const address = words === null ? null : readWords(beginningOf(words, limit), limit, true);
  if (address?.kind === "read") return answered(event, field, { ...noPlace, address: address.value, pin });
  return { kind: "open", event: { ...event, pin }, detail: null, note: "pinNoted" };
}

function applyChoice(event: EventFields, field: Field, value: string): Applied {
  const kind = eventKinds.find((one) => one === value);
  const venue = venues.find((one) => one === value);
  if (field === "kind" && kind !== undefined) return answered(event, field, { kind });
  if (field === "venue" && venue !== undefined) return answered(event, field, { venue });
  return { kind: "open", event, detail: null };
}

function tickedOf(field: Field, values: readonly string[], { person, places }: Applying): Partial<EventFields> {
  if (field === "tags") return { tags: programmeTags.filter((tag) => values.includes(tag)) };
  const known = <T>(all: readonly T[], nameOf: (one: T) => string) =>
    all.map(nameOf).filter((one) => values.includes(one));
  if (field === "languages") return { languages: known(places.languages, ({ code }) => code) };
  if (field !== "regions") return {};
  return {
    regions: known(places.regions, ({ id }) => id).filter((one) => may(person, "composeEvent", { regions: [one] })),
  };
}

function applyTicked(event: EventFields, field: Field, { person }: Applying): Applied {
  if (field !== "regions") return answered(event, field, {});
  if (event.regions.length === 0) return refuse({ kind: "noneTicked" });
  return may(person, "composeEvent", { regions: event.regions })
    ? answered(event, field, {})
    : refuse({ kind: "otherRegion" });
}

function emptyOf(field: Field): Partial<EventFields> {
  return field in noFields ? { [field]: noFields[field as keyof EventFields] } : {};
}
