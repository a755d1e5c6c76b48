import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { leadButtons } from "./buttons.ts";
import { sendOpening, setStopped } from "./lead.ts";
import { ledScreen, openingDoneScreen } from "./lead-screens.ts";
import type { TalkHandlersContext } from "./relay-handlers.ts";
import { closedScreen } from "./screens.ts";

/** A mediator stops a talk, lets it go on or sends the opening words, whatever they are in the middle of. */
export function leadHandlers({ now }: TalkHandlersContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(leadButtons, async (ctx, { kind, talk }) => {
      const { person, texts } = ctx;
      if (kind === "opening") {
        const opening = await ctx.once("sendOpening", (tx) => sendOpening(tx, person, talk, now()));
        return show(ctx, opening === null ? closedScreen(texts, null, null) : openingDoneScreen(texts, talk, opening));
      }
      const led = await ctx.once(kind, (tx) => setStopped(tx, person, talk, kind === "stop", now()));
      await show(ctx, led === null ? closedScreen(texts, null, null) : ledScreen(texts, talk, led));
    }),
  );
  return composer;
}
