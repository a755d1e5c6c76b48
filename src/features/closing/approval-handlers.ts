import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { putOffApproval } from "./approval.ts";
import {
  approvingScreen,
  closingToApproveScreen,
  inHandScreen,
  openCaseScreen,
  overScreen,
  waitingListScreen,
} from "./approval-screens.ts";
import { closingButtons } from "./buttons.ts";
import type { ClosingFormContext } from "./closing-form.ts";
import { goneScreen } from "./mediator-screens.ts";
import { readInHand, readOpenCase, readWaiting, readWaitingClosing } from "./open-cases.ts";
import { approveAct } from "./pending-acts.ts";
import { returnForm, type WordsStep } from "./words-form.ts";

/** What coordinators see of open cases, and the closings that wait for them. */
export function approvalHandlers(context: ClosingFormContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(closingButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      switch (tapped.kind) {
        case "list":
          return showWaiting(ctx, context, tapped.page);
        case "inHand": {
          const list = await readInHand(prisma, vault, person, tapped.page);
          return show(ctx, list === null ? goneScreen(texts) : inHandScreen(texts, places, list));
        }
        case "case": {
          const found = await readOpenCase(prisma, vault, person, tapped.case);
          return show(ctx, found === null ? goneScreen(texts) : openCaseScreen(texts, places, found));
        }
        case "approve":
          return approve(ctx, tapped.closing);
        case "open":
        case "return":
          return open(ctx, tapped.closing, tapped.kind === "return");
      }
    }),
  );
  return composer;

  async function open(ctx: BotContext, closingId: number, isReturned: boolean): Promise<void> {
    const { texts, person } = ctx;
    const found = await readWaitingClosing(prisma, vault, person, closingId);
    if (found === null) return show(ctx, overScreen(texts));
    const { number } = found;
    const act = await findPending(prisma, approveAct, person.id, { closing: closingId });
    if (act !== null) return show(ctx, approvingScreen(texts, number, act));
    if (!isReturned) return show(ctx, closingToApproveScreen(texts, places, found, null));
    const step: WordsStep = { language: texts.language, about: "return", id: closingId, number };
    await ctx.conversation.enter(returnForm, step);
  }

  async function approve(ctx: BotContext, closingId: number): Promise<void> {
    const answer = await ctx.once("approveClosing", async (tx) => {
      const found = await readWaitingClosing(tx, vault, ctx.person, closingId);
      const putOff = await putOffApproval(tx, ctx.person, closingId, now());
      return found === null || putOff.kind === "over" ? null : { number: found.number, act: putOff.act };
    });
    if (answer === null) return show(ctx, overScreen(ctx.texts));
    return show(ctx, approvingScreen(ctx.texts, answer.number, answer.act));
  }
}

/** The closings that wait for a coordinator. */
export async function showWaiting(
  ctx: BotContext,
  { database, vault, places }: ClosingFormContext,
  page: number,
): Promise<void> {
  const list = await readWaiting(database.prisma, vault, ctx.person, page);
  await show(ctx, list === null ? goneScreen(ctx.texts) : waitingListScreen(ctx.texts, places, list));
}
