import { Composer } from "grammy";
import type { BotContext } from "../chat/context.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Places } from "../places/places.ts";

export interface AttendanceContext {
  database: Database;
  vault: Vault;
  places: Places;
  now: () => Date;
}

/** The deep link's beginning: `in_<registration>_<proof>`, what a ticket's QR code holds. */
export const ticketLink = "in_";

/** `/door`: checking in, walk-ins, the list at the door, what comes after an event, and its figures. */
export function attendanceHandlers(_context: AttendanceContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** Tickets and ratings of those who take part: they work whatever the person is in the middle of. */
export function ticketHandlers(_context: AttendanceContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** A code that was typed at the door by who may check in; other words go on. */
export function codeHandlers(_context: AttendanceContext): Composer<BotContext> {
  return new Composer<BotContext>();
}

/** A ticket's QR code was scanned: by the staff at the door, or by somebody else. */
export async function openTicketLink(_ctx: BotContext, _context: AttendanceContext, _payload: string): Promise<void> {}
