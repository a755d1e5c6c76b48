import type { EventFields } from "../events/fields.ts";

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
