import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import { jsonNull } from "../../platform/database/json-null.ts";
import type { Db } from "../../platform/database/open.ts";
import { extendStatementTimeout, inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPingAt, type PingHours } from "../../platform/time/contact-hours.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { countReaders } from "../announcements/announcements.ts";
import { type Changed, changesOf, mattersToParticipants } from "../events/event-changes.ts";
import { lockEvent } from "../events/event-rows.ts";
import { announcementMessage, readPublicEvent } from "../events/events.ts";
import { readFields } from "../events/fields.ts";
import { cancelEvent, publishFacts } from "../events/publishing.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { findEditable, noDraft, writeDraft } from "./draft.ts";
import { withdrawSubmission } from "./draft-progress.ts";
import { needsApproval, type Problem, problemsOf, withoutUnasked } from "./rules.ts";

// Transactions of an event wait for each other, and each participant gets a message, so a change may take longer than usual.
export const longTransaction = { timeout: minuteMs, maxWait: 20_000 };

/** Tells the approver what one editor has changed without approval. */
export const changedByOneMessage = defineMessage({
  name: "composing.changedByOne",
  subject: { event: int, sequence: int },
  priority: "urgent",
});

/** Why a published event cannot be changed. */
export type NotEditable = { kind: "gone" | "cancelled" | "past" };

type ChangingAct = "composeEvent" | "publishChange" | "submitChange" | "cancelEvent";

/** Why this person may not do this to a published event now; null if they may. */
export async function refusalOf(
  db: Db,
  person: Person,
  act: ChangingAct,
  eventId: number,
  now: Date,
): Promise<NotEditable | null> {
  const event = await readPublicEvent(db, eventId);
  if (event === null || !may(person, act, { regions: event.facts.regions })) return { kind: "gone" };
  if (event.status === "CANCELLED") return { kind: "cancelled" };
  return event.endsAt <= now ? { kind: "past" } : null;
}

/** Begins a change of a published event: a draft with its fields, unless there is already a draft. */
export function startChange(
  db: Db,
  person: Person,
  eventId: number,
  now: Date,
): Promise<{ kind: "started" } | NotEditable> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const refusal = await refusalOf(tx, person, "composeEvent", eventId, now);
    if (refusal !== null) return refusal;
    if ((await findEditable(tx, person, eventId)) !== null) return { kind: "started" };
    const event = await readPublicEvent(tx, eventId);
    if (event === null) return { kind: "gone" };
    const draft = writeDraft({ ...noDraft, base: event.sequence, event: event.facts });
    await tx.event.update({ where: { id: eventId }, data: { draft } });
    return { kind: "started" };
  });
}

/** How many people a change or a cancellation reaches. */
export interface Reached {
  /** Participants, who are told. */
  told: number;
  /** Readers whose announcement is edited. */
  readers: number;
}

export type Comparison =
  | ({
      kind: "changes";
      changed: Changed[];
      /** Whether one editor may not publish it without approval. */
      needsApproval: boolean;
    } & Reached)
  | { kind: "same" }
  | { kind: "problems"; problems: Problem[] }
  | { kind: "otherRegion" }
  /** Somebody published another change in the meantime, and this one is based on an older version. */
  | { kind: "stale" }
  | NotEditable;

/** What publishing the change would change, and how many people are told. @param sequence the version that the editor saw */
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
  const [event, editable] = [await readPublicEvent(db, eventId), await findEditable(db, person, eventId)];
  if (event === null) return { kind: "gone" };
  if (editable === null || event.sequence !== sequence || editable.draft.base !== sequence) return { kind: "stale" };
  const draft = withoutUnasked(editable.draft.event);
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

export async function countReached(db: Db, eventId: number): Promise<Reached> {
  const told = await db.registration.count({
    where: { eventId, status: { in: ["GOING", "WAITING", "OFFERED"] }, person: { blockedAt: null } },
  });
  return { told, readers: (await countReaders(db, announcementMessage.about({ event: eventId }))) ?? 0 };
}

export type PublishedChange =
  | Exclude<Comparison, { kind: "changes" }>
  /** It was not published, because an approver has to see it. */
  | { kind: "needsApproval" }
  | ({ kind: "published"; changed: Changed[] } & Reached);

/**
 * Publishes a change that one editor may make, and tells the approver of the event. A change that another editor published in the
 * meantime is not overwritten. A second tap of the same editor gets the same answer as the first.
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
      await extendStatementTimeout(tx, longTransaction.timeout);
      await lockEvent(tx, eventId);
      const compared = await compareChange(tx, person, eventId, sequence, now, "publishChange");
      if (compared.kind === "stale") return (await findOwnChange(tx, person, eventId, sequence)) ?? compared;
      if (compared.kind !== "changes") return compared;
      if (compared.needsApproval) return { kind: "needsApproval" };
      const editable = await findEditable(tx, person, eventId);
      if (editable === null) return { kind: "stale" };
      const { count } = await tx.event.updateMany({
        where: { id: eventId, status: "PUBLISHED", sequence, draft: { not: jsonNull } },
        data: { draft: jsonNull },
      });
      if (count === 0) return { kind: "stale" };
      const subject = { id: eventId, regions: editable.published?.regions ?? [] };
      await recordAct(tx, { act: "publishChange", actor: person, subject }, now);
      await publishFacts(tx, eventId, withoutUnasked(editable.draft.event), now, person.id);
      await tellApprover(tx, calendar, person, eventId, sequence + 1, now);
      await tx.composing.deleteMany({ where: { eventId } });
      const { changed, told, readers } = compared;
      return { kind: "published", changed, told, readers };
    },
    longTransaction,
  );
}

/** The change that this person has already published on that version, because they tapped twice. */
async function findOwnChange(
  tx: Db,
  person: Person,
  eventId: number,
  sequence: number,
): Promise<PublishedChange | null> {
  const versions = await tx.eventVersion.findMany({ where: { eventId, sequence: { in: [sequence, sequence + 1] } } });
  const [before, after] = versions.toSorted((first, second) => first.sequence - second.sequence);
  if (before === undefined || after === undefined || after.publishedById !== person.id) return null;
  const changed = changesOf(readFields(before.facts), readFields(after.facts));
  const { told, readers } = await countReached(tx, eventId);
  return { kind: "published", changed, told: mattersToParticipants(changed) ? told : 0, readers };
}

/** Tells the approver and the author of the event about a change by another editor. */
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

/** Drops a change that was not published. The public sees the event as before. */
export function discardChange(db: Db, person: Person, eventId: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const editable = await findEditable(tx, person, eventId);
    if (editable === null || editable.published === null) return false;
    await withdrawSubmission(tx, editable, now);
    await tx.event.updateMany({ where: { id: eventId, status: "PUBLISHED" }, data: { draft: jsonNull } });
    await tx.composing.deleteMany({ where: { eventId } });
    return true;
  });
}

/** Cancels a published event: participants are told, and announcements are edited. @returns how many people are reached */
export function cancelPublished(
  db: Db,
  person: Person,
  eventId: number,
  now: Date,
): Promise<({ kind: "done" } & Reached) | NotEditable> {
  return inTransaction(
    db,
    async (tx) => {
      await extendStatementTimeout(tx, longTransaction.timeout);
      await lockEvent(tx, eventId);
      const refusal = await refusalOf(tx, person, "cancelEvent", eventId, now);
      if (refusal !== null) return refusal;
      const reached = await countReached(tx, eventId);
      const editable = await findEditable(tx, person, eventId);
      if (editable !== null) await withdrawSubmission(tx, editable, now);
      if (!(await cancelEvent(tx, eventId, now))) return { kind: "cancelled" };
      const { regions } = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { regions: true } });
      await recordAct(tx, { act: "cancelEvent", actor: person, subject: { id: eventId, regions } }, now);
      await tx.event.updateMany({ where: { id: eventId }, data: { draft: jsonNull } });
      await tx.composing.deleteMany({ where: { eventId } });
      return { kind: "done", ...reached };
    },
    longTransaction,
  );
}
