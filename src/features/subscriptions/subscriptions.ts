import type { PrismaClient, Subscription } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { skipNews } from "../../platform/telegram/outbox/delivery-rows.ts";
import { withdrawEventsConsent } from "./consent.ts";
import type { EventKind, ProgrammeTag } from "./event-kinds.ts";
import { minutesOf, type Pause, pauseUntil, type QuietHours } from "./rules.ts";

/** The subscription of a person; null if they have never subscribed. */
export function readSubscription(db: Db, personId: number): Promise<Subscription | null> {
  return db.subscription.findUnique({ where: { personId } });
}

/** Subscribes a person who has consented, or resumes an earlier subscription with its choices. */
export function subscribe(db: Db, personId: number, now: Date): Promise<Subscription> {
  return db.subscription.upsert({
    where: { personId },
    create: { personId, since: now },
    update: { endedAt: null, endedBy: null, pausedUntil: null },
  });
}

export type Choice =
  | { list: "kinds"; value: EventKind }
  | { list: "regions"; value: string }
  | { list: "tags"; value: ProgrammeTag };

/** Marks or unmarks an element of a list. Marking it again changes nothing. */
export function choose(
  db: Db,
  subscription: Subscription,
  { list, value }: Choice,
  on: boolean,
): Promise<Subscription> {
  const others = (subscription[list] as string[]).filter((other) => other !== value);
  return change(db, subscription.personId, { [list]: on ? [...others, value] : others });
}

/** Sets the hours in which nothing is announced to a person. */
export function setQuietHours(db: Db, personId: number, hours: QuietHours): Promise<Subscription> {
  return change(db, personId, minutesOf(hours));
}

export function pauseSubscription(db: Db, personId: number, pause: Pause, now: Date): Promise<Subscription> {
  return change(db, personId, { pausedUntil: pauseUntil(pause, now) });
}

export function endPause(db: Db, personId: number): Promise<Subscription> {
  return change(db, personId, { pausedUntil: null });
}

type Changes = Parameters<Db["subscription"]["update"]>[0]["data"];

function change(db: Db, personId: number, data: Changes): Promise<Subscription> {
  return db.subscription.update({ where: { personId }, data });
}

/** «Stop»: ends the subscription and skips waiting announcements. Repeating it changes nothing. */
export function stopSubscription(db: PrismaClient, personId: number, now: Date): Promise<void> {
  return db.$transaction(async (tx) => {
    await tx.subscription.updateMany({
      where: { personId, OR: [{ endedAt: null }, { endedBy: "BLOCKED" }] },
      data: { endedAt: now, endedBy: "STOPPED" },
    });
    await skipNews(tx, [personId], "unsubscribed", now);
    await withdrawEventsConsent(tx, personId, now);
  });
}

/** Ends the subscriptions of people who have blocked the bot, and skips the announcements that wait for them. */
export async function endByBlock(db: Db, personIds: readonly number[], now: Date): Promise<void> {
  await db.subscription.updateMany({
    where: { endedAt: null, personId: { in: [...personIds] } },
    data: { endedAt: now, endedBy: "BLOCKED" },
  });
  await skipNews(db, personIds, "blocked", now);
}
