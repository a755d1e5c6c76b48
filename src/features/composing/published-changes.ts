import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/statement-timeout.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPingAt, type PingHours } from "../../platform/time/contact-hours.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { countReaders } from "../announcements/announcements.ts";
import { type Changed, changesOf, mattersToParticipants } from "../events/event-changes.ts";
import { announcementMessage, readPublicEvent } from "../events/events.ts";
import { readFields } from "../events/fields.ts";
import { cancelEvent, publishFacts } from "../events/publishing.ts";
import { lockEvent } from "../events/seats.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { findOpened, noDraft, writeDraft } from "./draft.ts";
import { takeBack } from "./draft-progress.ts";
import { finalOf, needsApproval, type Problem, problemsOf } from "./rules.ts";

// All that concerns an event happens in turn; what changes with it is a notice each for those who take part.
export const patience = { timeout: minuteMs, maxWait: 20_000 };

/** What one editor has changed alone, said to the event's second person. */
export const changedByOneMessage = defineMessage({
  name: "composing.changedByOne",
  subject: { event: int, sequence: int },
  priority: "urgent",
});

/** Why a published event is not changed. */
export type Refused = { kind: "gone" | "cancelled" | "past" };

type ChangingAct = "composeEvent" | "publishChange" | "submitChange" | "cancelEvent";

/** Whether this person may do this to a published event now. */
async function refusalOf(
  db: Db,
  person: Person,
  act: ChangingAct,
  eventId: number,
  now: Date,
): Promise<Refused | null> {
  const event = await readPublicEvent(db, eventId);
  if (event === null || !may(person, act, { regions: event.facts.regions })) return { kind: "gone" };
  if (event.status === "CANCELLED") return { kind: "cancelled" };
  return event.endsAt <= now ? { kind: "past" } : null;
}

/** Begins a change of what is public: a draft with its facts, or the one that is there. */
export function startChange(
  db: Db,
  person: Person,
  eventId: number,
  now: Date,
): Promise<{ kind: "started" } | Refused> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const refusal = await refusalOf(tx, person, "composeEvent", eventId, now);
    if (refusal !== null) return refusal;
    if ((await findOpened(tx, person, eventId)) !== null) return { kind: "started" };
    const event = await readPublicEvent(tx, eventId);
    if (event === null) return { kind: "gone" };
    const draft = writeDraft({ ...noDraft, base: event.sequence, event: event.facts });
    await tx.event.update({ where: { id: eventId }, data: { draft } });
    return { kind: "started" };
  });
}

/** Whom a change or a cancellation reaches. */
export interface Reached {
  /** Those who take part and are told. */
  told: number;
  /** Those whose announcement is edited, one after the other. */
  readers: number;
}

export type Comparison =
  | ({
      kind: "changes";
      changed: Changed[];
      /** One editor is not enough for it. */
      needsApproval: boolean;
    } & Reached)
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
  act: ChangingAct = "composeEvent",
): Promise<Comparison> {
  const refusal = await refusalOf(db, person, act, eventId, now);
  if (refusal !== null) return refusal;
  const [event, opened] = [await readPublicEvent(db, eventId), await findOpened(db, person, eventId)];
  if (event === null) return { kind: "gone" };
  if (opened === null || event.sequence !== sequence || opened.draft.base !== sequence) return { kind: "stale" };
  const draft = finalOf(opened.draft.event);
  const problems = problemsOf(draft, event.facts, now);
  if (problems.length > 0) return { kind: "problems", problems };
  if (!may(person, act, { regions: draft.regions })) return { kind: "otherRegion" };
  const changed = changesOf(event.facts, draft);
  if (changed.length === 0) return { kind: "same" };
  const { told, readers } = await countReached(db, eventId);
  return {
    kind: "changes",
    changed,
    needsApproval: needsApproval(event.facts, draft),
    told: mattersToParticipants(changed) ? told : 0,
    readers,
  };
}

async function countReached(db: Db, eventId: number): Promise<Reached> {
  const told = await db.registration.count({
    where: { eventId, status: { in: ["GOING", "WAITING", "OFFERED"] }, person: { blockedAt: null } },
  });
  return { told, readers: (await countReaders(db, announcementMessage.about({ event: eventId }))) ?? 0 };
}

export type PublishedChange =
  | Exclude<Comparison, { kind: "changes" }>
  /** It was not published: a second person has to look. */
  | { kind: "needsApproval" }
  | ({ kind: "published"; changed: Changed[] } & Reached);

/**
 * Publishes a change that one editor may make; whoever approved the event is told. What another editor published meanwhile is not
 * overwritten; the same editor's second tap is answered as the first.
 */
export function publishChange(
  db: Db,
  { calendar }: { calendar: PingHours },
  person: Person,
  eventId: number,
  sequence: number,
  now: Date,
): Promise<PublishedChange> {
  return inTransaction(
    db,
    async (tx): Promise<PublishedChange> => {
      await extendStatementTimeout(tx, patience.timeout);
      await lockEvent(tx, eventId);
      const compared = await compareChange(tx, person, eventId, sequence, now, "publishChange");
      if (compared.kind === "stale") return (await findOwnChange(tx, person, eventId, sequence)) ?? compared;
      if (compared.kind !== "changes") return compared;
      if (compared.needsApproval) return { kind: "needsApproval" };
      const opened = await findOpened(tx, person, eventId);
      if (opened === null) return { kind: "stale" };
      const count = await tx.$executeRaw`
      UPDATE "Event" SET draft = NULL
      WHERE id = ${eventId}::int AND status = 'PUBLISHED' AND sequence = ${sequence}::int AND draft IS NOT NULL`;
      if (count === 0) return { kind: "stale" };
      const subject = { id: eventId, regions: opened.published?.regions ?? [] };
      await recordAct(tx, { act: "publishChange", actor: person, subject }, now);
      await publishFacts(tx, eventId, finalOf(opened.draft.event), now, person.id);
      await tellApprover(tx, calendar, person, eventId, sequence + 1, now);
      await tx.composing.deleteMany({ where: { eventId } });
      const { changed, told, readers } = compared;
      return { kind: "published", changed, told, readers };
    },
    patience,
  );
}

/** What this person has published of that state already: their tap came twice. */
async function findOwnChange(
  tx: Db,
  person: Person,
  eventId: number,
  sequence: number,
): Promise<PublishedChange | null> {
  const versions = await tx.eventVersion.findMany({ where: { eventId, sequence: { in: [sequence, sequence + 1] } } });
  const [before, after] = versions.toSorted((one, other) => one.sequence - other.sequence);
  if (before === undefined || after === undefined || after.publishedById !== person.id) return null;
  const changed = changesOf(readFields(before.facts), readFields(after.facts));
  const { told, readers } = await countReached(tx, eventId);
  return { kind: "published", changed, told: mattersToParticipants(changed) ? told : 0, readers };
}

/** The second person of the event learns what one editor has changed of it, and its author, who may be another one. */
async function tellApprover(
  tx: Db,
  calendar: PingHours,
  person: Person,
  eventId: number,
  sequence: number,
  now: Date,
): Promise<void> {
  const event = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
  const told = [event.approvedById, event.createdById].filter((id) => id !== null && id !== person.id);
  const [subject, when] = [{ event: eventId, sequence }, { notBefore: nextPingAt(calendar, now) }];
  const deliveries = [...new Set(told)].flatMap((personId) =>
    personId === null ? [] : [changedByOneMessage.to(personId, subject, when)],
  );
  await enqueue(tx, deliveries, now);
}

/** Drops a change that was not published: the event stays as the public sees it. */
export function discardChange(db: Db, person: Person, eventId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const opened = await findOpened(tx, person, eventId);
    if (opened === null || opened.published === null) return false;
    await takeBack(tx, opened, now);
    await tx.$executeRaw`UPDATE "Event" SET draft = NULL WHERE id = ${eventId}::int AND status = 'PUBLISHED'`;
    await tx.composing.deleteMany({ where: { eventId } });
    return true;
  });
}

/** Cancels a published event: all whom it concerns are told, and what was announced is edited. @returns how many those are */
export function cancelPublished(
  db: Db,
  person: Person,
  eventId: number,
  now: Date,
): Promise<({ kind: "done" } & Reached) | Refused> {
  return inTransaction(
    db,
    async (tx) => {
      await extendStatementTimeout(tx, patience.timeout);
      await lockEvent(tx, eventId);
      const refusal = await refusalOf(tx, person, "cancelEvent", eventId, now);
      if (refusal !== null) return refusal;
      const reached = await countReached(tx, eventId);
      const opened = await findOpened(tx, person, eventId);
      if (opened !== null) await takeBack(tx, opened, now);
      if (!(await cancelEvent(tx, eventId, now))) return { kind: "cancelled" };
      const { regions } = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { regions: true } });
      await recordAct(tx, { act: "cancelEvent", actor: person, subject: { id: eventId, regions } }, now);
      await tx.$executeRaw`UPDATE "Event" SET draft = NULL WHERE id = ${eventId}::int`;
      await tx.composing.deleteMany({ where: { eventId } });
      return { kind: "done", ...reached };
    },
    patience,
  );
}
