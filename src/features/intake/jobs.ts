import { word } from "../../platform/chat/buttons.ts";
import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { endConversations } from "../../platform/telegram/inbox/end-conversations.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { dayMs } from "../../platform/time/units.ts";
import { draftKeptDays } from "./draft-kept-days.ts";
import { claimExpired, type Expired, expiredKey } from "./held-rows.ts";
import { heldMs } from "./held-rules.ts";
import { claimOldDrafts, draftKey, type OldDraft } from "./old-draft-rows.ts";

/** A report that was not sent has been erased. */
export const erasedMessage = defineMessage({
  name: "intake.erased",
  subject: { draft: word, at: instant },
  priority: "ordinary",
});

/**
 * Erases reports that were not sent: their answers, their stories and the question that is still open in the chat. Their people are told
 * once, in words that give nothing away to somebody else who reads the screen. A draft whose chat has an update waiting is left until that was
 * handled. @returns how many
 */
export function eraseOldDrafts(tools: JobTools, now: Date): Promise<number> {
  const job = "eraseOldDrafts";
  const before = new Date(now.getTime() - draftKeptDays * dayMs);
  return doWhatIsDue<OldDraft>(tools, {
    job,
    batch: 100,
    keyOf: ({ id }) => id,
    claim: (after, limit) => claimOldDrafts(before, after, limit, notSetAside(tools, job, draftKey)),
    async act(tx, drafts) {
      const ids = drafts.map(({ id }) => id);
      await tx.storyReceipt.deleteMany({ where: { draftId: { in: ids } } });
      await tx.storyPart.deleteMany({ where: { draftId: { in: ids }, caseId: null } });
      await tx.draft.deleteMany({ where: { id: { in: ids } } });
      await endConversations(
        tx,
        drafts.flatMap(({ waitingIn }) => waitingIn ?? []),
      );
      const notBefore = nextPublicHour(now);
      const told = drafts.map(({ id, personId }) => erasedMessage.to(personId, { draft: id, at: now }, { notBefore }));
      await enqueue(tx, told, now);
      return drafts.length;
    },
  });
}

/** What a person had told without a report is erased. `at` is when they had told it. */
export const expiredMessage = defineMessage({ name: "intake.expired", subject: { at: instant }, priority: "ordinary" });

/** Erases what was held for 24 hours, and tells the person. A word that was no story is erased silently. */
export function eraseHeldWords(tools: JobTools, now: Date): Promise<number> {
  const job = "eraseHeldWords";
  return doWhatIsDue<Expired>(tools, {
    job,
    batch: 100,
    keyOf: ({ personId }) => String(personId),
    claim: (after, limit) =>
      claimExpired(new Date(now.getTime() - heldMs), after, limit, notSetAside(tools, job, expiredKey)),
    async act(tx, rows) {
      await tx.heldWords.deleteMany({ where: { personId: { in: rows.map(({ personId }) => personId) } } });
      const told = rows.filter(({ offered, isRead }) => offered || !isRead);
      const notBefore = nextPublicHour(now);
      const deliveries = told.map(({ personId, heldAt }) => expiredMessage.to(personId, { at: heldAt }, { notBefore }));
      await enqueue(tx, deliveries, now);
      return rows.length;
    },
  });
}
