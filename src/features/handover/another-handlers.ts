import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { putOffChange, wayTo } from "./another-mediator.ts";
import { anotherAnswerScreen, anotherScreen, anotherSoonScreen, backToCase } from "./another-screens.ts";
import { anotherButtons } from "./buttons.ts";
import { anotherMediatorAct } from "./pending-acts.ts";
import { type ReasonStep, reasonForm } from "./reason-form.ts";
import { nothingToAnswerScreen, unchangedScreen } from "./screens.ts";
import type { SummaryFormContext } from "./summary-form.ts";

/** A party wishes for another mediator. */
export function anotherHandlers({ database, now }: SummaryFormContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(anotherButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (tapped.kind === "stop") return show(ctx, unchangedScreen(texts, backToCase(texts, tapped.case)));
      const own = await prisma.case.findFirst({
        where: {
          id: tapped.case,
          OR: [{ personId: person.id }, { parties: { some: { personId: person.id, leftAt: null } } }],
        },
        select: { number: true },
      });
      if (own === null) return show(ctx, nothingToAnswerScreen(texts));
      const ownCase = { caseId: tapped.case, number: own.number };
      const answer =
        tapped.kind === "yes"
          ? await ctx.once("anotherMediator", (tx) => putOffChange(tx, person.id, tapped.case, now()))
          : await wayTo(prisma, person.id, tapped.case);
      if (answer.kind === "putOff") return show(ctx, anotherSoonScreen(texts, ownCase, answer.act));
      const act = await findPending(prisma, anotherMediatorAct, person.id, { case: tapped.case });
      if (act !== null) return show(ctx, anotherSoonScreen(texts, ownCase, act));
      switch (answer.kind) {
        case "free":
          return show(ctx, anotherScreen(texts, ownCase));
        case "reason": {
          const step: ReasonStep = { language: texts.language, ...ownCase };
          return ctx.conversation.enter(reasonForm, step);
        }
        case "asked":
        case "over":
          return show(ctx, anotherAnswerScreen(texts, ownCase, answer.kind));
      }
    }),
  );
  return composer;
}
