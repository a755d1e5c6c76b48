import { Composer, type MiddlewareFn } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { isInForm } from "../../platform/chat/conversation-state.ts";
import { factsOf } from "../../platform/chat/received-content.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { minorButtons } from "./buttons.ts";
import { markingMinorScreen, markMinorScreen, saidMinorScreen } from "./minor-screens.ts";
import { putOffMark, putOffSaid } from "./minors.ts";
import { notProposedScreen } from "./screens.ts";
import type { SummaryFormContext } from "./summary-form.ts";
import { saysUnderAge } from "./under-age.ts";

/**
 * Hears a party of an open case say that they are under 18, in what they write, edit or put below a file. An answer to a form is for the
 * form. Whatever was written goes on to those for whom it is meant.
 */
export function hearMinor(context: SummaryFormContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const written = ctx.message ?? ctx.editedMessage;
    const words = written?.text ?? written?.caption ?? "";
    if (written !== undefined && !words.startsWith("/") && saysUnderAge(words)) {
      const isAnswer = isInForm(ctx.conversationState, "before") && factsOf(written).replyTo === null;
      const act = isAnswer
        ? null
        : await ctx.once("saidMinor", (tx) => putOffSaid(tx, context, ctx.person.id, context.now()));
      if (act !== null) await say(ctx, saidMinorScreen(ctx.texts, act));
    }
    await next();
  };
}

/** A mediator marks a party of a case as under 18, whatever they are in the middle of. */
export function minorHandlers({ database, now }: SummaryFormContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(minorButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const caseId = tapped.case;
      const side = "side" in tapped ? tapped.side : 1;
      const isYes = tapped.kind === "yes" || tapped.kind === "yesSide";
      const marked = { caseId, side };
      const act = isYes ? await ctx.once("markMinor", (tx) => putOffMark(tx, person, marked, now())) : null;
      if ((await guardCase(prisma, person, "markMinor", caseId)) === null)
        return show(ctx, notProposedScreen(texts, "gone"));
      const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
      const ownCase = { caseId, number };
      await show(
        ctx,
        act === null ? markMinorScreen(texts, { ...ownCase, side }) : markingMinorScreen(texts, ownCase, act),
      );
    }),
  );
  return composer;
}
