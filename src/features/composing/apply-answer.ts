import { beginningOf } from "../../platform/chat/cutting.ts";
import type { Person } from "../../platform/chat/person.ts";
import { type EventFields, noFields, venues } from "../events/fields.ts";
import { may } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { eventKinds, programmeTags } from "../subscriptions/event-kinds.ts";
import { type AppliedAnswer, answered } from "./applied-answer.ts";
import { applyDate, applyLook, applyTime } from "./apply-date.ts";
import { parseLink, parsePlaces, parseStages, parseWords, refuse } from "./parse-answer.ts";
import type { Answer } from "./parse-reply.ts";
import { formatPage, parsePage, type QuestionPage } from "./question-page.ts";
import { type Field, isRequired, limits } from "./rules.ts";

export interface AnswerContext {
  person: Person;
  places: Places;
  now: Date;
}

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
      return applyLook(event, field, detail, answer.detail, context.now);
    case "time":
      return applyTime(event, field, detail, answer.minutes, context.now);
    case "room":
      return context.places.room(answer.room) === null
        ? { kind: "open", event, detail: null }
        : answered(event, field, { ...noPlace, roomId: answer.room, pin: null });
    case "none":
      return isRequired(field) ? { kind: "open", event, detail: null } : answered(event, field, emptyValue(field));
    case "keep":
    case "back":
      return { kind: "answered", event };
  }
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
  const applied: AppliedAnswer = isRest ? refuse({ kind: "rest" }) : applyTypedText(event, field, detail, text, now);
  const mayHaveRest = isRest || text.length >= minCutLength;
  return applied.kind === "refused" && applied.detail === undefined && mayHaveRest
    ? { ...applied, detail: formatPage.rest(sentAt) }
    : applied;
}

function applyTypedText(
  event: EventFields,
  field: Field,
  detail: QuestionPage | null,
  text: string,
  now: Date,
): AppliedAnswer {
  if (field === "place") return applyAddress(event, text);
  const read = readText(event, field, text, now);
  if (read === null) return applyDate(event, field, detail, text, now);
  return read.kind === "refused" ? read : answered(event, field, { [field]: read.value });
}

/** An address in Kazakh, and on the next line in Russian; one line is for all readers. */
function applyAddress(event: EventFields, text: string): AppliedAnswer {
  const [first = "", ...rest] = text.trim().split("\n");
  const [address, addressRu] = [first, rest.join(" ")].map((line) => parseWords(line, limits.place ?? 0, true));
  if (address?.kind !== "read") return address ?? refuse({ kind: "empty" });
  if (rest.length === 0 || addressRu === undefined) {
    return answered(event, "place", { ...noPlace, address: address.value });
  }
  if (addressRu.kind === "refused") return addressRu;
  return answered(event, "place", { ...noPlace, address: address.value, addressRu: addressRu.value });
}

/** Null for the questions that ask for a date. */
function readText(event: EventFields, field: Field, text: string, now: Date) {
  const limit = limits[field];
  if (field === "link") return parseLink(text, limit ?? 0);
  if (field === "places") return parsePlaces(text);
  if (field === "stages") return parseStages(text, event, now);
  return limit === undefined ? null : parseWords(text, limit, field.startsWith("title") || field === "addressRu");
}

const noPlace = { roomId: null, address: null, addressRu: null };

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
