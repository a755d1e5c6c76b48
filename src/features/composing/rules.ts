import type { EventFields } from "../events/fields.ts";

/** The questions in their order: those that every event answers, then those that it may. */
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

/** Whether the question is asked of this event at all. */
export function concerns(field: Field, { venue, kind, roomId }: EventFields): boolean {
  if (field === "place") return venue !== "ONLINE";
  if (field === "pin") return venue !== "ONLINE" && roomId === null;
  if (field === "link") return venue === "ONLINE" || venue === "HYBRID";
  return field !== "stages" || kind === "CARAVAN";
}

/** Without what does not concern this kind of event: an online one has no address, whatever was answered before. */
export function finalOf(event: EventFields): EventFields {
  const online = event.venue === "ONLINE" ? { roomId: null, address: null, pin: null } : {};
  const there = event.venue === "PLACE" ? { link: null } : {};
  return { ...event, ...online, ...there, stages: event.kind === "CARAVAN" ? event.stages : [] };
}

export function isRequired(field: Field): boolean {
  return required.includes(field);
}

/** The first question that must be answered and is not; null when the event is complete. */
export function openField(event: EventFields): Field | null {
  return required.find((field) => concerns(field, event) && !event.answered.includes(field)) ?? null;
}

/** The question before, on the first way through; null at the beginning. */
export function fieldBefore(field: Field, event: EventFields): Field | null {
  const earlier = required.slice(0, Math.max(required.indexOf(field), 0));
  return earlier.findLast((one) => concerns(one, event)) ?? null;
}

/** Where the question stands among those that must be answered: "3 / 10". */
export function stepOf(field: Field, event: EventFields): { step: number; of: number } | null {
  const asked = required.filter((one) => concerns(one, event));
  const at = asked.indexOf(field);
  return at === -1 ? null : { step: at + 1, of: asked.length };
}

/** The longest words, in characters. A title fits an announcement's first line, a text one message with all the rest. */
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
  link: 500,
};

export const mostPlaces = 100_000;
export const mostStages = 20;
export const stageLetters = 100;

/** Why an event cannot be sent for approval or published as it is. */
export type Problem =
  | "incomplete"
  | "startPast"
  | "endBeforeStart"
  | "lateDeadline"
  | "lateAnnouncement"
  | "stageOutside";

/**
 * Everything that speaks against an event at this moment.
 * @param published what the public sees already: a start that has been may stay
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

/** What one editor may change of a published event: when and where one comes, and who can. The approver is told. */
const changedByOne: readonly (keyof EventFields)[] = [
  "startsAt",
  "endsAt",
  "venue",
  "roomId",
  "address",
  "pin",
  "stages",
  "languages",
  "places",
  "registerUntil",
];
// The form's own, and what has been over since it was announced.
const inward: readonly (keyof EventFields)[] = ["answered", "announceAt"];

/** The fields in which two versions of an event differ, for people who answer for it. */
export function differingFields(before: EventFields, after: EventFields): (keyof EventFields)[] {
  const names = Object.keys(after) as (keyof EventFields)[];
  return names.filter((name) => !inward.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/**
 * Whether a change needs a second person, as a new event does: what readers are told to trust (title, text, link, organisers,
 * picture, to whom it is said) would otherwise be rewritten by one, with all that was announced.
 */
export function needsApproval(before: EventFields, after: EventFields): boolean {
  return differingFields(before, after).some((name) => !changedByOne.includes(name));
}
