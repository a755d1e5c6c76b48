import type { Person } from "../chat/person.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { readPublicEvent } from "../events/events.ts";
import { lockEvent } from "../events/places-left.ts";
import { type Changed, cancelEvent, changesOf, mattersToParticipants, publishFacts } from "../events/publishing.ts";
import { mayEdit } from "../people/people.ts";
import { finalOf } from "./apply.ts";
import { findOpened, noDraft, writeDraft } from "./draft.ts";
import { type Problem, problemsOf } from "./rules.ts";

/** Why a published event is not changed. */
export type Refused = { kind: "gone" | "cancelled" | "past" };

/** Whether this person may change a published event now. */
async function refusalOf(db: Db, person: Person, eventId: number, now: Date): Promise<Refused | null> {
  const event = await readPublicEvent(db, eventId);
  if (event === null || !mayEdit(person, event.facts.regions)) return { kind: "gone" };
  if (event.status === "CANCELLED") return { kind: "cancelled" };
  return event.endsAt <= now ? { kind: "past" } : null;
}

/** Begins a change of what is public: a draft with its facts, or the one that is there. */
export function startChange(
  db: PrismaClient,
  person: Person,
  eventId: number,
  now: Date,
): Promise<{ kind: "started" } | Refused> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const refusal = await refusalOf(tx, person, eventId, now);
    if (refusal !== null) return refusal;
    if ((await findOpened(tx, person, eventId)) !== null) return { kind: "started" };
    const event = await readPublicEvent(tx, eventId);
    if (event === null) return { kind: "gone" };
    const draft = writeDraft({ ...noDraft, base: event.sequence, event: event.facts });
    await tx.event.update({ where: { id: eventId }, data: { draft } });
    return { kind: "started" };
  });
}

export type Comparison =
  | { kind: "changes"; changed: Changed[]; told: number }
  | { kind: "same" }
  | { kind: "problems"; problems: Problem[] }
  | { kind: "otherRegion" }
  /** Somebody published another change meanwhile, which this one does not know of. */
  | { kind: "stale" }
  | Refused;

/** What publishing the change would change, and how many are told of it. @param sequence what the editor saw */
export async function compareChange(
  db: Db,
  person: Person,
  eventId: number,
  sequence: number,
  now: Date,
): Promise<Comparison> {
  const refusal = await refusalOf(db, person, eventId, now);
  if (refusal !== null) return refusal;
  const [event, opened] = [await readPublicEvent(db, eventId), await findOpened(db, person, eventId)];
  if (event === null) return { kind: "gone" };
  if (opened === null || event.sequence !== sequence || opened.draft.base !== sequence) return { kind: "stale" };
  const draft = finalOf(opened.draft.event);
  const problems = problemsOf(draft, event.facts, now);
  if (problems.length > 0) return { kind: "problems", problems };
  if (!mayEdit(person, draft.regions)) return { kind: "otherRegion" };
  const changed = changesOf(event.facts, draft);
  if (changed.length === 0) return { kind: "same" };
  return { kind: "changes", changed, told: mattersToParticipants(changed) ? await countTold(db, eventId) : 0 };
}

function countTold(db: Db, eventId: number): Promise<number> {
  return db.registration.count({
    where: { eventId, status: { in: ["GOING", "WAITING", "OFFERED"] }, person: { blockedAt: null } },
  });
}

/** Publishes a change. What another editor published meanwhile is not overwritten. */
export function publishChange(
  db: PrismaClient,
  person: Person,
  eventId: number,
  sequence: number,
  now: Date,
): Promise<Exclude<Comparison, { kind: "changes" }> | { kind: "published"; changed: Changed[]; told: number }> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const compared = await compareChange(tx, person, eventId, sequence, now);
    const opened = compared.kind === "changes" ? await findOpened(tx, person, eventId) : null;
    if (compared.kind !== "changes" || opened === null)
      return compared.kind === "changes" ? { kind: "stale" } : compared;
    const count = await tx.$executeRaw`
      UPDATE "Event" SET draft = NULL
      WHERE id = ${eventId}::int AND status = 'PUBLISHED' AND sequence = ${sequence}::int AND draft IS NOT NULL`;
    if (count === 0) return { kind: "stale" };
    await publishFacts(tx, eventId, finalOf(opened.draft.event), now, person.id);
    await tx.composing.deleteMany({ where: { eventId } });
    return { kind: "published", changed: compared.changed, told: compared.told };
  });
}

/** Drops a change that was not published: the event stays as the public sees it. */
export function discardChange(db: PrismaClient, person: Person, eventId: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const opened = await findOpened(tx, person, eventId);
    if (opened === null || opened.published === null) return false;
    await tx.$executeRaw`UPDATE "Event" SET draft = NULL WHERE id = ${eventId}::int AND status = 'PUBLISHED'`;
    await tx.composing.deleteMany({ where: { eventId } });
    return true;
  });
}

/** Cancels a published event: all whom it concerns are told. @returns how many */
export function cancelPublished(
  db: PrismaClient,
  person: Person,
  eventId: number,
  now: Date,
): Promise<{ kind: "done"; told: number } | Refused> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const refusal = await refusalOf(tx, person, eventId, now);
    if (refusal !== null) return refusal;
    const told = await countTold(tx, eventId);
    if (!(await cancelEvent(tx, eventId, now))) return { kind: "cancelled" };
    await tx.$executeRaw`UPDATE "Event" SET draft = NULL WHERE id = ${eventId}::int`;
    await tx.composing.deleteMany({ where: { eventId } });
    return { kind: "done", told };
  });
}
