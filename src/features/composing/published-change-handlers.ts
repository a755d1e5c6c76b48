import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { readPublicEvent } from "../events/events.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { publishedButtons } from "./buttons.ts";
import { problemsScreen, submittedScreen } from "./card-screen.ts";
import type { ComposingContext } from "./compose-form.ts";
import { showCard } from "./compose-form.ts";
import { findOpened } from "./draft.ts";
import { readPublished } from "./editor-lists.ts";
import {
  cancelledScreen,
  cancelScreen,
  factsScreen,
  publishedChangeScreen,
  publishScreen,
  unchangedScreen,
} from "./published-change-screens.ts";
import { cancelPublished, compareChange, discardChange, patience, publishChange } from "./published-changes.ts";
import { forbiddenScreen, goneScreen, notSubmittedScreen, publishedScreen } from "./screens.ts";
import { submitChange } from "./submission.ts";

/** What is public: when and where is changed by one editor, all else with a second person; and it is cancelled. */
export function changeHandlers(context: ComposingContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(publishedButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (!mayAnywhere(person, "composeEvent")) return show(ctx, forbiddenScreen(texts));
      switch (tapped.kind) {
        case "list":
          return show(ctx, publishedScreen(texts, await readPublished(prisma, person, tapped.page, now())));
        case "facts":
          return showFacts(ctx, tapped.event);
        case "publish":
        case "publishNow":
          return publish(ctx, tapped.event, tapped.sequence, tapped.kind === "publishNow");
        case "submitChange":
          return send(ctx, tapped.event, tapped.sequence);
        case "discard":
          await ctx.once("discard", (db) => discardChange(db, person, tapped.event, now()));
          return showFacts(ctx, tapped.event);
        case "cancel":
          return show(ctx, cancelScreen(texts, tapped.event));
        case "cancelNow": {
          const done = await ctx.once("cancel", (db) => cancelPublished(db, person, tapped.event, now()), patience);
          return show(
            ctx,
            done.kind === "done" ? cancelledScreen(texts, done) : unchangedScreen(texts, tapped.event, done.kind),
          );
        }
      }
    }),
  );
  return composer;

  async function showFacts(ctx: BotContext, eventId: number): Promise<void> {
    const event = await readPublicEvent(prisma, eventId);
    const isTheirs = event !== null && may(ctx.person, "composeEvent", { regions: event.facts.regions });
    await show(ctx, isTheirs ? factsScreen(ctx.texts, places, event) : goneScreen(ctx.texts));
  }

  async function publish(ctx: BotContext, eventId: number, sequence: number, isSure: boolean): Promise<void> {
    const { texts, person } = ctx;
    const outcome = isSure
      ? await ctx.once("publish", (db) => publishChange(db, context, person, eventId, sequence, now()), patience)
      : await compareChange(prisma, person, eventId, sequence, now());
    switch (outcome.kind) {
      case "changes":
        return show(ctx, publishScreen(texts, eventId, sequence, outcome));
      case "published":
        return show(ctx, publishedChangeScreen(texts, eventId, outcome));
      case "needsApproval":
        return publish(ctx, eventId, sequence, false);
      case "problems":
        return show(ctx, problemsScreen(texts, eventId, outcome.problems));
      default:
        return show(ctx, unchangedScreen(texts, eventId, outcome.kind));
    }
  }

  async function send(ctx: BotContext, eventId: number, sequence: number): Promise<void> {
    const { texts, person } = ctx;
    const submitted = await ctx.once("submit", (db) => submitChange(db, context, person, eventId, sequence, now()));
    const opened = await findOpened(prisma, person, eventId);
    switch (submitted.kind) {
      case "submitted":
        return show(ctx, opened === null ? goneScreen(texts) : submittedScreen(texts, opened, submitted.asked));
      case "already":
        return opened === null ? show(ctx, goneScreen(texts)) : showCard(ctx, context, opened);
      case "nobody":
        return show(ctx, notSubmittedScreen(texts, eventId, submitted.kind));
      case "problems":
        return show(ctx, problemsScreen(texts, eventId, submitted.problems));
      default:
        return show(ctx, unchangedScreen(texts, eventId, submitted.kind));
    }
  }
}
