import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { closedScreen, questionScreen, ratedScreen, unaskedScreen } from "./applicant-screens.ts";
import { afterButtons } from "./buttons.ts";
import { findOwnClosed } from "./closed-cases.ts";
import type { ClosingFormContext } from "./closing-form.ts";
import { answerQuestion } from "./held.ts";
import { rate } from "./ratings.ts";

/** What an applicant taps after their case was closed. It works whatever the person is in the middle of. */
export function applicantHandlers({ database, vault, now }: ClosingFormContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(afterButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const { closing } = tapped;
      switch (tapped.kind) {
        case "read": {
          const facts = await findOwnClosed(prisma, vault, person.id, closing);
          return show(ctx, facts === null ? unaskedScreen(texts) : closedScreen(texts, facts));
        }
        case "rate": {
          const rated = await ctx.once("rate", (tx) => rate(tx, vault, person.id, closing, tapped.stars, now()));
          return show(ctx, ratedScreen(texts, await findOwnClosed(prisma, vault, person.id, closing), rated));
        }
        case "held": {
          const asked = await ctx.once("held", (tx) => answerQuestion(tx, vault, person.id, closing, tapped.answer));
          return show(ctx, asked === null ? unaskedScreen(texts) : questionScreen(texts, asked));
        }
      }
    }),
  );
  return composer;
}
