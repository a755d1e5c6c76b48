import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { show } from "../chat/screen.ts";
import { isEditor, readPublicEvent } from "../events/events.ts";
import { mayEdit } from "../people/people.ts";
import { publishedButtons } from "./buttons.ts";
import { problemsScreen } from "./card-screen.ts";
import { cancelPublished, compareChange, discardChange, publishChange } from "./changing.ts";
import {
  cancelledScreen,
  cancelScreen,
  factsScreen,
  publishedChangeScreen,
  publishScreen,
  unchangedScreen,
} from "./changing-screens.ts";
import type { ComposingContext } from "./compose-form.ts";
import { readPublished } from "./lists.ts";
import { forbiddenScreen, goneScreen, publishedScreen } from "./screens.ts";

/** What is public: changed by its editors alone, and cancelled. */
export function changeHandlers({ database, places, now }: ComposingContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(publishedButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (!isEditor(person)) return show(ctx, forbiddenScreen(texts));
      switch (tapped.kind) {
        case "list":
          return show(ctx, publishedScreen(texts, await readPublished(prisma, person, tapped.page, now())));
        case "facts":
          return showFacts(ctx, tapped.event);
        case "publish":
        case "publishNow":
          return publish(ctx, tapped.event, tapped.sequence, tapped.kind === "publishNow");
        case "discard":
          await discardChange(prisma, person, tapped.event);
          return showFacts(ctx, tapped.event);
        case "cancel":
          return show(ctx, cancelScreen(texts, tapped.event));
        case "cancelNow": {
          const done = await cancelPublished(prisma, person, tapped.event, now());
          return show(
            ctx,
            done.kind === "done" ? cancelledScreen(texts, done.told) : unchangedScreen(texts, tapped.event, done.kind),
          );
        }
      }
    }),
  );
  return composer;

  async function showFacts(ctx: BotContext, eventId: number): Promise<void> {
    const event = await readPublicEvent(prisma, eventId);
    const may = event !== null && mayEdit(ctx.person, event.facts.regions);
    await show(ctx, may ? factsScreen(ctx.texts, places, event) : goneScreen(ctx.texts));
  }

  async function publish(ctx: BotContext, eventId: number, sequence: number, isSure: boolean): Promise<void> {
    const { texts, person } = ctx;
    const outcome = await (isSure ? publishChange : compareChange)(prisma, person, eventId, sequence, now());
    switch (outcome.kind) {
      case "changes":
        return show(ctx, publishScreen(texts, eventId, sequence, outcome));
      case "published":
        return show(ctx, publishedChangeScreen(texts, eventId, outcome.changed, outcome.told));
      case "problems":
        return show(ctx, problemsScreen(texts, eventId, outcome.problems));
      default:
        return show(ctx, unchangedScreen(texts, eventId, outcome.kind));
    }
  }
}
