import type { Db } from "../database/open.ts";
import type { EventKind, ProgrammeTag } from "../subscriptions/topics.ts";

/** Whom something concerns. Empty regions: the whole country. */
export interface Audience {
  kind: EventKind;
  regions: readonly string[];
  tags: readonly ProgrammeTag[];
}

export interface NewAnnouncement extends Audience {
  /** A name of `src/messages.ts`, and what it is about. */
  message: string;
  subject: string | number;
  createdById: number;
  /** Not before this time. */
  startAt: Date;
  /** Pointless after this time. */
  validUntil: Date;
}

/** Lets something be announced to everybody whom it concerns, in the transaction that decides it. Twice is once. */
export async function announce(_db: Db, _announcement: NewAnnouncement, _now: Date): Promise<void> {}

/** Ends an announcement for good: what waits is not said. */
export async function stopAnnouncement(
  _db: Db,
  _message: string,
  _subject: string | number,
  _now: Date,
): Promise<void> {}
