import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { Changed } from "../events/event-changes.ts";
import { publishFacts } from "../events/publishing.ts";
import { lockEvent } from "../events/seats.ts";
import { recordAct } from "../people/staff-acts.ts";
import { finalOf } from "./apply.ts";
import { type ApprovalContext, findApprovers } from "./approvers.ts";
import { type Comparison, compareChange, type Reached } from "./changing.ts";
import { type Draft, findOpened, type Opened, regionsOf, writeDraft } from "./draft.ts";
import { approveMessage, submissionOf } from "./drafts.ts";

export type SubmittedChange =
  | { kind: "submitted"; asked: number }
  /** There is no second person. */
  | { kind: "nobody" }
  | { kind: "already" }
  | Exclude<Comparison, { kind: "changes" }>;

/** Sends a change of what is public to all who may approve it. @param sequence the published state that the editor saw */
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
    const opened = await findOpened(tx, person, eventId);
    if (opened === null) return { kind: "stale" };
    const { draft, submissions } = opened;
    if (draft.waits) return { kind: "already" };
    const by = [...new Set([...draft.by, person.id])];
    const approvers = await findApprovers(tx, adminIds, regionsOf(opened), by);
    if (approvers.length === 0) return { kind: "nobody" };
    const event = finalOf(draft.event);
    const sent: Draft = { ...draft, event, by, returned: null, waits: true, submissions: submissions + 1 };
    await tx.event.update({
      where: { id: eventId },
      data: { draft: writeDraft(sent), submissions: sent.submissions, changedAt: now },
    });
    const subject = { id: eventId, regions: opened.published?.regions ?? [] };
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

export type ApprovedChange =
  | ({ kind: "changed"; changed: Changed[] } & Reached)
  | Exclude<Comparison, { kind: "changes" }>;

/** A second person approves a change, in the transaction that has found it waiting: it is public from now on. */
export async function publishApproved(tx: Db, person: Person, opened: Opened, now: Date): Promise<ApprovedChange> {
  const { id, draft } = opened;
  const compared = await compareChange(tx, person, id, draft.base, now);
  if (compared.kind !== "changes") return compared;
  // A null of a JSON column is not in the client's types.
  await tx.$executeRaw`
    UPDATE "Event"
    SET draft = NULL, "approvedById" = ${person.id}::int, "approvedSubmission" = ${draft.submissions}::int
    WHERE id = ${id}::int`;
  await publishFacts(tx, id, finalOf(draft.event), now, person.id);
  await revise(tx, approveMessage.about(submissionOf(id, draft)), now);
  await tx.composing.deleteMany({ where: { eventId: id } });
  const { changed, told, readers } = compared;
  return { kind: "changed", changed, told, readers };
}
