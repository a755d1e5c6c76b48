import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { createDecision, type DecisionStep, decisionName } from "../../platform/chat/decision.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { isTyped } from "../../platform/chat/understood-words.ts";
import type { PrismaClient } from "../../platform/database/generated/client.ts";
import { type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons, withdrawButtons } from "../cases/buttons.ts";
import { findDanger } from "../cases/cases.ts";
import { casesOf } from "../cases/own-cases.ts";
import {
  casesScreen,
  withdrawingScreen,
  withdrawnScreen,
  withdrawOverScreen,
  withdrawScreen,
} from "../cases/screens.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { putOffWithdrawal } from "./withdraw.ts";

/** Answers the typed words of the buttons for withdrawing with those buttons: a case is withdrawn by a tap only. */
export function readWithdrawal(context: WithdrawalContext): ReadWords {
  const { database, texts, now } = context;
  return async (ctx, words) => {
    const labels = languages.flatMap((language) => [
      texts(language).plain("cases:withdraw.button"),
      texts(language).plain("cases:withdraw.yes"),
    ]);
    if (!isTyped(words, labels)) return false;
    const cases = await casesOf(database.prisma, context, ctx.person.id);
    const [only, ...others] = cases.filter(({ status, isApplicant }) => isApplicant && status !== "CLOSED");
    if (only !== undefined && others.length === 0) await askToWithdraw(ctx, database.prisma, only);
    else await show(ctx, casesScreen(ctx.texts, cases, now()));
    return true;
  };
}

export interface WithdrawalContext extends AssignmentHandlersContext {
  texts: (language: Language) => Texts;
}

/** The name of the question whether to withdraw. */
export const withdrawal = decisionName("withdrawal");

interface WithdrawalStep extends DecisionStep {
  id: number;
  number: string;
}

/** Listens to words after the question whether to withdraw. */
export function createWithdrawal({ database, texts }: WithdrawalContext) {
  return createDecision<WithdrawalStep>({
    texts,
    screen: withdrawScreen,
    yesNo: ({ id }) => ({ yes: withdrawButtons.data("yes", { case: id }), no: caseButtons.data("mine", {}) }),
    isOpen: async (ctx, { id }) => (await findOpenCase(database.prisma, ctx, id)) !== null,
  });
}

async function askToWithdraw(
  ctx: BotContext,
  prisma: PrismaClient,
  { id, number }: { id: number; number: string },
): Promise<void> {
  const act = await findPending(prisma, withdrawAct, ctx.person.id, { case: id });
  if (act !== null) return show(ctx, withdrawingScreen(ctx.texts, number, act));
  await show(ctx, withdrawScreen(ctx.texts, { id, number }));
  const step: WithdrawalStep = { language: ctx.texts.language, id, number };
  await ctx.conversation.enter(withdrawal, step);
}

function findOpenCase(prisma: PrismaClient, { person }: BotContext, id: number) {
  return prisma.case.findFirst({
    where: { id, personId: person.id, status: { in: ["WAITING", "ASSIGNED"] } },
    select: { id: true, number: true },
  });
}

/** An applicant withdraws their case after confirming it; that takes effect a minute later. */
export function withdrawHandlers({ database, vault, now }: AssignmentHandlersContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(withdrawButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (tapped.kind === "yes") {
        const answer = await ctx.once("withdraw", (tx) => putOffWithdrawal(tx, person.id, tapped.case, now()));
        if (answer.kind === "putOff") return show(ctx, withdrawingScreen(texts, answer.number, answer.act));
        if (answer.kind === "over") return show(ctx, withdrawOverScreen(texts));
        const danger = await findDanger(prisma, vault, tapped.case);
        return show(ctx, withdrawnScreen(texts, { number: answer.number, danger }));
      }
      const openCase = await findOpenCase(prisma, ctx, tapped.case);
      if (openCase === null) await show(ctx, withdrawOverScreen(texts));
      else await askToWithdraw(ctx, prisma, openCase);
    }),
  );
  return composer;
}
