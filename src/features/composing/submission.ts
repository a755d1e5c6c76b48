import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt, type PingHours } from "../../platform/time/contact-hours.ts";
import { type AudienceSize, countAudience } from "../announcements/audience-rows.ts";
import { lockEvent } from "../events/event-rows.ts";
import { findAdministrators } from "../people/people.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { type Draft, type EditableEvent, findEditable, regionsOf, writeDraft } from "./draft.ts";
import { approveMessage, submissionOf } from "./draft-progress.ts";
import { type Comparison, compareChange } from "./published-changes.ts";
import { type Problem, problemsOf, withoutUnasked } from "./rules.ts";

/** What submitting and approving need besides the event. */
export interface ApprovalContext {
  adminIds: readonly number[];
  /** The hours in which the operator allows editors and approvers to be pinged. */
  calendar: PingHours;
}

export type Submitted =
  | { kind: "submitted"; asked: number }
  | { kind: "problems"; problems: Problem[] }
  /** The author may not announce events in these regions. */
  | { kind: "otherRegion" }
  /** There is no approver. */
  | { kind: "nobody" }
  | { kind: "already" }
  | { kind: "gone" };

/** Submits a draft to everybody who may approve it. All rules are checked again, at the present time. */
export function submit(
  db: Db,
  { adminIds, calendar }: ApprovalContext,
  person: Person,
  eventId: number,
  now: Date,
): Promise<Submitted> {
  return inTransaction(db, async (tx): Promise<Submitted> => {
    await lockEvent(tx, eventId);
    const editable = await findEditable(tx, person, eventId);
    if (editable === null || editable.published !== null) return { kind: "gone" };
    if (editable.status === "SUBMITTED") return { kind: "already" };
    const { draft, submissions } = editable;
    const event = withoutUnasked(draft.event);
    const problems = problemsOf(event, null, now);
    if (problems.length > 0) return { kind: "problems", problems };
    if (!may(person, "submitEvent", { regions: event.regions })) return { kind: "otherRegion" };
    const by = [...new Set([...draft.by, editable.createdById, person.id])];
    const approvers = await findApprovers(tx, adminIds, event.regions, by);
    if (approvers.length === 0) return { kind: "nobody" };
    const sent: Draft = { ...draft, event, by, returned: null, submissions: submissions + 1 };
    const { count } = await tx.event.updateMany({
      where: { id: eventId, status: "DRAFT" },
      data: {
        status: "SUBMITTED",
        submittedAt: now,
        changedAt: now,
        submissions: sent.submissions,
        draft: writeDraft(sent),
      },
    });
    if (count === 0) return { kind: "already" };
    const subject = { id: eventId, regions: event.regions };
    await recordAct(tx, { act: "submitEvent", actor: person, subject }, now);
    const when = { notBefore: nextPingAt(calendar, now), validUntil: new Date(event.startsAt ?? 0) };
    await enqueue(
      tx,
      approvers.map((personId) => approveMessage.to(personId, submissionOf(eventId, sent), when)),
      now,
    );
    return { kind: "submitted", asked: approvers.length };
  });
}

export type SubmittedChange =
  | { kind: "submitted"; asked: number }
  /** There is no approver. */
  | { kind: "nobody" }
  | { kind: "already" }
  | Exclude<Comparison, { kind: "changes" }>;

/** Submits a change of a published event to everybody who may approve it. @param sequence the version that the editor saw */
export function submitChange(
  db: Db,
  { adminIds, calendar }: ApprovalContext,
  person: Person,
  eventId: number,
  sequence: number,
  now: Date,
): Promise<SubmittedChange> {
  return inTransaction(db, async (tx): Promise<SubmittedChange> => {
    await lockEvent(tx, eventId);
    const compared = await compareChange(tx, person, eventId, sequence, now, "submitChange");
    if (compared.kind !== "changes") return compared;
    const editable = await findEditable(tx, person, eventId);
    if (editable === null) return { kind: "stale" };
    const { draft, submissions } = editable;
    if (draft.waits) return { kind: "already" };
    const by = [...new Set([...draft.by, person.id])];
    const approvers = await findApprovers(tx, adminIds, regionsOf(editable), by);
    if (approvers.length === 0) return { kind: "nobody" };
    const event = withoutUnasked(draft.event);
    const sent: Draft = { ...draft, event, by, returned: null, waits: true, submissions: submissions + 1 };
    await tx.event.update({
      where: { id: eventId },
      data: { draft: writeDraft(sent), submissions: sent.submissions, changedAt: now },
    });
    const subject = { id: eventId, regions: editable.published?.regions ?? [] };
    await recordAct(tx, { act: "submitChange", actor: person, subject }, now);
    await tx.composing.deleteMany({ where: { eventId } });
    const when = { notBefore: nextPingAt(calendar, now), validUntil: new Date(event.endsAt ?? now) };
    await enqueue(
      tx,
      approvers.map((personId) => approveMessage.to(personId, submissionOf(eventId, sent), when)),
      now,
    );
    return { kind: "submitted", asked: approvers.length };
  });
}

/**
 * Finds everybody who may approve an event of these regions: editors and administrators who did not compose it. Administrators of
 * the configuration count, even if they have never written to the bot.
 */
export async function findApprovers(
  db: Db,
  adminIds: readonly number[],
  regions: readonly string[],
  composers: readonly number[],
): Promise<number[]> {
  const ofRegions = regions.length === 0 ? [] : [{ role: "EDITOR" as const, regions: { hasEvery: [...regions] } }];
  const staff = await db.person.findMany({
    where: {
      id: { notIn: [...composers] },
      blockedAt: null,
      staff: { some: { OR: [{ role: "ADMIN" }, { role: "EDITOR", regions: { isEmpty: true } }, ...ofRegions] } },
    },
    select: { id: true },
  });
  const administrators = await db.person.findMany({
    where: { id: { in: await findAdministrators(db, adminIds), notIn: [...composers] }, blockedAt: null },
    select: { id: true },
  });
  return [...new Set([...staff, ...administrators].map(({ id }) => id))];
}

/** How many people would receive the announcement now. */
export async function countDraftAudience(db: Db, { draft }: EditableEvent, now: Date): Promise<AudienceSize> {
  const { kind, regions, tags } = withoutUnasked(draft.event);
  if (kind === null) throw new Error("A complete event has a kind.");
  return countAudience(db, { kind, regions, tags }, now);
}
