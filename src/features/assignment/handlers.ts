import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { guardCase } from "../cases/guard.ts";
import type { Places } from "../places/places.ts";
import type { AssignmentContext } from "./assignment.ts";
import { offerButtons, storyButtons } from "./buttons.ts";
import { loadOffers } from "./messages.ts";
import { acceptOffer } from "./offer-answers.ts";
import { declineAct } from "./pending-acts.ts";
import { putOffDecline } from "./put-off.ts";
import { declineScreen, type OfferFacts, offerScreen } from "./screens.ts";
import { showCase, showMore } from "./showings.ts";
import { decliningScreen } from "./undo-screens.ts";

export interface AssignmentHandlersContext extends AssignmentContext {
  database: Database;
  vault: Vault;
  places: Places;
  now: () => Date;
}

/** The buttons of offers and stories. They work at any time, even while a mediator fills in a form. */
export function offerHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
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
          const act = await findPending(prisma, declineAct, ctx.person.id, { offer: offer.id });
          if (act !== null) return show(ctx, decliningScreen(ctx.texts, places, offer, act));
          const asksReason = tapped.kind === "decline" && offer.status === "OFFERED";
          return show(ctx, asksReason ? declineScreen(ctx.texts, places, offer) : pingScreen(ctx, context, offer));
        }
        case "reason": {
          const answer = await ctx.once("decline", (tx) =>
            putOffDecline(tx, vault, ctx.person, tapped.offer, tapped.reason, now()),
          );
          const offer = await ownOffer(ctx, context, tapped.offer);
          if (offer === null) return gone(ctx);
          if (answer.kind === "putOff") return show(ctx, decliningScreen(ctx.texts, places, offer, answer.act));
          return offer.status === "OFFERED" ? gone(ctx) : show(ctx, pingScreen(ctx, context, offer));
        }
      }
    }),
  );
  composer.use(
    whenTapped(storyButtons, async (ctx, { showing, page }) => {
      const shown = await showMore(context, ctx.person, showing, page, now());
      if (shown.kind === "gone") await gone(ctx);
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
  if (accepted.kind === "accepted") await open(ctx, context, accepted.caseId);
}

/** Shows the case to the mediator who has it. */
async function open(ctx: BotContext, context: AssignmentHandlersContext, caseId: number): Promise<void> {
  const shown = await showCase(context, ctx.person, "readStory", caseId, context.now());
  if (shown.kind === "gone") await gone(ctx);
}

function pingScreen(ctx: BotContext, { places }: AssignmentHandlersContext, offer: OfferFacts) {
  return offerScreen(ctx.texts, places, offer, "assignment:ping");
}

async function ownOffer(
  ctx: BotContext,
  { database, vault }: AssignmentHandlersContext,
  id: number,
): Promise<OfferFacts | null> {
  const { prisma } = database;
  const own = await prisma.offer.findFirst({ where: { id, mediatorId: ctx.person.id }, select: { caseId: true } });
  if (own === null || (await guardCase(prisma, ctx.person, "seeOffer", own.caseId)) === null) return null;
  return (await loadOffers(prisma, vault, [{ offer: id }]))({ offer: id }) ?? null;
}

/** Says that something is not, or no longer, available to this person. */
export function gone(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:gone") });
}
