import { Composer, InputFile } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { keyboardOf, show } from "../../platform/chat/screen.ts";
import { ticketButtons } from "../events/buttons.ts";
import { readPublicEvent } from "../events/events.ts";
import { checkInByLink } from "./check-in.ts";
import { checkedInScreen } from "./check-in-screens.ts";
import type { AttendanceContext } from "./handlers.ts";
import { qrPicture } from "./qr-picture.ts";
import { rate } from "./ratings.ts";
import { nameOn, openTicket } from "./ticket.ts";
import {
  noTicketScreen,
  notRatedScreen,
  ratedScreen,
  strangerScreen,
  ticketScreen,
  usedTicketScreen,
} from "./ticket-screens.ts";

/** Tickets and ratings of participants. They work at any time, even while the person fills in a form. */
export function ticketHandlers(context: AttendanceContext): Composer<BotContext> {
  const { prisma } = context.database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(ticketButtons, async (ctx, tapped) => {
      if (tapped.kind === "show") return showTicket(ctx, context, tapped.event);
      const isSaved = await rate(prisma, ctx.person.id, tapped.event, tapped.stars);
      const event = isSaved ? await readPublicEvent(prisma, tapped.event) : null;
      await show(ctx, event === null ? notRatedScreen(ctx.texts) : ratedScreen(ctx.texts, event, tapped.stars));
    }),
  );
  return composer;
}

/** Handles the scan of a ticket's QR code, by the staff at the door or by somebody else. */
export async function openTicketLink(ctx: BotContext, context: AttendanceContext, payload: string): Promise<void> {
  const { vault, now } = context;
  const scanned = await ctx.once("scan", (db) => checkInByLink(db, vault, ctx.person, payload, now()));
  if (scanned.kind === "own") return showTicket(ctx, context, scanned.eventId);
  await show(
    ctx,
    scanned.kind === "stranger"
      ? strangerScreen(ctx.texts)
      : checkedInScreen(ctx.texts, scanned, (registration) => nameOn(vault, registration)),
  );
}

/** Shows a participant's own ticket for an event. */
export async function showTicket(
  ctx: BotContext,
  { database, vault }: AttendanceContext,
  eventId: number,
): Promise<void> {
  const own = await openTicket(database.prisma, vault, ctx.person.id, eventId);
  switch (own.kind) {
    case "ticket": {
      const { text, rows = [] } = ticketScreen(ctx.texts, own.ticket);
      const picture = qrPicture(`https://t.me/${ctx.me.username}?start=${own.payload}`);
      // Screens cannot upload a picture, so it is created and sent here each time.
      await ctx.replyWithPhoto(new InputFile(picture, "ticket.png"), {
        caption: text,
        parse_mode: "HTML",
        reply_markup: keyboardOf(rows),
      });
      return;
    }
    case "used":
      return show(ctx, usedTicketScreen(ctx.texts, own.ticket, own.at));
    case "none":
    case "cancelled":
      return show(ctx, noTicketScreen(ctx.texts, eventId, own.kind));
  }
}
