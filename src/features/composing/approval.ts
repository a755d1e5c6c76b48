import type { Person } from "../../platform/chat/person.ts";
import { jsonNull } from "../../platform/database/json-null.ts";
import type { Db } from "../../platform/database/open.ts";
import { extendStatementTimeout, inTransaction } from "../../platform/database/transaction.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPingAt, type PingHours } from "../../platform/time/contact-hours.ts";
import { announce } from "../announcements/announcements.ts";
import type { Changed } from "../events/event-changes.ts";
import { lockEvent } from "../events/event-rows.ts";
import { announcementMessage } from "../events/events.ts";
import { announcedOf, publishFacts } from "../events/publishing.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import {
  type Draft,
  type EditableEvent,
  editableOf,
  type ReturnReason,
  submissionSubject,
  waitsForApproval,
  writeDraft,
} from "./draft.ts";
import { approveMessage, submissionFields, submissionOf } from "./draft-progress.ts";
import { type Comparison, compareChange, longTransaction, type Reached } from "./published-changes.ts";
import { problemsOf, withoutUnasked } from "./rules.ts";
import type { ApprovalContext } from "./submission.ts";

export const approvedMessage = defineMessage({
  name: "composing.approved",
  subject: submissionFields,
  priority: "urgent",
});
export const returnedMessage = defineMessage({
  name: "composing.returned",
  subject: submissionFields,
  priority: "urgent",
});

/** Whether a submission waits for this person. */
export type Waiting =
  | { kind: "waits"; editable: EditableEvent }
  /** The person composed the event, so somebody else has to approve it. */
  | { kind: "own" }
  /** Somebody has approved it, or it no longer waits: it was returned or withdrawn. */
  | { kind: "approved" | "over" };

export async function findWaiting(
  db: Db,
  person: Person,
  eventId: number,
  submission: number,
  act: "approveEvent" | "returnEvent" = "approveEvent",
): Promise<Waiting> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  if (row === null) return { kind: "over" };
  const editable = editableOf(row);
  const isThisSubmission = editable !== null && waitsForApproval(editable) && editable.draft.submissions === submission;
  if (isThisSubmission && may(person, "seeSubmission", submissionSubject(editable))) {
    return may(person, act, submissionSubject(editable)) ? { kind: "waits", editable } : { kind: "own" };
  }
  const isPublic = row.status === "PUBLISHED" || row.status === "CANCELLED";
  // Events that were approved long ago do not say which submission it was.
  const isApproved = isPublic && (row.approvedSubmission ?? submission) === submission;
  return { kind: isApproved && may(person, "seeSubmission", { regions: row.regions }) ? "approved" : "over" };
}

export type ApprovedChange =
  | ({ kind: "changed"; changed: Changed[] } & Reached)
  | Exclude<Comparison, { kind: "changes" }>;

export type Approved = Exclude<Waiting, { kind: "waits" }> | ApprovedChange | { kind: "published"; announceAt: Date };

/** Approves a submission, which publishes and announces the event. If two people approve at the same time, only one succeeds. */
export function approve(
  db: Db,
  { calendar }: ApprovalContext,
  person: Person,
  eventId: number,
  submission: number,
  now: Date,
): Promise<Approved> {
  return inTransaction(
    db,
    async (tx): Promise<Approved> => {
      await extendStatementTimeout(tx, longTransaction.timeout);
      await lockEvent(tx, eventId);
      const waiting = await findWaiting(tx, person, eventId, submission);
      if (waiting.kind !== "waits") return waiting;
      const { draft, createdById, published } = waiting.editable;
      const record = { act: "approveEvent", actor: person, subject: submissionSubject(waiting.editable) } as const;
      if (published !== null) {
        const changed = await publishApproved(tx, person, waiting.editable, now);
        if (changed.kind !== "changed") return changed;
        await recordAct(tx, record, now);
        await tellComposers(tx, calendar, approvedMessage, eventId, draft, now);
        return changed;
      }
      const { event } = draft;
      const problems = problemsOf(event, null, now);
      if (problems.length > 0) return { kind: "problems", problems };
      const { count } = await tx.event.updateMany({
        where: { id: eventId, status: "SUBMITTED", approvedById: null },
        data: { approvedById: person.id, approvedSubmission: submission, draft: jsonNull },
      });
      if (count === 0) return { kind: "approved" };
      await recordAct(tx, record, now);
      await publishFacts(tx, eventId, event, now, person.id);
      const announceAt = new Date(Math.max(new Date(event.announceAt ?? now).getTime(), now.getTime()));
      const about = announcementMessage.about({ event: eventId });
      await announce(tx, { ...announcedOf(event), about, createdById, startAt: announceAt });
      await revise(tx, approveMessage.about(submissionOf(eventId, draft)), now);
      await tellComposers(tx, calendar, approvedMessage, eventId, draft, now);
      await tx.composing.deleteMany({ where: { eventId } });
      return { kind: "published", announceAt };
    },
    longTransaction,
  );
}

/** Publishes an approved change. Must run in the transaction that found the change waiting. */
async function publishApproved(tx: Db, person: Person, editable: EditableEvent, now: Date): Promise<ApprovedChange> {
  const { id, draft } = editable;
  const compared = await compareChange(tx, person, id, draft.base, now);
  if (compared.kind !== "changes") return compared;
  await tx.event.updateMany({
    where: { id },
    data: { draft: jsonNull, approvedById: person.id, approvedSubmission: draft.submissions },
  });
  await publishFacts(tx, id, withoutUnasked(draft.event), now, person.id);
  await revise(tx, approveMessage.about(submissionOf(id, draft)), now);
  await tx.composing.deleteMany({ where: { eventId: id } });
  const { changed, told, readers } = compared;
  return { kind: "changed", changed, told, readers };
}

/** Returns a submission to its composers with a reason: it becomes a draft again. */
export function returnDraft(
  db: Db,
  { calendar }: ApprovalContext,
  person: Person,
  eventId: number,
  submission: number,
  reason: ReturnReason,
  now: Date,
): Promise<Exclude<Waiting, { kind: "waits" }> | { kind: "returned" }> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const waiting = await findWaiting(tx, person, eventId, submission, "returnEvent");
    if (waiting.kind !== "waits") return waiting;
    const { draft, published } = waiting.editable;
    const { count } = await tx.event.updateMany({
      where: { id: eventId, status: published === null ? "SUBMITTED" : "PUBLISHED" },
      data: {
        ...(published === null ? { status: "DRAFT" as const, submittedAt: null } : {}),
        changedAt: now,
        draft: writeDraft({ ...draft, waits: false, returned: reason }),
      },
    });
    if (count === 0) return { kind: "over" };
    const subject = submissionSubject(waiting.editable);
    await recordAct(tx, { act: "returnEvent", actor: person, subject }, now);
    await revise(tx, approveMessage.about(submissionOf(eventId, draft)), now);
    await tellComposers(tx, calendar, returnedMessage, eventId, draft, now);
    return { kind: "returned" };
  });
}

async function tellComposers(
  tx: Db,
  calendar: PingHours,
  message: typeof approvedMessage,
  eventId: number,
  draft: Draft,
  now: Date,
): Promise<void> {
  const people = await tx.person.findMany({
    where: { id: { in: draft.by }, blockedAt: null },
    select: { id: true },
  });
  const subject = submissionOf(eventId, draft);
  const told = people.map(({ id }) => message.to(id, subject, { notBefore: nextPingAt(calendar, now) }));
  await enqueue(tx, told, now);
}
