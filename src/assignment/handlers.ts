import { Composer } from "grammy";
import { openApplicant } from "../cases/cases.ts";
import { openStory } from "../cases/story.ts";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { say, show } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { hasRole } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { acceptOffer, declineOffer } from "./answers.ts";
import type { AssignmentContext } from "./assignment.ts";
import { offerButtons } from "./buttons.ts";
import { isOnDuty, setDuty } from "./duty.ts";
import { loadOffers } from "./messages.ts";
import { declineScreen, dutyScreen, type OfferFacts, offerScreen, storyScreens } from "./screens.ts";

export interface AssignmentHandlersContext extends AssignmentContext {
  database: Database;
  vault: Vault;
  places: Places;
  now: () => Date;
}

/** Offers and duty: buttons that work whatever a mediator is in the middle of. */
export function offerHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(offerButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "accept":
          return accept(ctx, context, tapped.offer);
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
          if (offer === null) return gone(ctx);
          return declined.kind === "gone" && offer.status === "OFFERED"
            ? gone(ctx)
            : show(ctx, pingScreen(ctx, context, offer));
        }
        case "onDuty":
          if (!hasRole(ctx.person, "MEDIATOR")) return gone(ctx);
          return show(ctx, dutyScreen(ctx.texts, await isOnDuty(prisma, ctx.person.id)));
        case "duty":
          if (!hasRole(ctx.person, "MEDIATOR")) return gone(ctx);
          await setDuty(prisma, ctx.person.id, tapped.to === "on");
          return show(ctx, dutyScreen(ctx.texts, tapped.to === "on"));
      }
    }),
  );
  return composer;
}

/** `/duty` */
export function dutyHandlers({ database }: AssignmentHandlersContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("duty").filter(
    (ctx) => hasRole(ctx.person, "MEDIATOR"),
    async (ctx) => show(ctx, dutyScreen(ctx.texts, await isOnDuty(database.prisma, ctx.person.id))),
  );
  return composer;
}

async function accept(ctx: BotContext, context: AssignmentHandlersContext, offerId: number): Promise<void> {
  const { database, vault, now } = context;
  const accepted = await acceptOffer(database.prisma, ctx.person, offerId, now());
  const offer = accepted.kind === "gone" ? null : await ownOffer(ctx, context, offerId);
  if (offer === null) return gone(ctx);
  await show(ctx, pingScreen(ctx, context, accepted.kind === "taken" ? { ...offer, status: "REVOKED" } : offer));
  if (accepted.kind !== "accepted") return;
  const one = await database.prisma.case.findUniqueOrThrow({ where: { id: accepted.caseId } });
  const story = await openStory(database.prisma, vault, { caseId: one.id });
  const facts = { number: one.number, name: openApplicant(vault, one), story };
  for (const screen of storyScreens(ctx.texts, facts)) await say(ctx, screen);
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

function gone(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:gone") });
}
