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
import { patience } from "./published-changes.ts";

/** «Approve» and «return» of a second person: they work whatever they are in the middle of. */
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
          await show(ctx, submittedSampleScreen(readers, places, waiting.opened, now()));
          if (tapped.kind === "open") await say(ctx, approvalScreen(ctx.texts, places, waiting.opened));
          return;
        }
        // What became of it takes the place of the buttons: the ping is another message and changes by itself.
        case "approve": {
          const at = now();
          const approved = await ctx.once(
            "approve",
            (db) => approve(db, context, person, event, submission, at),
            patience,
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
