import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { answerAsColleague, answerAsParty } from "./answers.ts";
import { answerButtons, handoverButtons } from "./buttons.ts";
import { findColleagues } from "./colleagues.ts";
import { loadHandover } from "./handover-view.ts";
import { findProposal, takeProposalBack } from "./handovers.ts";
import {
  cardButton,
  colleaguesScreen,
  handoverScreen,
  nothingToAnswerScreen,
  notProposedScreen,
  unchangedScreen,
} from "./screens.ts";
import { type SummaryFormContext, type SummaryStep, summaryForm } from "./summary-form.ts";

/** The answers to a proposal. They work whatever somebody is in the middle of. */
export function answerHandlers(context: SummaryFormContext): Composer<BotContext> {
  const { now } = context;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(answerButtons, async (ctx, { kind, handover: id }) => {
      const { person } = ctx;
      await ctx.once(kind, async (tx) => {
        switch (kind) {
          case "agree":
          case "refuse":
            return answerAsParty(tx, context, person, id, kind === "agree", now());
          case "accept":
          case "decline":
            return answerAsColleague(tx, context, person, id, kind === "accept", now());
          case "takeBack":
            return takeProposalBack(tx, person, id, now());
        }
      });
      await showHandover(ctx, context, id);
    }),
  );
  return composer;
}

/** Choosing a colleague. */
export function handoverHandlers(context: SummaryFormContext): Composer<BotContext> {
  const { database, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(handoverButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const caseId = tapped.case;
      if (tapped.kind === "stop") return show(ctx, unchangedScreen(texts, cardButton(texts, caseId)));
      if ((await guardCase(prisma, person, "handOverCase", caseId)) === null)
        return show(ctx, notProposedScreen(texts, "gone"));
      const open = await findProposal(prisma, caseId, person.id);
      if (open !== null) return showHandover(ctx, context, open);
      const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
      const colleagues = await findColleagues(prisma, context, caseId, person.id, now());
      if (tapped.kind === "choose") {
        return show(ctx, colleaguesScreen(texts, { caseId, number, colleagues, page: tapped.page }));
      }
      const colleague = colleagues.find(({ personId }) => personId === tapped.colleague);
      if (colleague === undefined) return show(ctx, notProposedScreen(texts, "unfit"));
      const { personId: colleagueId, name } = colleague;
      const step: SummaryStep = { language: texts.language, caseId, number, colleagueId, name };
      await ctx.conversation.enter(summaryForm, step);
    }),
  );
  return composer;
}

/** Shows a proposal as it is now, to the person who has just answered it. */
async function showHandover(ctx: BotContext, context: SummaryFormContext, id: number): Promise<void> {
  const view = await loadHandover(context.database.prisma, context, id, ctx.person.id);
  await show(
    ctx,
    view === undefined ? nothingToAnswerScreen(ctx.texts) : handoverScreen(ctx.texts, context.places, view),
  );
}
