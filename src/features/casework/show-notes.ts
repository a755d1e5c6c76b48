import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { notesMessage, retractEach } from "../assignment/showings.ts";
import { lockCase } from "../cases/case-rows.ts";
import { countNotes, guardNotes, notesOnPage } from "./notes.ts";

/** Within this time a second tap shows nothing new, unless a note was added or taken back. */
const repeatMs = minuteMs;

/**
 * Shows what staff have noted on a case to somebody who may see it. The messages are deliveries of a showing, so they are retracted with
 * everything else that was shown of the case: somebody who no longer has it keeps nothing of the notes of others.
 */
export function showNotes(db: Db, person: Person, caseId: number, now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockCase(tx, caseId);
    if ((await guardNotes(tx, person, caseId)) === null) return;
    const count = await countNotes(tx, caseId);
    const where = { caseId, personId: person.id, takenBackAt: null, parts: { isEmpty: true } };
    const before = await tx.showing.findMany({ where });
    const isThere = before.some(
      ({ shownAt, storyParts }) => storyParts === count && shownAt.getTime() > now.getTime() - repeatMs,
    );
    if (isThere) return;
    await retractEach(tx, before, { takenBackAt: now, settledAt: now });
    if (count === 0) return;
    const data = { caseId, personId: person.id, parts: [], storyParts: count, shownAt: now };
    const { id } = await tx.showing.create({ data, select: { id: true } });
    const pages = Array.from({ length: Math.ceil(count / notesOnPage) }, (_, page) =>
      notesMessage.to(person.id, { showing: id, page }, { notBefore: now }),
    );
    await enqueue(tx, pages, now);
  });
}
