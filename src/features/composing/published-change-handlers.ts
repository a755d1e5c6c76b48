import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { readPublicEvent } from "../events/events.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { publishedButtons } from "./buttons.ts";
import { problemsScreen, submittedScreen } from "./card-screen.ts";
import type { ComposingContext } from "./compose-form.ts";
import { showCard } from "./compose-form.ts";
import { findEditable } from "./draft.ts";
import { readPublished } from "./editor-lists.ts";
import { cancelAct, keepChange, putOffCancel, putOffDiscard } from "./pending-acts.ts";
import {
  cancellingScreen,
  cancelScreen,
  discardingScreen,
  factsScreen,
  publishedChangeScreen,
  publishScreen,
  unchangedScreen,
} from "./published-change-screens.ts";
import { compareChange, longTransaction, publishChange } from "./published-changes.ts";
import { forbiddenScreen, goneScreen, notSubmittedScreen, publishedScreen } from "./screens.ts";
import { submitChange } from "./submission.ts";

/** Handles published events. One editor may change time and place; other changes need an approver. An editor may also cancel. */
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
          if (tapped.kind === "publishNow") await keepChange(prisma, person, tapped.event, now());
          return publish(ctx, tapped.event, tapped.sequence, tapped.kind === "publishNow");
        case "submitChange":
          return submitToApprover(ctx, tapped.event, tapped.sequence);
        case "discard":
          return discard(ctx, tapped.event);
        case "cancel":
          return show(ctx, cancelScreen(texts, tapped.event));
        case "cancelNow": {
          const answer = await ctx.once("cancel", (db) => putOffCancel(db, person, tapped.event, now()));
          return show(
            ctx,
            answer.kind === "putOff"
              ? cancellingScreen(texts, tapped.event, answer, answer.act)
              : unchangedScreen(texts, tapped.event, answer.kind),
          );
        }
      }
    }),
  );
  return composer;

  async function showFacts(ctx: BotContext, eventId: number): Promise<void> {
    const event = await readPublicEvent(prisma, eventId);
    const isTheirs = event !== null && may(ctx.person, "composeEvent", { regions: event.facts.regions });
    const cancelling = await findPending(prisma, cancelAct, ctx.person.id, { event: eventId });
    await show(ctx, isTheirs ? factsScreen(ctx.texts, places, event, cancelling) : goneScreen(ctx.texts));
  }

  async function discard(ctx: BotContext, eventId: number): Promise<void> {
    const act = await ctx.once("discard", (db) => putOffDiscard(db, ctx.person, eventId, now()));
    return act === null ? showFacts(ctx, eventId) : show(ctx, discardingScreen(ctx.texts, eventId, act));
  }

  async function publish(ctx: BotContext, eventId: number, sequence: number, isConfirmed: boolean): Promise<void> {
    const { texts, person } = ctx;
    const outcome = isConfirmed
      ? await ctx.once("publish", (db) => publishChange(db, context, person, eventId, sequence, now()), longTransaction)
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

  async function submitToApprover(ctx: BotContext, eventId: number, sequence: number): Promise<void> {
    const { texts, person } = ctx;
    await keepChange(prisma, person, eventId, now());
    const submitted = await ctx.once("submit", (db) => submitChange(db, context, person, eventId, sequence, now()));
    const editable = await findEditable(prisma, person, eventId);
    switch (submitted.kind) {
      case "submitted":
        return show(ctx, editable === null ? goneScreen(texts) : submittedScreen(texts, editable, submitted.asked));
      case "already":
        return editable === null ? show(ctx, goneScreen(texts)) : showCard(ctx, context, editable);
      case "nobody":
        return show(ctx, notSubmittedScreen(texts, eventId, submitted.kind));
      case "problems":
        return show(ctx, problemsScreen(texts, eventId, submitted.problems));
      default:
        return show(ctx, unchangedScreen(texts, eventId, submitted.kind));
    }
  }
}
