import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { type Screen, say, show } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { type Approved, approve, findWaiting, returnDraft } from "./approval.ts";
import {
  approvalScreen,
  approvedScreen,
  notWaitingScreen,
  reasonsScreen,
  submittedSampleScreen,
} from "./approval-screens.ts";
import { approvalButtons } from "./buttons.ts";
import { problemTexts } from "./card-screen.ts";
import type { ComposingContext } from "./compose-form.ts";
import { publishedChangeScreen, unchangedScreen } from "./published-change-screens.ts";
import { longTransaction } from "./published-changes.ts";

/** The approver's buttons, «approve» and «return». They work even while the approver is in the middle of a form. */
export function approvalHandlers(context: ComposingContext): Composer<BotContext> {
  const { database, places, texts, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(approvalButtons, async (ctx, tapped) => {
      const { person } = ctx;
      const { event, submission } = tapped;
      switch (tapped.kind) {
        case "open":
        case "look":
        case "return": {
          const waiting = await findWaiting(prisma, person, event, submission);
          if (waiting.kind !== "waits") return say(ctx, notWaitingScreen(ctx.texts, waiting.kind));
          if (tapped.kind === "return") return show(ctx, reasonsScreen(ctx.texts, event, submission));
          const readers = tapped.kind === "look" ? texts(tapped.language) : ctx.texts;
          await show(ctx, submittedSampleScreen(readers, places, waiting.editable, now()));
          if (tapped.kind === "open") await say(ctx, approvalScreen(ctx.texts, places, waiting.editable));
          return;
        }
        // The outcome replaces the buttons of this message. The ping is a separate message, which the outbox edits.
        case "approve": {
          const at = now();
          const approved = await ctx.once(
            "approve",
            (db) => approve(db, context, person, event, submission, at),
            longTransaction,
          );
          return show(ctx, outcomeScreen(ctx.texts, event, approved, at));
        }
        case "reason": {
          const returned = await ctx.once("return", (db) =>
            returnDraft(db, context, person, event, submission, tapped.reason, now()),
          );
          return show(ctx, notWaitingScreen(ctx.texts, returned.kind));
        }
      }
    }),
  );
  return composer;
}

function outcomeScreen(texts: Texts, event: number, approved: Approved, now: Date): Screen {
  switch (approved.kind) {
    case "published":
      return approvedScreen(texts, approved.announceAt, now);
    case "changed":
      return publishedChangeScreen(texts, event, approved);
    case "problems":
      return { text: problemTexts(texts, approved.problems).join("\n") };
    case "own":
    case "approved":
    case "over":
      return notWaitingScreen(texts, approved.kind);
    default:
      return unchangedScreen(texts, event, approved.kind);
  }
}
