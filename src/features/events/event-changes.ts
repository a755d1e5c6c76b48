import type { EventFields } from "./fields.ts";

/** The kinds of changes of a published event, in the order in which participants are told of them. */
export const changes = ["title", "time", "place", "link", "other"] as const;
export type Changed = (typeof changes)[number];

const fieldsOf: Record<Exclude<Changed, "other">, readonly (keyof EventFields)[]> = {
  title: ["titleKk", "titleRu", "titleEn", "kind"],
  time: ["startsAt", "endsAt", "stages"],
  place: ["venue", "roomId", "address", "addressRu", "pin"],
  link: ["link"],
};
// Changes of these fields are not announced.
const internalFields = ["answered", "announceAt"];

/** Participants are told of every change except "other", which only shows in the edited announcements. */
export function mattersToParticipants(changed: readonly Changed[]): boolean {
  return changed.some((change) => change !== "other");
}

/** The changes between two versions of an event. */
export function changesOf(before: EventFields, after: EventFields): Changed[] {
  const names = Object.keys(after) as (keyof EventFields)[];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const named: readonly string[] = Object.values(fieldsOf).flat();
  return changes.filter((change) =>
    change === "other"
      ? differing.some((name) => !named.includes(name) && !internalFields.includes(name))
      : fieldsOf[change].some((name) => differing.includes(name)),
  );
}
