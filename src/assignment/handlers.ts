import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { show } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Places } from "../places/places.ts";
import { acceptOffer, declineOffer } from "./answers.ts";
import type { AssignmentContext } from "./assignment.ts";
import { offerButtons } from "./buttons.ts";
import { loadOffers } from "./messages.ts";
import { caseButtonsOf, showStory } from "./opened.ts";
import { declineScreen, type OfferFacts, offerScreen } from "./screens.ts";

export interface AssignmentHandlersContext extends AssignmentContext {
  database: Database;
  vault: Vault;
  places: Places;
  now: () => Date;
}

/** Offers: buttons that work whatever a mediator is in the middle of. */
export function offerHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(offerButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "accept":
          return accept(ctx, context, tapped.offer);
        case "open":
          return open(ctx, context, tapped.case);
        case "decline":
        case "keep": {
          const offer = await ownOffer(ctx, context, tapped.offer);
          if (offer === null) return gone(ctx);
          const asks = tapped.kind === "decline" && offer.status === "OFFERED";
          return show(ctx, asks ? declineScreen(ctx.texts, places, offer) : pingScreen(ctx, context, offer));
        }
        case "reason": {
          const declined = await declineOffer(prisma, context, ctx.person, tapped.offer, tapped.reason, now());
          const offer = await ownOffer(ctx, context, tapped.offer);
          const refused = declined.kind === "gone" && offer?.status === "OFFERED";
          return offer === null || refused ? gone(ctx) : show(ctx, pingScreen(ctx, context, offer));
        }
      }
    }),
  );
  return composer;
}

async function accept(ctx: BotContext, context: AssignmentHandlersContext, offerId: number): Promise<void> {
  const { database, now } = context;
  const accepted = await acceptOffer(database.prisma, ctx.person, offerId, now());
  const offer = accepted.kind === "gone" ? null : await ownOffer(ctx, context, offerId);
  if (offer === null) return gone(ctx);
  await show(ctx, pingScreen(ctx, context, accepted.kind === "taken" ? { ...offer, status: "REVOKED" } : offer));
  if (accepted.kind === "accepted")
    await showStory(ctx, context, accepted.caseId, caseButtonsOf(ctx.texts, accepted.caseId));
}

/** Only the mediator who has the case reads it. */
async function open(ctx: BotContext, context: AssignmentHandlersContext, caseId: number): Promise<void> {
  const mine = { id: caseId, mediatorId: ctx.person.id, status: "ASSIGNED" as const };
  if ((await context.database.prisma.case.count({ where: mine })) === 0) return gone(ctx);
  await showStory(ctx, context, caseId, caseButtonsOf(ctx.texts, caseId));
}

function pingScreen(ctx: BotContext, { places }: AssignmentHandlersContext, offer: OfferFacts) {
  return offerScreen(ctx.texts, places, offer, "assignment:ping");
}

async function ownOffer(
  ctx: BotContext,
  { database }: AssignmentHandlersContext,
  id: number,
): Promise<OfferFacts | null> {
  const own = await database.prisma.offer.count({ where: { id, mediatorId: ctx.person.id } });
  return own === 0 ? null : ((await loadOffers(database.prisma, [String(id)])).get(String(id)) ?? null);
}

/** What was asked for is not theirs (any more). */
export function gone(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:gone") });
}
