import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { lockEvent } from "../events/seats.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { type Draft, findOpened, noDraft, type Opened, readDraft, writeDraft } from "./draft.ts";
import { type Field, openField } from "./rules.ts";

/** An event may be sent for approval several times. */
export const submissionFields = { event: int, submission: int };
/** The ping to a second person. */
export const approveMessage = defineMessage({
  name: "composing.approve",
  subject: submissionFields,
  priority: "urgent",
});

export type Composing = NonNullable<Awaited<ReturnType<typeof findComposing>>>;

export function findComposing(db: Db, personId: number) {
  return db.composing.findUnique({ where: { personId } });
}

/** A new event, its first question open. One that has no answer yet is taken again: two taps begin one. */
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

/** Opens a question of a draft. What waits for approval is taken back by that. */
export function askField(
  db: Db,
  person: Person,
  eventId: number,
  field: Field,
  now: Date,
): Promise<{ kind: "asked"; takenBack: boolean } | { kind: "gone" }> {
  return inTransaction(db, async (tx) => {
    await lockEvent(tx, eventId);
    const opened = await findOpened(tx, person, eventId);
    if (opened === null) return { kind: "gone" };
    const takenBack = await takeBack(tx, opened, now);
    await ask(tx, person.id, eventId, field, now);
    return { kind: "asked", takenBack };
  });
}

/** Goes on with a draft's first open question. @returns false where all are answered, and the card is what there is */
export async function goOn(db: Db, person: Person, opened: Opened, now: Date): Promise<boolean> {
  const field = openField(opened.draft.event);
  if (field === null) return false;
  return (await askField(db, person, opened.id, field, now)).kind === "asked";
}

async function ask(tx: Db, personId: number, eventId: number, field: Field, now: Date): Promise<void> {
  const asked = { eventId, field, status: "ASKING" as const, answeredBy: null, changedAt: now };
  await tx.composing.upsert({ where: { personId }, create: { personId, ...asked }, update: asked });
}

/** What was sent for approval waits for nobody, until it is sent again. @returns whether it had been sent */
export async function takeBack(tx: Db, opened: Opened, now: Date): Promise<boolean> {
  const { id, draft } = opened;
  if (opened.published !== null) {
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

/** What is said of one submission is about it. */
export function submissionOf(eventId: number, { submissions }: Pick<Draft, "submissions">) {
  return { event: eventId, submission: submissions };
}

/** The question waits, until the person goes on. @returns whether one was open */
export async function pauseDraft(db: Db, personId: number): Promise<boolean> {
  const { count } = await db.composing.updateMany({
    where: { personId, status: "ASKING" },
    data: { status: "PAUSED" },
  });
  return count > 0;
}
