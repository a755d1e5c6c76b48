import { randomInt } from "node:crypto";
import type { PrismaClient, Registration } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { type Participation, participationOf } from "./participation.ts";
import { endOffers, lockEvent, offerSeats, returnSeats, takeSeat } from "./seats.ts";

export interface Participant {
  personId: number;
  /** As Telegram names them, for the list at the door. */
  name: string;
}

/** What a tap has come to; the card shows the rest. */
export type Answered = { kind: "done" } | { kind: "gone" };

// All events' writers wait in line; a storm must not be turned away for waiting.
const patience = { maxWait: 30_000, timeout: 30_000 };

/**
 * Registers somebody: takes a place, or an offered one; with `wait` the waiting list where there is none. Without a place and
 * without `wait` nothing changes. The consent was given before.
 */
export function register(
  db: PrismaClient,
  vault: Vault,
  eventId: number,
  participant: Participant,
  now: Date,
  wait = false,
): Promise<Answered> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    await endOffers(tx, eventId, now);
    const row = await findRegistration(tx, eventId, participant.personId);
    if (row?.status === "GOING" || row?.status === "ATTENDED") return { kind: "done" };
    if (row?.status === "OFFERED") return acceptOffered(tx, row, now);
    if (await takeSeat(tx, eventId, now)) {
      await keep(tx, vault, eventId, participant, { status: "GOING", registeredAt: now, waitingSince: null });
      return { kind: "done" };
    }
    if (row?.status === "WAITING") return { kind: "done" };
    if (!wait || !(await canWait(tx, eventId, now))) return { kind: "gone" };
    await keep(tx, vault, eventId, participant, { status: "WAITING", registeredAt: now, waitingSince: now });
    return { kind: "done" };
  }, patience);
}

/** Somebody does not come (any more), and is not named any more: their place goes to the first who waits. Until the start. */
export function decline(db: PrismaClient, eventId: number, personId: number, now: Date): Promise<Answered> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const ahead = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now } };
    if ((await tx.event.count({ where: ahead })) === 0) return { kind: "gone" };
    const row = await findRegistration(tx, eventId, personId);
    if (row === null) {
      const data = { eventId, personId, status: "CANCELLED" as const, code: newCode() };
      await tx.registration.create({ data: { ...data, registeredAt: now, cancelledAt: now } });
      return { kind: "done" };
    }
    const { count } = await tx.registration.updateMany({
      where: { id: row.id, status: { in: ["GOING", "OFFERED", "WAITING"] } },
      data: { status: "CANCELLED", cancelledAt: now, offeredUntil: null, waitingSince: null, nameSealed: null },
    });
    if (count === 1 && row.status !== "WAITING") {
      await returnSeats(tx, eventId, 1);
      await offerSeats(tx, eventId, now);
    }
    return { kind: "done" };
  }, patience);
}

/** How somebody stands to an event. */
export async function findParticipation(db: Db, eventId: number, personId: number): Promise<Participation> {
  const row = await db.registration.findUnique({
    where: { eventId_personId: { eventId, personId } },
    include: { event: { select: { startsAt: true } } },
  });
  return participationOf(row, row?.event.startsAt ?? null);
}

/** The cell of a participant's sealed name. */
export function registrationName(id: number): Cell {
  return { table: "Registration", column: "name", row: id };
}

function findRegistration(db: Db, eventId: number, personId: number): Promise<Registration | null> {
  return db.registration.findUnique({ where: { eventId_personId: { eventId, personId } } });
}

async function acceptOffered(tx: Db, { id, eventId }: Registration, now: Date): Promise<Answered> {
  const event = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now } };
  const { count } = await tx.registration.updateMany({
    where: { id, status: "OFFERED", offeredUntil: { gt: now }, event },
    data: { status: "GOING", registeredAt: now, offeredUntil: null, waitingSince: null },
  });
  return { kind: count === 1 ? "done" : "gone" };
}

/** The waiting list is as open as the registration; where there is no limit, nobody waits. */
async function canWait(tx: Db, eventId: number, now: Date): Promise<boolean> {
  const open = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now }, places: { not: null } };
  const until = [{ registerUntil: null }, { registerUntil: { gt: now } }];
  return (await tx.event.count({ where: { ...open, OR: until } })) === 1;
}

interface Kept {
  status: "GOING" | "WAITING";
  registeredAt: Date;
  waitingSince: Date | null;
}

async function keep(tx: Db, vault: Vault, eventId: number, { personId, name }: Participant, kept: Kept): Promise<void> {
  const { id } = await tx.registration.upsert({
    where: { eventId_personId: { eventId, personId } },
    create: { eventId, personId, code: newCode(), ...kept },
    update: { ...kept, cancelledAt: null, offeredUntil: null },
    select: { id: true },
  });
  const nameSealed = vault.seal(registrationName(id), name);
  await tx.registration.update({ where: { id }, data: { nameSealed } });
}

// Without what is confused when it is read out: 0 O, 1 I L, 8 B, 5 S, 2 Z, U V.
const symbols = "34679ACDEFGHJKMNPQRTWXY";
const codeLength = 6;

/** Of 148 million; the event's unique index refuses the one that is there already, and the tap is handled again. */
function newCode(): string {
  return Array.from({ length: codeLength }, () => symbols[randomInt(symbols.length)]).join("");
}
