import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { leaveCaseAct } from "../cases/leave-case-act.ts";
import { sideButtons } from "./buttons.ts";
import { putOffLeaving } from "./leave.ts";
import { leaveScreen, leavingScreen, noSideScreen, wishesScreen } from "./screens.ts";
import { changeWish, readOwnSide } from "./wishes.ts";

export interface PartiesContext {
  database: Database;
  vault: Vault;
  now: () => Date;
}

/** What another side than the applicant taps on its card. */
export function partyHandlers({ database, vault, now }: PartiesContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(sideButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const id = tapped.case;
      const side = await readOwnSide(prisma, vault, person.id, id);
      if (side === null) return show(ctx, noSideScreen(texts));
      const own = { id, number: side.number };
      switch (tapped.kind) {
        case "leave": {
          const act = await findPending(prisma, leaveCaseAct, person.id, { case: id });
          return show(ctx, act === null ? leaveScreen(texts, own) : leavingScreen(texts, own, act));
        }
        case "yes": {
          const act = await ctx.once("leaveCase", (tx) => putOffLeaving(tx, person.id, id, now()));
          return show(ctx, act === null ? noSideScreen(texts) : leavingScreen(texts, own, act));
        }
        case "wishes":
          return show(ctx, wishesScreen(texts, own, side.wishes));
        case "format":
        case "woman": {
          const wish = tapped.kind === "woman" ? "WOMAN" : tapped.format;
          await ctx.once("changeWish", (tx) => changeWish(tx, vault, person.id, id, wish));
          const changed = await readOwnSide(prisma, vault, person.id, id);
          return show(ctx, changed === null ? noSideScreen(texts) : wishesScreen(texts, own, changed.wishes));
        }
      }
    }),
  );
  return composer;
}
