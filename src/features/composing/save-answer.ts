import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { lockEvent } from "../events/event-rows.ts";
import type { AppliedAnswer, Note } from "./applied-answer.ts";
import { type AnswerContext, applyAnswer } from "./apply-answer.ts";
import { type EditableEvent, editableOf, mayCompose, writeDraft } from "./draft.ts";
import { findComposing, withdrawSubmission } from "./draft-progress.ts";
import { type Refusal, refuse } from "./parse-answer.ts";
import type { Answer } from "./parse-reply.ts";
import { albumField, parseQuestion } from "./question-page.ts";
import { type Field, openField } from "./rules.ts";

export interface AskedQuestion {
  eventId: number;
  field: Field;
}

/** The outcome of an answer. */
export type Saved =
  | { kind: "saved" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "noted"; note: Note }
  /** The event can no longer be edited: it was published, cancelled or deleted in the meantime. */
  | { kind: "gone" };

/** Saves an answer to the open question. The answer of an update is saved once, however often the update is handled. */
export function saveAnswer(
  db: Db,
  context: AnswerContext,
  asked: AskedQuestion,
  answer: Answer,
  updateId: number,
): Promise<Saved> {
  return inTransaction(db, async (tx): Promise<Saved> => {
    const { person, now } = context;
    await lockEvent(tx, asked.eventId);
    const composing = await findComposing(tx, person.id);
    if (composing === null) return { kind: "gone" };
    const question = parseQuestion(composing);
    const isOpen = composing.eventId === asked.eventId && question?.field === asked.field;
    // The update was handled before, or another question was opened in the meantime and is asked now.
    if (!isOpen || composing.answeredBy === BigInt(updateId)) return { kind: "saved" };
    const row = await tx.event.findUnique({ where: { id: asked.eventId } });
    const editable = row === null ? null : editableOf(row);
    if (editable === null || !mayCompose(person, editable)) {
      await tx.composing.deleteMany({ where: { personId: person.id } });
      return { kind: "gone" };
    }
    const applied = takesPictureAway(editable, asked.field, answer)
      ? refuse({ kind: "pictureStays" })
      : applyAnswer(editable.draft.event, asked.field, question?.detail ?? null, answer, context);
    const changes = applied.kind !== "refused" && applied.event !== editable.draft.event;
    const takenBack = changes && (await withdrawSubmission(tx, editable, now));
    if (changes) await writeEvent(tx, editable, applied.event, context);
    await tx.composing.update({
      where: { personId: person.id },
      data: { field: nextField(asked.field, answer, applied), answeredBy: updateId, changedAt: now },
    });
    if (applied.kind === "refused") return { kind: "refused", refusal: applied.refusal };
    const note = applied.note ?? (takenBack ? "takenBack" : undefined);
    return note === undefined ? { kind: "saved" } : { kind: "noted", note };
  });
}

/** A message that was sent with a picture cannot lose it (Bot API, editMessageMedia). The picture can only be replaced. */
function takesPictureAway({ published }: EditableEvent, field: Field, answer: Answer): boolean {
  return field === "picture" && answer.kind === "none" && published !== null && published.picture !== null;
}

async function writeEvent(
  tx: Db,
  { id, draft }: EditableEvent,
  event: EditableEvent["draft"]["event"],
  { person, now }: AnswerContext,
) {
  const by = [...new Set([...draft.by, person.id])];
  await tx.event.update({
    where: { id },
    data: { draft: writeDraft({ ...draft, by, event, waits: false }), changedAt: now },
  });
}

/** What `Composing.field` is after an answer. Null: there is no open question, and the card is shown. */
function nextField(field: Field, answer: Answer, applied: AppliedAnswer): string | null {
  if (applied.kind === "refused") return applied.detail === undefined ? field : `${field}/${applied.detail}`;
  if (applied.kind === "open") return applied.detail === null ? field : `${field}/${applied.detail}`;
  if (answer.kind === "back") return answer.to;
  if (answer.kind === "photo" && answer.album !== null) return albumField(answer.album);
  return openField(applied.event);
}
