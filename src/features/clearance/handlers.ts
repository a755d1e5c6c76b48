import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { answerAgain, secondYesIn } from "./answering.ts";
import { notAskedScreen, secondYesScreen } from "./applicant-screens.ts";
import { askForClearance } from "./asking.ts";
import { askClearanceButtons, decideButtons, secondYesButtons } from "./buttons.ts";
import { findGate } from "./clearance.ts";
import {
  decidedBeforeScreen,
  decidedScreen,
  forbiddenScreen,
  toDecideListScreen,
  toDecideScreen,
} from "./coordinator-screens.ts";
import { clearCase } from "./deciding.ts";
import { findRounds, findToDecideFacts, readToDecide } from "./found-rounds.ts";
import { confirmAskScreen, notTheirsScreen, standingScreen } from "./mediator-screens.ts";
import { type ClearanceContext, type RefusalStep, refusalForm } from "./refusal-form.ts";
import { mayAsk } from "./rules.ts";

/** A mediator asks for clearance, and the applicant says yes or no again, whatever they are in the middle of. */
export function clearanceAnytime(context: ClearanceContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(askClearanceButtons, async (ctx, { kind, case: caseId }) => {
      const { texts, person } = ctx;
      if (kind === "yes")
        await ctx.once("askForClearance", (tx) => askForClearance(tx, context, person, caseId, now()));
      if ((await guardCase(prisma, person, "askForClearance", caseId)) === null)
        return show(ctx, notTheirsScreen(texts));
      const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
      const { gate, roundId } = await findGate(prisma, caseId);
      if (kind === "ask" && mayAsk(gate)) return show(ctx, confirmAskScreen(texts, { caseId, number }));
      const round = roundId === null ? undefined : (await findRounds(prisma, vault, [roundId])).get(roundId);
      await show(ctx, standingScreen(texts, { caseId, number }, gate, round?.reason));
    }),
    whenTapped(secondYesButtons, async (ctx, tapped) => {
      const { person } = ctx;
      if (tapped.kind === "read") {
        const isOwn = (await prisma.case.count({ where: { id: tapped.case, personId: person.id } })) > 0;
        const { roundId } = isOwn ? await findGate(prisma, tapped.case) : { roundId: null };
        return showQuestion(ctx, roundId);
      }
      const { kind, round: roundId } = tapped;
      const answer = { roundId, agrees: kind === "yes" };
      await ctx.once("secondYes", (tx) => answerAgain(tx, person.id, answer, now()));
      await showQuestion(ctx, roundId);
    }),
  );
  return composer;

  async function showQuestion(ctx: BotContext, roundId: number | null): Promise<void> {
    const round = roundId === null ? undefined : (await findRounds(prisma, vault, [roundId])).get(roundId);
    const answer = round === undefined || round.personId !== ctx.person.id ? null : secondYesIn(round.gate);
    if (round === undefined || answer === null) return show(ctx, notAskedScreen(ctx.texts));
    await show(ctx, secondYesScreen(ctx.texts, { ...round, answer }));
  }
}

/** A coordinator clears a case, or refuses. */
export function decideHandlers(context: ClearanceContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(decideButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (tapped.kind === "list") return showToDecide(ctx, context);
      const { round: roundId } = tapped;
      if (tapped.kind === "clear") {
        const number = await ctx.once("clearCase", async (tx) => {
          const found = await findToDecideFacts(tx, vault, person, roundId);
          const decided = await clearCase(tx, person, roundId, now());
          return found === null || decided.kind === "over" ? null : found.brief.number;
        });
        return show(ctx, number === null ? decidedBeforeScreen(texts) : decidedScreen(texts, number, "cleared"));
      }
      const found = await findToDecideFacts(prisma, vault, person, roundId);
      if (found === null) return show(ctx, decidedBeforeScreen(texts));
      if (tapped.kind === "open") return show(ctx, toDecideScreen(texts, places, found));
      const step: RefusalStep = { language: texts.language, round: roundId, number: found.brief.number };
      await ctx.conversation.enter(refusalForm, step);
    }),
  );
  return composer;
}

/** What waits for a coordinator. */
export async function showToDecide(
  ctx: BotContext,
  { database, vault, places }: Pick<ClearanceContext, "database" | "vault" | "places">,
): Promise<void> {
  const waiting = await readToDecide(database.prisma, vault, ctx.person);
  await show(ctx, waiting === null ? forbiddenScreen(ctx.texts) : toDecideListScreen(ctx.texts, places, waiting));
}
