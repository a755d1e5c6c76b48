import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { endingButtons } from "../cases/buttons.ts";
import { guardCase } from "../cases/guard.ts";
import { questionScreen, reopenedScreen, unaskedScreen } from "./applicant-screens.ts";
import { takeClosingBack } from "./approval.ts";
import { closingFormButtons, heldWordsButtons, returnButtons, wordsButtons } from "./buttons.ts";
import { isSensitive } from "./close.ts";
import { type ClosingFormContext, type ClosingStep, closingForm } from "./closing-form.ts";
import { findOwnQuestion } from "./held.ts";
import { closingSoonScreen, goneScreen, takenBackScreen, waitingScreen } from "./mediator-screens.ts";
import { closeOpenAct, closeOwnAct } from "./pending-acts.ts";
import { findEnded } from "./reopen.ts";
import { findWaitingOf } from "./waiting.ts";
import { type WordsStep, wordsForm } from "./words-form.ts";

/** Closing a case, and opening it again: the taps that lead into the forms. */
export function closingHandlers(context: ClosingFormContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(endingButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "close":
          return beginToClose(ctx, context, tapped.case, "mediator");
        case "closeForMediator":
          return beginToClose(ctx, context, tapped.case, "coordinator");
        case "takeBack":
          return takeBack(ctx, tapped.closing);
        case "reopen": {
          const ended = await findEnded(prisma, vault, ctx.person.id, tapped.case, now());
          if (ended === null) return show(ctx, reopenedScreen(ctx.texts, { kind: "over" }));
          if (ended.isOpen) return show(ctx, reopenedScreen(ctx.texts, { kind: "open", number: ended.number }));
          if (ended.asked === "nobody") return show(ctx, reopenedScreen(ctx.texts, { kind: "over" }));
          return askForWords(ctx, { about: "reopen", id: tapped.case, number: ended.number });
        }
      }
    }),
  );
  composer.use(
    whenTapped(heldWordsButtons, async (ctx, { closing }) => {
      const asked = await findOwnQuestion(prisma, vault, ctx.person.id, closing);
      if (asked === null) return show(ctx, unaskedScreen(ctx.texts));
      if (asked.answer === null) return show(ctx, questionScreen(ctx.texts, asked));
      return askForWords(ctx, { about: "held", id: closing, number: asked.number });
    }),
  );
  // Buttons of a form that is over.
  for (const buttons of [closingFormButtons, wordsButtons, returnButtons]) {
    composer.use(whenTapped(buttons, (ctx) => show(ctx, goneScreen(ctx.texts))));
  }
  return composer;

  async function takeBack(ctx: BotContext, closingId: number): Promise<void> {
    const taken = await ctx.once("takeClosingBack", async (tx) => {
      const { kind } = await takeClosingBack(tx, ctx.person, closingId, now());
      const found = await tx.closing.findUnique({
        where: { id: closingId },
        select: { case: { select: { number: true } } },
      });
      return kind === "over" || found === null ? null : found.case.number;
    });
    return show(ctx, taken === null ? goneScreen(ctx.texts) : takenBackScreen(ctx.texts, taken));
  }
}

async function askForWords(ctx: BotContext, step: Omit<WordsStep, "language">): Promise<void> {
  await ctx.conversation.enter(wordsForm, { ...step, language: ctx.texts.language } satisfies WordsStep);
}

/** Begins the form; or shows that the case is being closed already, or that its closing waits for a coordinator. */
async function beginToClose(
  ctx: BotContext,
  context: ClosingFormContext,
  caseId: number,
  as: ClosingStep["as"],
): Promise<void> {
  const { prisma } = context.database;
  const { person, texts } = ctx;
  const permission = as === "mediator" ? "closeOwnCase" : "closeOpenCase";
  if ((await guardCase(prisma, person, permission, caseId)) === null) return show(ctx, goneScreen(texts));
  const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
  const act = await findPending(prisma, as === "mediator" ? closeOwnAct : closeOpenAct, person.id, { case: caseId });
  if (act !== null) return show(ctx, closingSoonScreen(texts, { number, as }, act));
  const waiting = as === "mediator" ? await findWaitingOf(prisma, caseId) : null;
  if (waiting !== null) {
    return show(ctx, waitingScreen(texts, { number, closing: waiting.id, submittedAt: waiting.submittedAt }));
  }
  const approval = as === "mediator" && (await isSensitive(prisma, context, caseId));
  const step: ClosingStep = { language: texts.language, caseId, number, as, approval, question: "outcome" };
  await ctx.conversation.enter(closingForm, step);
}
