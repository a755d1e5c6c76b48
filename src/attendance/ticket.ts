import { timingSafeEqual } from "node:crypto";
import { int } from "../chat/buttons.ts";
import type { Registration } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";

/** The deep link's beginning: `in_<registration>_<proof>`, what a ticket's QR code holds. */
export const ticketLink = "in_";

const proofLetters = 16;

/** A registration with what it is for. */
export interface Ticket {
  registration: Registration;
  event: PublicEvent;
}

export type OwnTicket =
  | { kind: "ticket"; ticket: Ticket; payload: string }
  | { kind: "used"; ticket: Ticket; at: Date }
  /** Not going, waiting, or no such event. */
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

export async function findTicket(db: Db, registrationId: number): Promise<Ticket | null> {
  const row = await db.registration.findUnique({ where: { id: registrationId }, include: { event: true } });
  if (row === null) return null;
  const { event: itsEvent, ...registration } = row;
  const event = publicEvent(itsEvent);
  return event === null ? null : { registration, event };
}

/** Reads what follows `in_`. Null: it is no ticket, or a forged one. */
export function readTicketLink(vault: Vault, payload: string): number | null {
  const [, digits = "", proof = ""] = /^(\d+)_([\w-]{16})$/.exec(payload) ?? [];
  const id = int.read(digits);
  if (id === null) return null;
  return timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(vault, id))) ? id : null;
}

function proofOf(vault: Vault, registrationId: number): string {
  return vault.hash("ticket", String(registrationId)).slice(0, proofLetters);
}
