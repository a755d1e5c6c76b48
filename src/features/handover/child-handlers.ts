import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { childButtons } from "./buttons.ts";
import { reportChild } from "./child-in-danger.ts";
import { childAskScreen, childReportedScreen } from "./child-screens.ts";
import { notProposedScreen } from "./screens.ts";
import type { SummaryFormContext } from "./summary-form.ts";

/** A mediator reports that a child is in danger, whatever they are in the middle of. */
export function childHandlers(context: SummaryFormContext): Composer<BotContext> {
  const { database, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(childButtons, async (ctx, { kind, case: caseId }) => {
      const { texts, person } = ctx;
      const reported =
        kind === "yes" ? await ctx.once("reportChild", (tx) => reportChild(tx, context, person, caseId, now())) : null;
      if ((await guardCase(prisma, person, "reportChildInDanger", caseId)) === null)
        return show(ctx, notProposedScreen(texts, "gone"));
      const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
      const ownCase = { caseId, number };
      await show(
        ctx,
        reported === null ? childAskScreen(texts, ownCase) : childReportedScreen(texts, ownCase, reported),
      );
    }),
  );
  return composer;
}
