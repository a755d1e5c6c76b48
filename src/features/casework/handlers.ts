import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { type Screen, say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { cardButtons } from "../cases/buttons.ts";
import { additionsTo, type CardParts } from "../cases/card-part.ts";
import { readCaseNumber } from "../cases/case-number.ts";
import { mayAnywhere } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { readOverview } from "./overview.ts";
import { cardScreen, overviewScreen, workScreen } from "./screens.ts";
import { readInHand, readWork } from "./work.ts";

export interface CaseworkContext {
  database: Database;
  vault: Vault;
  places: Places;
  cards: CardParts;
  now: () => Date;
}

/** A mediator's cases and the card of each. */
export function caseworkHandlers(context: CaseworkContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(cardButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "list":
          return mayAnywhere(ctx.person, "seeOwnCase") ? showPage(ctx, context, tapped.page) : gone(ctx);
        case "overview":
          return (await showOverview(ctx, context, tapped.case)) ? undefined : gone(ctx);
        case "card":
        case "cardBelow": {
          const screen = await makeCard(ctx, context, tapped.case);
          if (screen === null) return gone(ctx);
          return tapped.kind === "card" ? show(ctx, screen) : say(ctx, screen);
        }
      }
    }),
  );
  return composer;
}

/** The cases in hand. */
export function showWork(ctx: BotContext, context: CaseworkContext): Promise<void> {
  return showPage(ctx, context, 0);
}

async function showPage(ctx: BotContext, { database, vault }: CaseworkContext, page: number): Promise<void> {
  await show(ctx, workScreen(ctx.texts, await readWork(database.prisma, vault, ctx.person, page)));
}

/** The card of a case, for the mediator who has it; null for everybody else. */
async function makeCard(
  { person, texts }: BotContext,
  { database, vault, places, cards, now }: CaseworkContext,
  caseId: number,
): Promise<Screen | null> {
  const found = await readInHand(database.prisma, vault, person, caseId);
  if (found === null) return null;
  const card = { case: found.state, reader: person, texts, now: now() };
  return cardScreen(texts, places, found.facts, await additionsTo(card, cards.mediator));
}

/** Shows a case to a coordinator of its region. @returns false to everybody else */
async function showOverview(
  ctx: BotContext,
  { database, vault, places, cards, now }: CaseworkContext,
  caseId: number,
): Promise<boolean> {
  const { person: reader, texts } = ctx;
  const found = await readOverview(database.prisma, vault, reader, caseId);
  if (found === null) return false;
  const card = { case: found.state, reader, texts, now: now() };
  await show(ctx, overviewScreen(texts, places, found.facts, await additionsTo(card, cards.coordinator)));
  return true;
}

/** Answers the number of a case that somebody has or that is closed, for the coordinators of its region. Others learn nothing here. */
export function readOverviewNumber(context: CaseworkContext): ReadWords {
  return async (ctx, words) => {
    const number = readCaseNumber(words);
    if (number === null || !mayAnywhere(ctx.person, "seeNotes")) return false;
    const found = await context.database.prisma.case.findUnique({ where: { number }, select: { id: true } });
    return found !== null && showOverview(ctx, context, found.id);
  };
}

/** Says that a case is not, or no longer, this person's to see. */
export function gone(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:gone") });
}
