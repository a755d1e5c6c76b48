import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { lockEvent } from "../events/seats.ts";
import { type Applied, type Applying, applyAnswer, type Note } from "./apply-answer.ts";
import { mayCompose, type Opened, openedOf, writeDraft } from "./draft.ts";
import { findComposing, takeBack } from "./draft-progress.ts";
import { type Refusal, refuse } from "./parse-answer.ts";
import type { Answer } from "./parse-reply.ts";
import { afterAlbum, questionOf } from "./question-page.ts";
import { type Field, openField } from "./rules.ts";

export interface Asked {
  eventId: number;
  field: Field;
}

/** What became of an answer. */
export type Saved =
  | { kind: "saved" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "noted"; note: Note }
  /** The event can no longer be edited: it was published, cancelled or deleted in the meantime. */
  | { kind: "gone" };

/** Keeps an answer to the open question. The same update's answer is kept once, however often it is handled. */
export function saveAnswer(db: Db, context: Applying, asked: Asked, answer: Answer, updateId: number): Promise<Saved> {
  return inTransaction(db, async (tx): Promise<Saved> => {
    const { person, now } = context;
    await lockEvent(tx, asked.eventId);
    const composing = await findComposing(tx, person.id);
    if (composing === null) return { kind: "gone" };
    const question = questionOf(composing);
    const isOpen = composing.eventId === asked.eventId && question?.field === asked.field;
    // Handled before, or another question was opened meanwhile: that one is asked.
    if (!isOpen || composing.answeredBy === BigInt(updateId)) return { kind: "saved" };
    const row = await tx.event.findUnique({ where: { id: asked.eventId } });
    const opened = row === null ? null : openedOf(row);
    if (opened === null || !mayCompose(person, opened)) {
      await tx.composing.deleteMany({ where: { personId: person.id } });
      return { kind: "gone" };
    }
    const applied = takesPictureAway(opened, asked.field, answer)
      ? refuse({ kind: "pictureStays" })
      : applyAnswer(opened.draft.event, asked.field, question?.detail ?? null, answer, context);
    const changes = applied.kind !== "refused" && applied.event !== opened.draft.event;
    const takenBack = changes && (await takeBack(tx, opened, now));
    if (changes) await keepEvent(tx, opened, applied.event, context);
    await tx.composing.update({
      where: { personId: person.id },
      data: { field: nextField(asked.field, answer, applied), answeredBy: updateId, changedAt: now },
    });
    if (applied.kind === "refused") return { kind: "refused", refusal: applied.refusal };
    const note = applied.note ?? (takenBack ? "takenBack" : undefined);
    return note === undefined ? { kind: "saved" } : { kind: "noted", note };
  });
}

/** A message that was sent with a picture keeps one (Bot API editMessageMedia): another can be put in its place. */
function takesPictureAway({ published }: Opened, field: Field, answer: Answer): boolean {
  return field === "picture" && answer.kind === "none" && published !== null && published.picture !== null;
}

async function keepEvent(tx: Db, { id, draft }: Opened, event: Opened["draft"]["event"], { person, now }: Applying) {
  const by = [...new Set([...draft.by, person.id])];
  await tx.event.update({
    where: { id },
    data: { draft: writeDraft({ ...draft, by, event, waits: false }), changedAt: now },
  });
}

/** What is asked next; null: nothing, the card is shown. */
function nextField(field: Field, answer: Answer, applied: Applied): string | null {
  if (applied.kind === "refused") return applied.detail === undefined ? field : `${field}/${applied.detail}`;
  if (applied.kind === "open") return applied.detail === null ? field : `${field}/${applied.detail}`;
  if (answer.kind === "back") return answer.to;
  if (answer.kind === "photo" && answer.album !== null) return afterAlbum(answer.album);
  return openField(applied.event);
}
