import type { EventFields } from "../events/fields.ts";

/** The questions in the order of the form: first the required questions, then the optional ones. */
export const fields = [
  "kind",
  "titleKk",
  "titleRu",
  "textKk",
  "textRu",
  "startsAt",
  "endsAt",
  "venue",
  "place",
  "link",
  "regions",
  "addressRu",
  "titleEn",
  "textEn",
  "picture",
  "organisersKk",
  "organisersRu",
  "agendaKk",
  "agendaRu",
  "languages",
  "tags",
  "places",
  "registerUntil",
  "pin",
  "stages",
  "announceAt",
] as const;
export type Field = (typeof fields)[number];

const required: readonly Field[] = fields.slice(0, fields.indexOf("regions") + 1);

/** Whether the question applies to this event. */
export function concerns(field: Field, { venue, kind, roomId }: EventFields): boolean {
  if (field === "place") return venue !== "ONLINE";
  if (field === "pin" || field === "addressRu") return venue !== "ONLINE" && roomId === null;
  if (field === "link") return venue === "ONLINE" || venue === "HYBRID";
  return field !== "stages" || kind === "CARAVAN";
}

/** Clears answers that do not apply to the event: an online event has no address, even if one was given before. */
export function withoutUnasked(event: EventFields): EventFields {
  const online = event.venue === "ONLINE" ? { roomId: null, address: null, addressRu: null, pin: null } : {};
  const there = event.venue === "PLACE" ? { link: null } : {};
  return { ...event, ...online, ...there, stages: event.kind === "CARAVAN" ? event.stages : [] };
}

export function isRequired(field: Field): boolean {
  return required.includes(field);
}

/** The first required question without an answer; null if the event is complete. */
export function openField(event: EventFields): Field | null {
  return required.find((field) => concerns(field, event) && !event.answered.includes(field)) ?? null;
}

/** The question before this one while the event is composed; null for the first question. */
export function fieldBefore(field: Field, event: EventFields): Field | null {
  const earlier = required.slice(0, Math.max(required.indexOf(field), 0));
  return earlier.findLast((before) => concerns(before, event)) ?? null;
}

/** The position of a question among the required questions: "3 / 10". */
export function stepOf(field: Field, event: EventFields): { step: number; of: number } | null {
  const asked = required.filter((question) => concerns(question, event));
  const at = asked.indexOf(field);
  return at === -1 ? null : { step: at + 1, of: asked.length };
}

/** The maximum lengths in characters. A title fits the first line of an announcement; a text and all the rest fit one message. */
export const limits: Partial<Record<Field, number>> = {
  titleKk: 120,
  titleRu: 120,
  titleEn: 120,
  textKk: 2500,
  textRu: 2500,
  textEn: 2500,
  organisersKk: 400,
  organisersRu: 400,
  agendaKk: 1500,
  agendaRu: 1500,
  place: 200,
  addressRu: 200,
  link: 500,
};

export const maxPlaces = 100_000;
export const maxStages = 20;
export const maxStageLength = 100;

/** Why an event cannot be submitted or published as it is. */
export type Problem =
  | "incomplete"
  | "startPast"
  | "endBeforeStart"
  | "lateDeadline"
  | "lateAnnouncement"
  | "stageOutside";

/**
 * All problems that an event has at this moment.
 * @param published what the public already sees: a published start may be in the past
 */
export function problemsOf(event: EventFields, published: EventFields | null, now: Date): Problem[] {
  const { startsAt, endsAt, registerUntil, announceAt, stages, kind } = event;
  if (openField(event) !== null || startsAt === null || endsAt === null) return ["incomplete"];
  const problems: Problem[] = [];
  if (new Date(startsAt) <= now && startsAt !== published?.startsAt) problems.push("startPast");
  if (endsAt <= startsAt) problems.push("endBeforeStart");
  if (registerUntil !== null && registerUntil > startsAt) problems.push("lateDeadline");
  if (published === null && announceAt !== null && announceAt >= startsAt) problems.push("lateAnnouncement");
  if (kind === "CARAVAN" && stages.some(({ at }) => at < startsAt || at > endsAt)) problems.push("stageOutside");
  return problems;
}

/** What one editor may change of a published event: the time, the place and who can take part. The approver is told. */
const fieldsOfOneEditor: readonly (keyof EventFields)[] = [
  "startsAt",
  "endsAt",
  "venue",
  "roomId",
  "address",
  "addressRu",
  "pin",
  "stages",
  "languages",
  "places",
  "registerUntil",
];
// `answered` belongs to the form, and the announcement has already been made.
const internalFields: readonly (keyof EventFields)[] = ["answered", "announceAt"];

/** The fields in which two versions of an event differ, for the people responsible for it. */
export function differingFields(before: EventFields, after: EventFields): (keyof EventFields)[] {
  const names = Object.keys(after) as (keyof EventFields)[];
  return names.filter(
    (name) => !internalFields.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

/**
 * Whether a change needs an approver, as a new event does. Readers trust the title, text, link, organisers and picture, and
 * without an approver one person could rewrite them in every announcement, or change its audience.
 */
export function needsApproval(before: EventFields, after: EventFields): boolean {
  return differingFields(before, after).some((name) => !fieldsOfOneEditor.includes(name));
}
