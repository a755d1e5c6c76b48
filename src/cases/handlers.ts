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

/** "My cases". */
export function caseHandlers({ database, vault }: CasesContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const mine = (ctx: BotContext) => casesOf(database.prisma, vault, ctx.person.id);
  composer.command("cases", async (ctx) => show(ctx, casesScreen(ctx.texts, await mine(ctx))));
  composer.use(
    whenTapped(caseButtons, async (ctx, tapped) => {
      const cases = await mine(ctx);
      const one = tapped.kind === "case" ? cases.find(({ id }) => id === tapped.case) : undefined;
      await show(ctx, one === undefined ? casesScreen(ctx.texts, cases) : caseScreen(ctx.texts, one));
    }),
  );
  return composer;
}
