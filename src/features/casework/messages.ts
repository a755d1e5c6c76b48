import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { readable } from "../assignment/readable.ts";
import { notesMessage } from "../assignment/showings.ts";
import { type NotesFacts, notesScreen } from "./note-screens.ts";
import { noteReadingActs, notesOnPage, openNotes } from "./notes.ts";

interface Subject {
  showing: number;
  page: number;
}

/** Renders what staff have noted on a case. Whether the recipient may read it is checked when each message is sent. */
export function caseworkMessages({
  vault,
  adminIds,
}: {
  vault: Vault;
  adminIds: readonly number[];
}): RenderedMessage[] {
  return [
    renderPersonally(notesMessage, {
      onUnknown: "resend",
      load,
      render: (texts, facts, changed) => (facts.notes.length === 0 && !changed ? null : notesScreen(texts, facts)),
    }),
  ];

  async function load(db: Db, deliveries: Addressed<Subject>[]) {
    const showings = await db.showing.findMany({
      where: { id: { in: deliveries.map(({ subject }) => subject.showing) }, takenBackAt: null },
      select: { id: true, caseId: true, personId: true, case: { select: { number: true } } },
    });
    const own = deliveries.flatMap((delivery) => {
      const { subject, personId } = delivery;
      const found = showings.find((showing) => showing.id === subject.showing && showing.personId === personId);
      return found === undefined ? [] : [{ delivery, personId, caseId: found.caseId, number: found.case.number }];
    });
    const facts = new Map<Addressed<Subject>, NotesFacts>();
    for (const { delivery, caseId, number } of await readable(db, adminIds, own, noteReadingActs)) {
      const { page } = delivery.subject;
      const notes = (await openNotes(db, vault, caseId)).slice(page * notesOnPage, (page + 1) * notesOnPage);
      facts.set(delivery, { number, notes });
    }
    return (delivery: Addressed<Subject>) => facts.get(delivery);
  }
}
