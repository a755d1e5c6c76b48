import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { checkInByCode } from "./check-in.ts";
import { checkedInScreen, whichScreen } from "./check-in-screens.ts";
import type { AttendanceContext } from "./handlers.ts";
import { findOwnEvent } from "./ticket.ts";
import { isSurelyCode, readCode } from "./ticket-code.ts";
import { showTicket } from "./ticket-handlers.ts";

/** Reads a ticket's code: staff check the participant in, participants see their own ticket. */
export function readTicketCode(context: AttendanceContext): ReadWords {
  const { database, now } = context;
  return async (ctx, words) => {
    const code = readCode(words);
    if (code === null) return false;
    if (mayAnywhere(ctx.person, "checkIn")) {
      const found = await ctx.once("code", (db) => checkInByCode(db, ctx.person, code, now()));
      // Six characters without a digit may be any word.
      if (found.kind !== "unknown" || isSurelyCode(code)) {
        const { texts } = ctx;
        await show(ctx, found.kind === "which" ? whichScreen(texts, found.tickets) : checkedInScreen(texts, found));
        return true;
      }
    }
    const eventId = await findOwnEvent(database.prisma, ctx.person.id, code);
    if (eventId === null) return false;
    await showTicket(ctx, context, eventId);
    return true;
  };
}
