import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayMs } from "../../platform/time/units.ts";
import { lockEvent } from "../events/event-rows.ts";
import type { PublicEvent } from "../events/events.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { checkInMarginMs, isCheckInOpen } from "./check-in-window.ts";
import { findTicket, readTicketLink, type Ticket } from "./ticket.ts";

/** The result of checking somebody in. */
export type CheckedIn =
  | { kind: "came"; ticket: Ticket }
  | { kind: "already"; ticket: Ticket; at: Date }
  /** The person has no seat, or no longer has a seat. The staff at the door decide. */
  | { kind: "waits" | "notGoing"; ticket: Ticket }
  | { kind: "cancelled" | "otherDay"; ticket: Ticket }
  /** The scanned ticket is for an event that this person may not edit, so they only see what is public. */
  | { kind: "notYours"; event: PublicEvent }
  /** There is no such ticket, or this person may not know of it. */
  | { kind: "unknown" };

type DoorAct = "checkIn" | "letIn";

/** Checks somebody in. If several people do so at once, the first succeeds and the others learn when that was. */
export function checkIn(db: Db, person: Person, registrationId: number, now: Date): Promise<CheckedIn> {
  return inTransaction(db, async (tx) => {
    const refused = await refusalOf(tx, person, "checkIn", registrationId, now);
    if (refused !== null) return refused;
    const { count } = await tx.registration.updateMany({
      where: { id: registrationId, status: "GOING", event: { status: "PUBLISHED" } },
      data: attended(person, now),
    });
    return outcomeOf(tx, person, "checkIn", registrationId, count === 1, now);
  });
}

/** Lets somebody in who has no seat. They count as a participant, even if that overbooks the event. */
export function letIn(db: Db, person: Person, registrationId: number, now: Date): Promise<CheckedIn> {
  return inTransaction(db, async (tx) => {
    const ticket = await findTicket(tx, registrationId);
    if (ticket === null) return { kind: "unknown" };
    await lockEvent(tx, ticket.event.id);
    const refused = await refusalOf(tx, person, "letIn", registrationId, now);
    if (refused !== null) return refused;
    const attendFrom = (statuses: ("GOING" | "OFFERED" | "WAITING" | "CANCELLED")[]) =>
      tx.registration.updateMany({
        where: { id: registrationId, status: { in: statuses } },
        data: { ...attended(person, now), offeredUntil: null, waitingSince: null, cancelledAt: null },
      });
    const confirmed = await attendFrom(["GOING", "OFFERED"]);
    const added = await attendFrom(["WAITING", "CANCELLED"]);
    if (added.count === 1) {
      await tx.event.update({ where: { id: ticket.event.id }, data: { taken: { increment: 1 } } });
    }
    return outcomeOf(tx, person, "letIn", registrationId, confirmed.count + added.count === 1, now);
  });
}

/** The result of opening a ticket's link. */
export type Scanned = CheckedIn | { kind: "own"; eventId: number } | { kind: "stranger" };

/** Handles the scan of a ticket's QR code: staff check the person in, the owner sees the ticket, and others learn nothing. */
export async function checkInByLink(
  db: Db,
  vault: Vault,
  person: Person,
  payload: string,
  now: Date,
): Promise<Scanned> {
  const id = readTicketLink(vault, payload);
  const ticket = id === null ? null : await findTicket(db, id);
  if (ticket?.registration.personId === person.id) return { kind: "own", eventId: ticket.event.id };
  if (!mayAnywhere(person, "checkIn")) return { kind: "stranger" };
  if (ticket === null) return { kind: "unknown" };
  if (!may(person, "checkIn", { regions: ticket.event.facts.regions }))
    return { kind: "notYours", event: ticket.event };
  return checkIn(db, person, ticket.registration.id, now);
}

/**
 * Handles a code that was typed at the door. Looks for it among the tickets of today's events that this person may edit, and otherwise
 * among those of events within half a year.
 */
export async function checkInByCode(
  db: Db,
  person: Person,
  code: string,
  now: Date,
): Promise<CheckedIn | { kind: "which"; tickets: Ticket[] }> {
  if (!mayAnywhere(person, "checkIn")) return { kind: "unknown" };
  const tickets = await findByCode(db, person, code, checkInMarginMs, now);
  if (tickets.length > 1) return { kind: "which", tickets };
  const [ticket] = tickets;
  if (ticket !== undefined) return checkIn(db, person, ticket.registration.id, now);
  const [other] = await findByCode(db, person, code, 180 * dayMs, now);
  return other === undefined ? { kind: "unknown" } : { kind: "otherDay", ticket: other };
}

async function findByCode(db: Db, person: Person, code: string, withinMs: number, now: Date): Promise<Ticket[]> {
  const [from, to] = [new Date(now.getTime() - withinMs), new Date(now.getTime() + withinMs)];
  const rows = await db.registration.findMany({
    where: { code, event: { endsAt: { gte: from }, startsAt: { lte: to } } },
    select: { id: true, event: { select: { regions: true } } },
    orderBy: { event: { startsAt: "asc" } },
  });
  const own = rows.filter(({ event }) => may(person, "checkIn", { regions: event.regions }));
  const tickets = await Promise.all(own.slice(0, 5).map(({ id }) => findTicket(db, id)));
  return tickets.filter((ticket) => ticket !== null);
}

async function refusalOf(
  db: Db,
  person: Person,
  act: DoorAct,
  registrationId: number,
  now: Date,
): Promise<CheckedIn | null> {
  const ticket = mayAnywhere(person, act) ? await findTicket(db, registrationId) : null;
  if (ticket === null) return { kind: "unknown" };
  const { event } = ticket;
  // Ids can be enumerated, so a ticket of another region is treated like a ticket that does not exist.
  if (!may(person, act, { regions: event.facts.regions })) return { kind: "unknown" };
  if (event.status === "CANCELLED") return { kind: "cancelled", ticket };
  return isCheckInOpen(event, now) ? null : { kind: "otherDay", ticket };
}

/** The state after the write. The act is recorded if it was the first. */
async function outcomeOf(
  tx: Db,
  person: Person,
  act: DoorAct,
  registrationId: number,
  isFirst: boolean,
  now: Date,
): Promise<CheckedIn> {
  const ticket = await findTicket(tx, registrationId);
  if (ticket === null) return { kind: "unknown" };
  const { status, attendedAt } = ticket.registration;
  if (isFirst) {
    const { id, facts } = ticket.event;
    await recordAct(tx, { act, actor: person, subject: { id, regions: facts.regions } }, now);
    return { kind: "came", ticket };
  }
  if (status === "ATTENDED" && attendedAt !== null) return { kind: "already", ticket, at: attendedAt };
  if (ticket.event.status === "CANCELLED") return { kind: "cancelled", ticket };
  return { kind: status === "CANCELLED" ? "notGoing" : "waits", ticket };
}

function attended(person: Person, now: Date) {
  return { status: "ATTENDED" as const, attendedAt: now, attendedById: person.id };
}
