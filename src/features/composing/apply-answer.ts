import { beginningOf } from "../../platform/chat/cutting.ts";
import type { Person } from "../../platform/chat/person.ts";
import { dayOf, momentOf } from "../../platform/time/local-day.ts";
import { readDate } from "../../platform/time/typed-date.ts";
import { type EventFields, noFields, venues } from "../events/fields.ts";
import { may } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { eventKinds, programmeTags } from "../subscriptions/event-kinds.ts";
import { parseLink, parsePlaces, parseStages, parseWords, type Refusal, refuse } from "./parse-answer.ts";
import type { Answer } from "./parse-reply.ts";
import { formatPage, knownDay, parsePage, type QuestionPage } from "./question-page.ts";
import { type Field, isRequired, limits } from "./rules.ts";

export interface AnswerContext {
  person: Person;
  places: Places;
  now: Date;
}

export type AppliedAnswer =
  /** Answered: the form goes on with the next question. */
  | { kind: "answered"; event: EventFields; note?: Note }
  /** Not answered yet; `detail` is the page of the question that is shown next. */
  | { kind: "open"; event: EventFields; detail: string | null; note?: Note }
  | { kind: "refused"; refusal: Refusal; detail?: string };

/** What the editor is told about an answer that was accepted. */
export type Note = "pinNoted" | "firstOfAlbum" | "takenBack";

/** Applies an answer to the event, or says why it is not valid. Pure. */
export function applyAnswer(
  event: EventFields,
  field: Field,
  detailText: string | null,
  answer: Answer,
  context: AnswerContext,
): AppliedAnswer {
  const detail = parsePage(detailText);
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
      // An empty list means the whole country, so the question stays open until the editor taps «done».
      const settled = field === "regions" ? event.answered.filter((name) => name !== field) : event.answered;
      return { kind: "open", event: { ...ticked, answered: settled }, detail: null };
    }
    case "tickedDone":
      return applyTicked(event, field, context);
    case "wholeCountry":
      return may(context.person, "composeEvent", { regions: [] })
        ? answered(event, field, { regions: [] })
        : refuse({ kind: "otherRegion" });
    case "look":
      return { kind: "open", event, detail: parsePage(answer.detail) === null ? null : answer.detail };
    case "time": {
      const day = knownDay(event, field, detail);
      return day === null
        ? { kind: "open", event, detail: null }
        : applyMoment(event, field, momentOf(day, answer.minutes), context.now);
    }
    case "room":
      return context.places.room(answer.room) === null
        ? { kind: "open", event, detail: null }
        : answered(event, field, { roomId: answer.room, address: null, pin: null });
    case "none":
      return isRequired(field) ? { kind: "open", event, detail: null } : answered(event, field, emptyValue(field));
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

// A client splits a text that is longer than a message (4,096 characters) at a space, and sends the parts at the same time.
const minCutLength = 3500;
const restSeconds = 5;

function applyText(
  event: EventFields,
  field: Field,
  detail: QuestionPage | null,
  { text, sentAt }: Extract<Answer, { kind: "text" }>,
  { now }: AnswerContext,
): AppliedAnswer {
  const isRest = detail?.kind === "rest" && sentAt - detail.sentAt <= restSeconds;
  const applied = isRest ? refuse({ kind: "rest" }) : applyTypedText(event, field, detail, text, now);
  const mayHaveRest = isRest || text.length >= minCutLength;
  return applied.kind === "refused" && mayHaveRest ? { ...applied, detail: formatPage.rest(sentAt) } : applied;
}

function applyTypedText(
  event: EventFields,
  field: Field,
  detail: QuestionPage | null,
  text: string,
  now: Date,
): AppliedAnswer {
  const read = readText(event, field, text, now);
  if (read === null) return applyDate(event, field, detail, text, now);
  if (read.kind === "refused") return read;
  if (field === "place") return answered(event, field, { ...noPlace, address: String(read.value) });
  return answered(event, field, { [field]: read.value });
}

/** Null for the questions that ask for a date. */
function readText(event: EventFields, field: Field, text: string, now: Date) {
  const limit = limits[field];
  if (field === "link") return parseLink(text, limit ?? 0);
  if (field === "places") return parsePlaces(text);
  if (field === "stages") return parseStages(text, event, now);
  return limit === undefined ? null : parseWords(text, limit, field.startsWith("title") || field === "place");
}

const noPlace = { roomId: null, address: null };

function applyDate(
  event: EventFields,
  field: Field,
  detail: QuestionPage | null,
  text: string,
  now: Date,
): AppliedAnswer {
  const read = readDate(text, now, knownDay(event, field, detail));
  if (read.kind === "date") return applyMoment(event, field, read.at, now);
  if (read.kind === "timeMissing") return { kind: "open", event, detail: formatPage.day(read.day) };
  return refuse(read);
}

function applyMoment(event: EventFields, field: Field, moment: Date, now: Date): AppliedAnswer {
  if (moment <= now) return refuse({ kind: "past" });
  const at = moment.toISOString();
  const { startsAt } = event;
  switch (field) {
    case "startsAt": {
      const moved = answered(event, field, { startsAt: at });
      const sameDay = startsAt !== null && dayOf(new Date(startsAt)) === dayOf(moment);
      if (event.endsAt === null || (sameDay && event.endsAt > at)) return moved;
      // The old end does not fit another day, so the form asks for it again.
      const answeredFields = moved.event.answered.filter((name) => name !== "endsAt");
      return { ...moved, event: { ...moved.event, endsAt: null, answered: answeredFields } };
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
): AppliedAnswer {
  const pin = { lat, lon };
  if (field === "pin") return answered(event, field, { pin });
  const limit = limits.place ?? 0;
  const address = words === null ? null : parseWords(beginningOf(words, limit), limit, true);
  if (address?.kind === "read") return answered(event, field, { ...noPlace, address: address.value, pin });
  return { kind: "open", event: { ...event, pin }, detail: null, note: "pinNoted" };
}

function applyChoice(event: EventFields, field: Field, value: string): AppliedAnswer {
  const kind = eventKinds.find((known) => known === value);
  const venue = venues.find((known) => known === value);
  if (field === "kind" && kind !== undefined) return answered(event, field, { kind });
  if (field === "venue" && venue !== undefined) return answered(event, field, { venue });
  return { kind: "open", event, detail: null };
}

function tickedOf(field: Field, values: readonly string[], { person, places }: AnswerContext): Partial<EventFields> {
  if (field === "tags") return { tags: programmeTags.filter((tag) => values.includes(tag)) };
  const chosenOf = <T>(all: readonly T[], codeOf: (item: T) => string) =>
    all.map(codeOf).filter((code) => values.includes(code));
  if (field === "languages") return { languages: chosenOf(places.languages, ({ code }) => code) };
  if (field !== "regions") return {};
  return {
    regions: chosenOf(places.regions, ({ id }) => id).filter((region) =>
      may(person, "composeEvent", { regions: [region] }),
    ),
  };
}

function applyTicked(event: EventFields, field: Field, { person }: AnswerContext): AppliedAnswer {
  if (field !== "regions") return answered(event, field, {});
  if (event.regions.length === 0) return refuse({ kind: "noneTicked" });
  return may(person, "composeEvent", { regions: event.regions })
    ? answered(event, field, {})
    : refuse({ kind: "otherRegion" });
}

function emptyValue(field: Field): Partial<EventFields> {
  return field in noFields ? { [field]: noFields[field as keyof EventFields] } : {};
}
