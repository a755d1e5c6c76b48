import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import { caseButtons } from "./buttons.ts";
import { additionsTo, type CardParts } from "./card-part.ts";
import { readCaseNumber } from "./case-number.ts";
import { findCaseStates } from "./case-rows.ts";
import { casesOf, type OwnCasesContext } from "./own-cases.ts";
import { type CaseFacts, caseScreen, casesScreen, unknownNumberScreen } from "./screens.ts";

export interface CasesContext extends OwnCasesContext {
  database: Database;
  cards: CardParts;
  now: () => Date;
}

/** A person's own cases. */
export function caseHandlers(context: CasesContext): Composer<BotContext> {
  const { database, now } = context;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(caseButtons, async (ctx, tapped) => {
      const cases = await casesOf(database.prisma, context, ctx.person.id);
      const chosen = tapped.kind === "case" ? cases.find(({ id }) => id === tapped.case) : undefined;
      await (chosen === undefined ? show(ctx, casesScreen(ctx.texts, cases, now())) : showCard(ctx, context, chosen));
    }),
  );
  return composer;
}

/** The card of a case, for its applicant or for another side. */
async function showCard(ctx: BotContext, { database, cards, now }: CasesContext, facts: CaseFacts): Promise<void> {
  const { person: reader, texts } = ctx;
  const at = now();
  const state = (await findCaseStates(database.prisma, [facts.id])).get(facts.id);
  const addition =
    state === undefined
      ? { lines: [], buttons: [] }
      : await additionsTo({ case: state, reader, texts, now: at }, facts.isApplicant ? cards.applicant : cards.party);
  await show(ctx, caseScreen(texts, facts, addition, at));
}

/** "My cases". */
export async function showCases(ctx: BotContext, context: CasesContext): Promise<void> {
  const { database, now } = context;
  await show(ctx, casesScreen(ctx.texts, await casesOf(database.prisma, context, ctx.person.id), now()));
}

/** Answers the number of a case: its parties see it, and nobody else learns whether it exists. */
export function readNumber(context: CasesContext): ReadWords {
  const { database } = context;
  return async (ctx, words) => {
    const number = readCaseNumber(words);
    if (number === null) return false;
    const [own] = await casesOf(database.prisma, context, ctx.person.id, number);
    await (own === undefined ? show(ctx, unknownNumberScreen(ctx.texts, number)) : showCard(ctx, context, own));
    return true;
  };
}
