import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { lockEvent } from "../events/event-rows.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { type Draft, type EditableEvent, findEditable, noDraft, readDraft, writeDraft } from "./draft.ts";
import { type Field, openField } from "./rules.ts";

/** An event may be submitted several times, so a message is about one submission. */
export const submissionFields = { event: int, submission: int };
/** The ping to an approver. */
export const approveMessage = defineMessage({
  name: "composing.approve",
  subject: submissionFields,
  priority: "urgent",
});

export type Composing = NonNullable<Awaited<ReturnType<typeof findComposing>>>;

export function findComposing(db: Db, personId: number) {
  return db.composing.findUnique({ where: { personId } });
}

/** Creates an event and opens its first question. A draft without any answer is used again, so that two taps create one event. */
export function startDraft(db: Db, person: Person, now: Date): Promise<number | null> {
  return inTransaction(db, async (tx) => {
    if (!mayAnywhere(person, "composeEvent")) return null;
    const own = await tx.event.findFirst({
      where: { createdById: person.id, status: "DRAFT" },
      orderBy: { id: "desc" },
    });
    const untouched = own !== null && readDraft(own.draft).event.answered.length === 0;
    const eventId = untouched ? own.id : (await createDraft(tx, person, now)).id;
    await ask(tx, person.id, eventId, "kind", now);
    return eventId;
  });
}

function createDraft(tx: Db, person: Person, now: Date) {
  const draft = writeDraft({ ...noDraft, by: [person.id] });
  return tx.event.create({ data: { draft, createdById: person.id, changedAt: now }, select: { id: true } });
}

/** Opens a question of a draft. A submission that waits for approval is withdrawn. */
export function askField(
  db: Db,
  person: Person,
  eventId: number,
  field: Field,
  now: Date,
): Promise<{ kind: "asked"; takenBack: boolean } | { kind: "gone" }> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const editable = await findEditable(tx, person, eventId);
    if (editable === null) return { kind: "gone" };
    const takenBack = await withdrawSubmission(tx, editable, now);
    await ask(tx, person.id, eventId, field, now);
    return { kind: "asked", takenBack };
  });
}

/** Opens the first question that has no answer yet. @returns false if all are answered, so that the card can be shown */
export async function askNextField(db: Db, person: Person, editable: EditableEvent, now: Date): Promise<boolean> {
  const field = openField(editable.draft.event);
  if (field === null) return false;
  return (await askField(db, person, editable.id, field, now)).kind === "asked";
}

async function ask(tx: Db, personId: number, eventId: number, field: Field, now: Date): Promise<void> {
  const asked = { eventId, field, status: "ASKING" as const, answeredBy: null, changedAt: now };
  await tx.composing.upsert({ where: { personId }, create: { personId, ...asked }, update: asked });
}

/** Withdraws a submission: nobody can approve it until it is submitted again. @returns whether it had been submitted */
export async function withdrawSubmission(tx: Db, editable: EditableEvent, now: Date): Promise<boolean> {
  const { id, draft } = editable;
  if (editable.published !== null) {
    if (draft.waits) await tx.event.update({ where: { id }, data: { draft: writeDraft({ ...draft, waits: false }) } });
    if (draft.waits) await revise(tx, approveMessage.about(submissionOf(id, draft)), now);
    return draft.waits;
  }
  const { count } = await tx.event.updateMany({
    where: { id, status: "SUBMITTED", approvedById: null },
    data: { status: "DRAFT", submittedAt: null, changedAt: now },
  });
  if (count === 1) await revise(tx, approveMessage.about(submissionOf(id, draft)), now);
  return count === 1;
}

/** The subject of the messages about a submission. */
export function submissionOf(eventId: number, { submissions }: Pick<Draft, "submissions">) {
  return { event: eventId, submission: submissions };
}

/** Pauses the open question until the editor continues. @returns whether a question was open */
export async function pauseDraft(db: Db, personId: number): Promise<boolean> {
  const { count } = await db.composing.updateMany({
    where: { personId, status: "ASKING" },
    data: { status: "PAUSED" },
  });
  return count > 0;
}
