import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { dateButtons, extensionButtons, termButtons } from "./buttons.ts";
import { type DateFormContext, dateForm } from "./date-form.ts";
import type { DateStep } from "./date-screens.ts";
import { extensionScreen, nothingToAnswerScreen } from "./extension-screens.ts";
import { loadExtensions } from "./extension-view.ts";
import { answerExtension, extendable } from "./extensions.ts";
import { goneScreen, type Said, termScreen } from "./screens.ts";
import { readTerm } from "./term-view.ts";
import { findTerm } from "./terms.ts";

export interface TermsContext extends DateFormContext {
  adminIds: readonly number[];
}

/** The answers of parties. They work whatever somebody is in the middle of. */
export function extensionHandlers({ database, adminIds, now }: TermsContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(extensionButtons, async (ctx, { kind, extension }) => {
      const { person, texts } = ctx;
      await ctx.once("answerExtension", (tx) => answerExtension(tx, person, extension, kind === "yes", now()));
      const delivery = { subject: { extension }, personId: person.id };
      const view = (await loadExtensions(prisma, adminIds, [delivery], now()))(delivery);
      await show(ctx, view === undefined ? nothingToAnswerScreen(texts) : extensionScreen(texts, view));
    }),
  );
  return composer;
}

/** The contract and the term of a case, for its mediator. */
export function termHandlers(context: TermsContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(termButtons, async (ctx, tapped) => {
      const caseId = tapped.case;
      if ((await guardCase(prisma, ctx.person, "recordContract", caseId)) === null)
        return show(ctx, goneScreen(ctx.texts));
      if (tapped.kind === "open") return showTerm(ctx, caseId, null);
      const step = await firstStepOf(ctx, caseId, tapped.kind);
      return step === null ? showTerm(ctx, caseId, "unfit") : ctx.conversation.enter(dateForm, step);
    }),
    // A button of a form that is over.
    whenTapped(dateButtons, (ctx, tapped) =>
      tapped.kind === "stop" ? showTerm(ctx, tapped.case, null) : show(ctx, nothingToAnswerScreen(ctx.texts)),
    ),
  );
  return composer;

  async function showTerm(ctx: BotContext, caseId: number, said: Said | null): Promise<void> {
    const isTheirs = (await guardCase(prisma, ctx.person, "recordContract", caseId)) !== null;
    const view = isTheirs ? await readTerm(prisma, vault, caseId, now()) : null;
    await show(ctx, view === null ? goneScreen(ctx.texts) : termScreen(ctx.texts, view, said));
  }

  /** The question for the date; null if there is nothing to ask for. */
  async function firstStepOf(
    { texts }: BotContext,
    caseId: number,
    asked: "contract" | "body" | "extend",
  ): Promise<DateStep | null> {
    const at = now();
    const found = await findTerm(prisma, vault, caseId);
    if (found === null) return null;
    const { number, filedDay: filed, term, rule } = found;
    const known = { language: texts.language, caseId, number, filed, known: term?.id ?? null };
    if (asked === "contract") return { ...known, question: "contract" };
    if (asked === "body") {
      return term === null || rule.days !== null ? null : { ...known, question: "body", contractDay: term.contractDay };
    }
    const limits = extendable(found, at);
    if (limits === null) return null;
    const { lastDay, latest } = limits;
    return {
      ...known,
      question: "until",
      limits: { lastDay, latest },
      sides: (await partiesOf(prisma, caseId)).length,
    };
  }
}
