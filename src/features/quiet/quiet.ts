import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { deletableMs } from "../../platform/telegram/deletable.ts";
import { takeRecent } from "../../platform/telegram/inbox/recent-rows.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import type { ClaimedDelivery } from "../../platform/telegram/outbox/outbox-rows.ts";
import { markDeleted, retractFor, retractManyFor } from "../../platform/telegram/outbox/retract-rows.ts";
import {
  closeOpened,
  hasUnopened,
  holdClaimed,
  releaseUnopened,
} from "../../platform/telegram/outbox/unopened-rows.ts";
import { hourMs } from "../../platform/time/units.ts";
import { noticeMessage } from "./notices.ts";
import { lockQuiet, type QuietPerson } from "./quiet-rows.ts";
import { findOnTheWay, findShownToHide } from "./shown-rows.ts";

/**
 * How long a notice stands for what comes after it. There is only one notice in a chat: a row of the same notices would tell more to somebody
 * who looks on than to its reader. Once an hour it comes again, so that what matters is not waiting behind a push that was wiped away.
 */
const noticeMs = hourMs;

/** Holds deliveries that were claimed, until their readers open them, and says to each reader that there is a message. */
export function holdUnopened(db: Db, deliveries: readonly ClaimedDelivery[], now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const people = await lockQuiet(
      tx,
      deliveries.map(({ personId }) => personId),
    );
    // Somebody may have turned it off since the batch was rendered.
    const quiet = people.filter(({ quietSince }) => quietSince !== null);
    const told = await holdClaimed(
      tx,
      deliveries,
      quiet.map(({ id }) => id),
    );
    for (const person of quiet) if (told.includes(person.id)) await giveNotice(tx, person, now);
  });
}

/** Says that there is a message, unless the last notice still stands. */
async function giveNotice(tx: Db, person: QuietPerson, now: Date): Promise<void> {
  const { id, quietNoticeAt } = person;
  if (quietNoticeAt !== null && now.getTime() - quietNoticeAt.getTime() < noticeMs) return;
  await takeNoticeAway(tx, person, now);
  const notice = person.quietNotices + 1;
  await tx.person.update({ where: { id }, data: { quietNotices: notice, quietNoticeAt: now } });
  await enqueue(tx, [noticeMessage.to(id, { notice }, { notBefore: now })], now);
}

/** Takes the notice away that stands, if there is one. */
async function takeNoticeAway(tx: Db, { id, quietNotices, quietNoticeAt }: QuietPerson, now: Date): Promise<void> {
  if (quietNoticeAt !== null) await retractFor(tx, noticeMessage.about({ notice: quietNotices }), id, now);
}

/** Says again that there is a message, to somebody who could not be reached. */
export async function renewNotice(tx: Db, personId: number, now: Date): Promise<void> {
  const [person] = await lockQuiet(tx, [personId]);
  if (person === undefined || person.quietSince === null || !(await hasUnopened(tx, personId))) return;
  await takeNoticeAway(tx, person, now);
  await giveNotice(tx, { ...person, quietNoticeAt: null }, now);
}

/** Lets everything be sent that waits for a person to open it. The notice becomes the line above it. @returns how many */
export async function openWaiting(tx: Db, personId: number, now: Date): Promise<number> {
  await lockQuiet(tx, [personId]);
  await tx.person.update({ where: { id: personId }, data: { quietNoticeAt: null } });
  return releaseUnopened(tx, personId, now);
}

export async function turnOn(tx: Db, personId: number, now: Date): Promise<void> {
  await tx.person.updateMany({ where: { id: personId, quietSince: null }, data: { quietSince: now } });
}

/** Turns quiet mode off: what was not opened is sent as it is. */
export async function turnOff(tx: Db, personId: number, now: Date): Promise<void> {
  const [person] = await lockQuiet(tx, [personId]);
  if (person === undefined) return;
  await takeNoticeAway(tx, person, now);
  await tx.person.update({ where: { id: personId }, data: { quietSince: null, quietNoticeAt: null } });
  await releaseUnopened(tx, personId, null);
}

export async function hasQuietMode(db: Db, personId: number): Promise<boolean> {
  const { quietSince } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { quietSince: true } });
  return quietSince !== null;
}

/**
 * Hides for good what was shown to a person. The caller deletes the messages whose ids this returns, which are young enough; the sender
 * empties the older ones, and deletes what arrives in this moment. What is not opened yet keeps waiting.
 * @param key of their chat, as the inbox names it
 */
export async function hideShown(tx: Db, personId: number, key: string, now: Date): Promise<number[]> {
  const [person] = await lockQuiet(tx, [personId]);
  if (person === undefined) return [];
  if (person.quietSince !== null && (await closeOpened(tx, personId))) await giveNotice(tx, person, now);
  const [shown, onTheWay] = [await findShownToHide(tx, person), await findOnTheWay(tx, personId)];
  const since = now.getTime() - deletableMs;
  const young = shown.filter(({ sentAt, isSending }) => !isSending && sentAt !== null && sentAt.getTime() > since);
  const old = shown.filter((delivery) => !young.includes(delivery));
  await markDeleted(tx, personId, young, now);
  for (const [message, rows] of Map.groupBy([...old, ...onTheWay], ({ message }) => message)) {
    const subjects = rows.map(({ subject }) => subject);
    await retractManyFor(tx, message, subjects, personId, now);
  }
  const recent = await takeRecent(tx, key, now);
  return [...new Set([...young.flatMap(({ ids }) => ids), ...recent])].toSorted((a, b) => a - b);
}
