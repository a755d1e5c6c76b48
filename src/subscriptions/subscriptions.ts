import type { PrismaClient, Subscription } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { skipNews } from "../telegram/outbox.ts";
import { withdrawEventsConsent } from "./consent.ts";
import type { EventKind, ProgrammeTag } from "./event-kinds.ts";
import { minutesOf, type Pause, pauseUntil, type QuietHours } from "./rules.ts";

/** What a person wants to hear of; null: nothing, and never did. */
export function readSubscription(db: Db, personId: number): Promise<Subscription | null> {
  return db.subscription.findUnique({ where: { personId } });
}

/** Subscribes, or takes up again what was chosen before. The consent was given before. */
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

/** Marks or unmarks something of a list; marking twice is as marking once. */
export function choose(db: Db, chosen: Subscription, { list, value }: Choice, on: boolean): Promise<Subscription> {
  const others = (chosen[list] as string[]).filter((one) => one !== value);
  return change(db, chosen.personId, { [list]: on ? [...others, value] : others });
}

/** Between which hours nothing is announced to them. */
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

/** «Stop»: nothing more is announced to them, also not what waits already. Twice is as once. */
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

/** The bot was blocked: their subscriptions end, and nothing that waits for them is announced. */
export async function endByBlock(db: Db, personIds: readonly number[], now: Date): Promise<void> {
  await db.subscription.updateMany({
    where: { endedAt: null, personId: { in: [...personIds] } },
    data: { endedAt: now, endedBy: "BLOCKED" },
  });
  await skipNews(db, personIds, "blocked", now);
}
