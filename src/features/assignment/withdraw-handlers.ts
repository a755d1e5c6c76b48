import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { withdrawButtons } from "../cases/buttons.ts";
import { withdrawnScreen, withdrawOverScreen, withdrawScreen } from "../cases/screens.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { withdrawCase } from "./withdraw.ts";

/** An applicant withdraws their case after confirming it. */
export function withdrawHandlers({ database, now }: AssignmentHandlersContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(withdrawButtons, async (ctx, tapped) => {
      if (tapped.kind === "yes") {
        const withdrawn = await withdrawCase(prisma, ctx.person.id, tapped.case, now());
        return show(
          ctx,
          withdrawn.kind === "over" ? withdrawOverScreen(ctx.texts) : withdrawnScreen(ctx.texts, withdrawn),
        );
      }
      const openCase = await prisma.case.findFirst({
        where: { id: tapped.case, personId: ctx.person.id, status: { in: ["WAITING", "ASSIGNED"] } },
        select: { id: true, number: true },
      });
      await show(ctx, openCase === null ? withdrawOverScreen(ctx.texts) : withdrawScreen(ctx.texts, openCase));
    }),
  );
  return composer;
}
