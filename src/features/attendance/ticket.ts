import { timingSafeEqual } from "node:crypto";
import { int } from "../../platform/chat/buttons.ts";
import { shownName } from "../../platform/chat/names.ts";
import type { Registration } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { registrationName } from "../events/registration.ts";

/** The beginning of the deep link `in_<registration>_<proof>`, which a ticket's QR code contains. */
export const ticketLink = "in_";

const proofLength = 16;

/** A registration with its event. */
export interface Ticket {
  registration: Registration;
  event: PublicEvent;
}

export type OwnTicket =
  | { kind: "ticket"; ticket: Ticket; payload: string }
  | { kind: "used"; ticket: Ticket; at: Date }
  /** The person is not going or is waiting, or there is no such event. */
  | { kind: "none" }
  | { kind: "cancelled"; ticket: Ticket };

/** A participant's own ticket for an event. */
export async function openTicket(db: Db, vault: Vault, personId: number, eventId: number): Promise<OwnTicket> {
  const row = await db.registration.findUnique({
    where: { eventId_personId: { eventId, personId } },
    select: { id: true },
  });
  const ticket = row === null ? null : await findTicket(db, row.id);
  if (ticket === null) return { kind: "none" };
  const { id, status, attendedAt } = ticket.registration;
  if (ticket.event.status === "CANCELLED") return { kind: "cancelled", ticket };
  if (status === "ATTENDED" && attendedAt !== null) return { kind: "used", ticket, at: attendedAt };
  if (status !== "GOING") return { kind: "none" };
  return { kind: "ticket", ticket, payload: `${ticketLink}${id}_${proofOf(vault, id)}` };
}

/** The event for which a person once registered and got this code; null if the code is not theirs. */
export async function findOwnEvent(db: Db, personId: number, code: string): Promise<number | null> {
  const own = await db.registration.findFirst({
    where: { personId, code },
    orderBy: { id: "desc" },
    select: { eventId: true },
  });
  return own?.eventId ?? null;
}

/** A ticket of somebody, as it is named on a button. */
export interface OwnCode {
  code: string;
  event: PublicEvent;
}

/** The person's own tickets of events that are not yet over, the next event first. */
export async function findOwnCodes(db: Db, personId: number, now: Date): Promise<OwnCode[]> {
  const rows = await db.registration.findMany({
    where: { personId, status: { in: ["GOING", "ATTENDED"] }, event: { endsAt: { gte: now } } },
    orderBy: { event: { startsAt: "asc" } },
    take: 5,
    select: { code: true, event: true },
  });
  return rows.flatMap(({ code, event: row }) => {
    const event = publicEvent(row);
    return event === null ? [] : [{ code, event }];
  });
}

export async function findTicket(db: Db, registrationId: number): Promise<Ticket | null> {
  const row = await db.registration.findUnique({ where: { id: registrationId }, include: { event: true } });
  if (row === null) return null;
  const { event: eventRow, ...registration } = row;
  const event = publicEvent(eventRow);
  return event === null ? null : { registration, event };
}

/** The name that the participant had when they registered, as it is shown at the door. */
export function nameOn(vault: Vault, { id, nameSealed }: Registration): string {
  return shownName(nameSealed === null ? null : vault.open(registrationName(id), nameSealed));
}

/** Reads the part of a link after `in_`. Null if it is not a ticket or is forged. */
export function readTicketLink(vault: Vault, payload: string): number | null {
  const [, digits = "", proof = ""] = /^(\d+)_([\w-]{16})$/.exec(payload) ?? [];
  const id = int.read(digits);
  if (id === null) return null;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(vault, id))) ? id : null;
}

function proofOf(vault: Vault, registrationId: number): string {
  return vault.hash("ticket", String(registrationId)).slice(0, proofLength);
}
