import { progressMessage } from "../features/announcements/announcements.ts";
import { pausedMessage } from "../features/announcements/progress.ts";
import { ratingMessage } from "../features/attendance/ratings.ts";
import { resultsMessage } from "../features/attendance/results.ts";
import * as approval from "../features/composing/approval.ts";
import { approveMessage } from "../features/composing/draft-progress.ts";
import { changedByOneMessage } from "../features/composing/published-changes.ts";
import { announcementMessage } from "../features/events/events.ts";
import * as events from "../features/events/notices.ts";
import { offerMessage } from "../features/events/seats.ts";
import { albumAddedMessage } from "../features/intake/addition.ts";
import { erasedMessage, expiredMessage } from "../features/intake/jobs.ts";
import * as receipts from "../features/intake/receipts.ts";
import { noticeMessage } from "../features/quiet/notices.ts";
import { endedMessage } from "../features/undo/notices.ts";
import type { Database } from "../platform/database/open.ts";
import { forgetDone, type OldOnes } from "../platform/telegram/outbox/forget-rows.ts";
import { dayMs } from "../platform/time/units.ts";
import * as chat from "./messages.ts";

/**
 * What is known of sent messages only for the operator's days. What is said about a case and in a talk is not here: replies, edits and taking back
 * need where it was shown, until the case is erased (erasures.ts). A test holds that every message is on one side.
 */
export const forgotten = {
  /** About an event, which is over: a change of it edits its announcements. */
  ofEvents: [announcementMessage, events.cancelledMessage, ratingMessage, resultsMessage],
  /** The same, and about something more. */
  ofPartsOfEvents: [events.changedMessage, events.reminderMessage, offerMessage],
  others: [
    progressMessage,
    pausedMessage,
    approveMessage,
    approval.approvedMessage,
    approval.returnedMessage,
    changedByOneMessage,
    albumAddedMessage,
    erasedMessage,
    expiredMessage,
    receipts.receivedMessage,
    receipts.tooLongMessage,
    receipts.tooManyMessage,
    receipts.partlyMessage,
    endedMessage,
    noticeMessage,
    chat.setAsideMessage,
    chat.floodMessage,
    chat.refusedMessage,
    chat.notKeptMessage,
  ],
} as const;

const batch = 5000;

/** Deletes deliveries that were done more than `days` ago and that nobody needs. @returns how many */
export async function forgetOldDeliveries({ prisma }: Database, days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * dayMs);
  const over = await prisma.event.findMany({ where: { endsAt: { lt: before } }, select: { id: true } });
  const ids = over.map(({ id }) => id);
  const old: OldOnes[] = [
    { messages: forgotten.ofEvents, about: "subjects", ids },
    { messages: forgotten.ofPartsOfEvents, about: "beginnings", ids },
    { messages: forgotten.others, about: "all" },
  ];
  let count = 0;
  for (const ones of old) {
    let deleted: number;
    do {
      deleted = await forgetDone(prisma, ones, before, batch);
      count += deleted;
    } while (deleted === batch);
  }
  return count;
}
