import { Composer } from "grammy";
import { defineButtons } from "../chat/buttons.ts";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { show } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import { casesOf } from "./cases.ts";
import { casesScreen } from "./screens.ts";

export const caseButtons = defineButtons("c", { mine: {} });

export interface CasesContext {
  database: Database;
  vault: Vault;
}

/** "My cases". */
export function caseHandlers(context: CasesContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("cases", (ctx) => showCases(ctx, context));
  composer.use(whenTapped(caseButtons, (ctx) => showCases(ctx, context)));
  return composer;
}

async function showCases(ctx: BotContext, { database, vault }: CasesContext): Promise<void> {
  const cases = await casesOf(database.prisma, ctx.person.id);
  await show(
    ctx,
    casesScreen(
      ctx.texts,
      cases.map((one) => ({
        ...one,
        escalated: one.escalatedAt !== null,
        mediator: one.mediator === null ? null : openName(vault, one.mediator),
      })),
    ),
  );
}
