import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../chat/context.ts";
import { show } from "../chat/screen.ts";
import { queueButtons } from "./buttons.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { showStory } from "./opened.ts";
import { assignByHand, closeUnsuitable, readChoices, readQueue, readQueuedCase, releaseCase } from "./queue.ts";
import { choicesScreen, closeScreen, doneScreen, queuedCaseScreen, queueScreen } from "./queue-screens.ts";

/** `/queue`: who waits for a mediator in a coordinator's regions, and assigning by hand. */
export function queueHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.command("queue", (ctx) => showQueue(ctx));
  composer.use(
    whenTapped(queueButtons, async (ctx, tapped) => {
      if (tapped.kind === "list") return showQueue(ctx);
      const { texts, person } = ctx;
      const one = await readQueuedCase(prisma, vault, person, tapped.case);
      if (one === null) return over(ctx);
      switch (tapped.kind) {
        case "case":
          return show(ctx, queuedCaseScreen(texts, places, one));
        case "read":
          // The story is the coordinator's only where the person wished that one looks.
          return one.review ? showStory(ctx, context, one.id, []) : over(ctx);
        case "choose":
          return show(
            ctx,
            choicesScreen(texts, places, one, await readChoices(prisma, vault, context, person, one.id, now())),
          );
        case "assign": {
          const given = await assignByHand(prisma, context, person, one.id, tapped.mediator, now());
          if (given.kind === "over") return over(ctx);
          return show(ctx, doneScreen(texts, places, one, { kind: "handed", until: given.until }));
        }
        case "suits": {
          const released = await releaseCase(prisma, context, person, one.id, now());
          if (released.kind === "over") return over(ctx);
          if (released.offered) return show(ctx, doneScreen(texts, places, one, { kind: "sent" }));
          return show(ctx, queuedCaseScreen(texts, places, { ...one, review: false }));
        }
        case "unsuitable":
          return one.review ? show(ctx, closeScreen(texts, places, one)) : over(ctx);
        case "close": {
          const closed = await closeUnsuitable(prisma, person, one.id, now());
          return closed.kind === "over" ? over(ctx) : show(ctx, doneScreen(texts, places, one, { kind: "closed" }));
        }
      }
    }),
  );
  return composer;

  async function showQueue(ctx: BotContext): Promise<void> {
    const cases = await readQueue(prisma, vault, ctx.person);
    if (cases === null) return show(ctx, { text: ctx.texts.html("assignment:queue.forbidden") });
    await show(ctx, queueScreen(ctx.texts, places, cases));
  }
}

function over(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:queue.over") });
}
