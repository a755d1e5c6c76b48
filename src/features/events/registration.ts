import { randomInt } from "node:crypto";
import { findPending } from "../../platform/chat/pending-acts.ts";
import type { PrismaClient, Registration } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { lockEvent, takeSeat } from "./event-rows.ts";
import { leaveAct } from "./leave-act.ts";
import { hasPlace, type Participation, participationOf } from "./participation.ts";
import { endOffers, offerSeats, returnSeats } from "./seats.ts";

export interface Participant {
  personId: number;
  /** The name in Telegram, for the list at the door. */
  name: string;
}

/** The result of a tap. The card shows the details. */
export type RegistrationResult = { kind: "done" } | { kind: "gone" };

// Everybody who registers for an event waits for its lock. The limits are long enough for a rush.
export const limits = { maxWait: 30_000, timeout: 30_000 };

/**
 * Registers a person who has consented. They take a free or an offered seat. If no seat is left they join the waiting list
 * when `wait` is set; otherwise nothing changes.
 */
export function register(
  db: PrismaClient,
  vault: Vault,
  eventId: number,
  participant: Participant,
  now: Date,
  wait = false,
): Promise<RegistrationResult> {
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    await endOffers(tx, eventId, now);
    const row = await findRegistration(tx, eventId, participant.personId);
    if (row?.status === "GOING" || row?.status === "ATTENDED") return { kind: "done" };
    if (row?.status === "OFFERED") return acceptOffered(tx, row, now);
    if (await takeSeat(tx, eventId, now)) {
      await store(tx, vault, eventId, participant, { status: "GOING", registeredAt: now, waitingSince: null });
      return { kind: "done" };
    }
    if (row?.status === "WAITING") return { kind: "done" };
    if (!wait || !(await canWait(tx, eventId, now))) return { kind: "gone" };
    await store(tx, vault, eventId, participant, { status: "WAITING", registeredAt: now, waitingSince: now });
    return { kind: "done" };
  }, limits);
}

/** Withdraws a person until the event begins: their name is deleted and their seat is offered to the first person who waits. */
export function decline(db: Db, eventId: number, personId: number, now: Date): Promise<RegistrationResult> {
  return inTransaction<RegistrationResult>(
    db,
    async (tx) => {
      await lockEvent(tx, eventId);
      const upcoming = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now } };
      if ((await tx.event.count({ where: upcoming })) === 0) return { kind: "gone" };
      const row = await findRegistration(tx, eventId, personId);
      if (row === null) {
        const data = { eventId, personId, status: "CANCELLED" as const, code: newCode() };
        await tx.registration.create({ data: { ...data, registeredAt: now, cancelledAt: now } });
        return { kind: "done" };
      }
      const { count } = await tx.registration.updateMany({
        where: { id: row.id, status: { not: "ATTENDED" } },
        data: { status: "CANCELLED", cancelledAt: now, offeredUntil: null, waitingSince: null, nameSealed: null },
      });
      // They were let in at the door.
      if (count === 0) return { kind: "gone" };
      if (row.status === "GOING" || row.status === "OFFERED") {
        await returnSeats(tx, eventId, 1);
        await offerSeats(tx, eventId, now);
      }
      return { kind: "done" };
    },
    limits,
  );
}

/** The participation of a person in an event. */
export async function findParticipation(db: Db, eventId: number, personId: number): Promise<Participation> {
  const row = await db.registration.findUnique({
    where: { eventId_personId: { eventId, personId } },
    include: { event: { select: { startsAt: true } } },
  });
  const participation = participationOf(row, row?.event.startsAt ?? null);
  if (!hasPlace(participation)) return participation;
  const act = await findPending(db, leaveAct, personId, { event: eventId });
  return act === null ? participation : { kind: "leaving", act };
}

/** The cell of a participant's sealed name. */
export function registrationName(id: number): Cell {
  return { table: "Registration", column: "name", row: id };
}

function findRegistration(db: Db, eventId: number, personId: number): Promise<Registration | null> {
  return db.registration.findUnique({ where: { eventId_personId: { eventId, personId } } });
}

async function acceptOffered(tx: Db, { id, eventId }: Registration, now: Date): Promise<RegistrationResult> {
  const event = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now } };
  const { count } = await tx.registration.updateMany({
    where: { id, status: "OFFERED", offeredUntil: { gt: now }, event },
    data: { status: "GOING", registeredAt: now, offeredUntil: null, waitingSince: null },
  });
  return { kind: count === 1 ? "done" : "gone" };
}

/** Whether the waiting list is open: while registration is open and the event has a limit of seats. */
async function canWait(tx: Db, eventId: number, now: Date): Promise<boolean> {
  const open = { id: eventId, status: "PUBLISHED" as const, startsAt: { gt: now }, places: { not: null } };
  const until = [{ registerUntil: null }, { registerUntil: { gt: now } }];
  return (await tx.event.count({ where: { ...open, OR: until } })) === 1;
}

interface RegistrationData {
  status: "GOING" | "WAITING";
  registeredAt: Date;
  waitingSince: Date | null;
}

async function store(
  tx: Db,
  vault: Vault,
  eventId: number,
  { personId, name }: Participant,
  data: RegistrationData,
): Promise<void> {
  const { id } = await tx.registration.upsert({
    where: { eventId_personId: { eventId, personId } },
    create: { eventId, personId, code: newCode(), ...data },
    update: { ...data, cancelledAt: null, offeredUntil: null },
    select: { id: true },
  });
  const nameSealed = vault.seal(registrationName(id), name);
  await tx.registration.update({ where: { id }, data: { nameSealed } });
}

// Leaves out characters that sound or look alike: 0 O, 1 I L, 8 B, 5 S, 2 Z, U V.
const symbols = "34679ACDEFGHJKMNPQRTWXY";
const codeLength = 6;

/** One of 148 million codes. The unique index of the event refuses a duplicate, and then the tap is handled again. */
function newCode(): string {
  return Array.from({ length: codeLength }, () => symbols[randomInt(symbols.length)]).join("");
}
