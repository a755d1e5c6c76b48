import type { BotContext } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { checkInByCode } from "./check-in.ts";
import { checkedInScreen, foundScreen, whichScreen } from "./check-in-screens.ts";
import { findByName } from "./find-by-name.ts";
import type { AttendanceContext } from "./handlers.ts";
import { readMistyped } from "./mistyped-code.ts";
import { findOwnCodes, findOwnEvent, nameOn, type Ticket } from "./ticket.ts";
import { isLikeCode, isSurelyCode, readCharacters, readCode } from "./ticket-code.ts";
import { showTicket } from "./ticket-handlers.ts";
import { nearCodeScreen, otherCodeScreen } from "./ticket-screens.ts";

/**
 * Reads a ticket's code: staff check the participant in, participants see their own ticket, or are told that the code is not theirs. At the door staff may also write the beginning
 * of a participant's name.
 */
export function readTicketCode(context: AttendanceContext): ReadWords {
  const { database } = context;
  const readAtDoor = createDoorReader(context);
  return async (ctx, words) => {
    const code = readCode(words);
    if (mayAnywhere(ctx.person, "checkIn") && (await readAtDoor(ctx, words, code))) return true;
    const eventId = code === null ? null : await findOwnEvent(database.prisma, ctx.person.id, code);
    if (eventId === null) return answerMistyped(ctx, context, words);
    await showTicket(ctx, context, eventId);
    return true;
  };
}

/** Answers a code that is not this person's. Whether somebody else has it is not told. */
async function answerMistyped(ctx: BotContext, { database, now }: AttendanceContext, words: string): Promise<boolean> {
  if (readCharacters(words) === null) return false;
  const own = await findOwnCodes(database.prisma, ctx.person.id, now());
  const mistyped = readMistyped(words, own);
  if (mistyped.kind === "noCode") return false;
  await show(
    ctx,
    mistyped.kind === "near" ? nearCodeScreen(ctx.texts, mistyped.tickets) : otherCodeScreen(ctx.texts, own),
  );
  return true;
}

function createDoorReader({ database, vault, now }: AttendanceContext) {
  const nameOf = (registration: Ticket["registration"]) => nameOn(vault, registration);
  return async (ctx: BotContext, words: string, code: string | null): Promise<boolean> => {
    const { person, texts } = ctx;
    const checkedIn = code === null ? unknown : await ctx.once("code", (db) => checkInByCode(db, person, code, now()));
    // Six characters without a digit may be any word, or a name.
    const isCode = code === null ? isLikeCode(words) : isSurelyCode(code);
    if (checkedIn.kind === "which") await show(ctx, whichScreen(texts, checkedIn.tickets));
    else if (checkedIn.kind !== "unknown" || isCode) await show(ctx, checkedInScreen(texts, checkedIn, nameOf));
    else {
      const found = await findByName(database.prisma, vault, person, words, now());
      if (found.length === 0) return false;
      await show(ctx, foundScreen(texts, found));
    }
    return true;
  };
}

const unknown = { kind: "unknown" } as const;
