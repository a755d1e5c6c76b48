import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { caseButtons } from "./buttons.ts";
import { readCaseNumber } from "./case-number.ts";
import { casesOf } from "./cases.ts";
import { caseScreen, casesScreen, unknownNumberScreen } from "./screens.ts";

export interface CasesContext {
  database: Database;
  vault: Vault;
}

/** A person's own cases. */
export function caseHandlers({ database, vault }: CasesContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(caseButtons, async (ctx, tapped) => {
      const cases = await casesOf(database.prisma, vault, ctx.person.id);
      const chosen = tapped.kind === "case" ? cases.find(({ id }) => id === tapped.case) : undefined;
      await show(ctx, chosen === undefined ? casesScreen(ctx.texts, cases) : caseScreen(ctx.texts, chosen));
    }),
  );
  return composer;
}

/** "My cases". */
export async function showCases(ctx: BotContext, { database, vault }: CasesContext): Promise<void> {
  await show(ctx, casesScreen(ctx.texts, await casesOf(database.prisma, vault, ctx.person.id)));
}

/** Answers the number of a case: the applicant sees it, and nobody else learns whether it exists. */
export function readNumber({ database, vault }: CasesContext): ReadWords {
  return async (ctx, words) => {
    const number = readCaseNumber(words);
    if (number === null) return false;
    const [own] = await casesOf(database.prisma, vault, ctx.person.id, number);
    await show(ctx, own === undefined ? unknownNumberScreen(ctx.texts, number) : caseScreen(ctx.texts, own));
    return true;
  };
}
