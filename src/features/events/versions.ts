import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type Changed, changes, changesOf, mattersToParticipants } from "./event-changes.ts";
import { type EventFields, readFields } from "./fields.ts";

/** The published versions of an event, by sequence. */
export type Versions = Map<number, EventFields>;

export interface NewVersion {
  sequence: number;
  facts: EventFields;
  publishedAt: Date;
  publishedById: number | null;
}

/** Stores the version that is public from now on, in the caller's transaction, and the version before it if it is not stored yet. */
export async function storeVersion(db: Db, before: Event, version: NewVersion): Promise<void> {
  const eventId = before.id;
  const versions = [{ eventId, ...version, facts: { ...version.facts } }];
  if (before.status === "PUBLISHED") {
    const { sequence, facts, changedAt } = before;
    versions.unshift({
      eventId,
      sequence,
      facts: { ...readFields(facts) },
      publishedAt: changedAt,
      publishedById: null,
    });
  }
  await db.eventVersion.createMany({ data: versions, skipDuplicates: true });
}

export async function loadVersions(db: Db, eventIds: readonly number[]): Promise<Map<number, Versions>> {
  const rows = await db.eventVersion.findMany({ where: { eventId: { in: [...eventIds] } } });
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId);
  return new Map(
    [...byEvent].map(([id, versions]) => [
      id,
      new Map(versions.map(({ sequence, facts }) => [sequence, readFields(facts)])),
    ]),
  );
}

/** The changes since the version that somebody was told, unless none of them matters to participants. */
export function untold(versions: Versions, told: readonly number[], facts: EventFields): Changed[] {
  const before = told.flatMap((sequence) => versions.get(sequence) ?? []);
  const differing = before.flatMap((version) => changesOf(version, facts));
  return mattersToParticipants(differing) ? changes.filter((change) => differing.includes(change)) : [];
}
