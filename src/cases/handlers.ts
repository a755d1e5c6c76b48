import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { show } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { caseButtons } from "./buttons.ts";
import { casesOf } from "./cases.ts";
import { caseScreen, casesScreen } from "./screens.ts";

export interface CasesContext {
  database: Database;
  vault: Vault;
}

/** A case of the person's own. */
export function caseHandlers({ database, vault }: CasesContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(caseButtons, async (ctx, tapped) => {
      const cases = await casesOf(database.prisma, vault, ctx.person.id);
      const own = tapped.kind === "case" ? cases.find(({ id }) => id === tapped.case) : undefined;
      await show(ctx, own === undefined ? casesScreen(ctx.texts, cases) : caseScreen(ctx.texts, own));
    }),
  );
  return composer;
}

/** "My cases". */
export async function showCases(ctx: BotContext, { database, vault }: CasesContext): Promise<void> {
  await show(ctx, casesScreen(ctx.texts, await casesOf(database.prisma, vault, ctx.person.id)));
}
