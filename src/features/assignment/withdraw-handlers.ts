import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { foldWords } from "../../platform/chat/understood-words.ts";
import { type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { withdrawButtons } from "../cases/buttons.ts";
import { casesOf } from "../cases/cases.ts";
import { casesScreen, withdrawnScreen, withdrawOverScreen, withdrawScreen } from "../cases/screens.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { withdrawCase } from "./withdraw.ts";

/** Answers the typed words of the buttons for withdrawing with those buttons: a case is withdrawn by a tap only. */
export function readWithdrawal({ database, vault, texts }: WithdrawalContext): ReadWords {
  return async (ctx, words) => {
    const labels = languages.flatMap((language) => [
      texts(language).plain("cases:withdraw.button"),
      texts(language).plain("cases:withdraw.yes"),
    ]);
    if (!labels.some((label) => foldWords(label) === foldWords(words))) return false;
    const cases = await casesOf(database.prisma, vault, ctx.person.id);
    const [only, ...others] = cases.filter(({ status }) => status !== "CLOSED");
    const isOne = only !== undefined && others.length === 0;
    await show(ctx, isOne ? withdrawScreen(ctx.texts, only) : casesScreen(ctx.texts, cases));
    return true;
  };
}

export interface WithdrawalContext extends AssignmentHandlersContext {
  texts: (language: Language) => Texts;
}

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
