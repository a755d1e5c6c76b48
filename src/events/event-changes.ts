import type { EventFields } from "./fields.ts";

/** What a published change changed, as those who go are told, in the order in which they are told it. */
export const changes = ["title", "time", "place", "link", "other"] as const;
export type Changed = (typeof changes)[number];

const fieldsOf: Record<Exclude<Changed, "other">, readonly (keyof EventFields)[]> = {
  title: ["titleKk", "titleRu", "titleEn", "kind"],
  time: ["startsAt", "endsAt", "stages"],
  place: ["venue", "roomId", "address", "pin"],
  link: ["link"],
};
// Nobody is told of these.
const inward = ["answered", "announceAt"];

/** Those who come are told of anything but "other", which the announcements that were sent show. */
export function mattersToParticipants(changed: readonly Changed[]): boolean {
  return changed.some((one) => one !== "other");
}

/** What differs between two versions of an event. */
export function changesOf(before: EventFields, after: EventFields): Changed[] {
  const names = Object.keys(after) as (keyof EventFields)[];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const named: readonly string[] = Object.values(fieldsOf).flat();
  return changes.filter((one) =>
    one === "other"
      ? differing.some((name) => !named.includes(name) && !inward.includes(name))
      : fieldsOf[one].some((name) => differing.includes(name)),
  );
}
