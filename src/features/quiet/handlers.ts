import { Composer, GrammyError } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import { maxDeleted } from "../../platform/telegram/deletable.ts";
import { quietButtons } from "./buttons.ts";
import { hasQuietMode, hideShown, openWaiting, turnOff, turnOn } from "./quiet.ts";
import { hiddenScreen, openedScreen, settingsScreen } from "./screens.ts";

export interface QuietContext {
  database: Database;
  now: () => Date;
  /** Leaves the talk that a person has entered. */
  leaveTalk: (tx: Db, personId: number) => Promise<void>;
}

/** Whatever the person is in the middle of: somebody may be coming into the room. */
export function quietTaps({ database, now, leaveTalk }: QuietContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(quietButtons, async (ctx, { kind }) => {
      const { id } = ctx.person;
      switch (kind) {
        case "offered":
          // The numbers to call stay on the screen.
          return showSettings(ctx, { database }, say);
        case "settings":
          return showSettings(ctx, { database });
        case "on":
          await ctx.once("quietOn", (tx) => turnOn(tx, id, now()));
          return showSettings(ctx, { database });
        case "off":
          await ctx.once("quietOff", (tx) => turnOff(tx, id, now()));
          return showSettings(ctx, { database });
        case "open": {
          const waiting = await ctx.once("quietOpen", (tx) => openWaiting(tx, id, now()));
          return show(ctx, openedScreen(ctx.texts, waiting));
        }
        case "hide": {
          const key = String(ctx.chatId);
          const ids = await ctx.once("quietHide", async (tx) => {
            await leaveTalk(tx, id);
            return hideShown(tx, id, key, now());
          });
          const tapped = ctx.callbackQuery?.message?.message_id;
          await deleteMessages(ctx, [...new Set([...ids, ...(tapped === undefined ? [] : [tapped])])]);
          return say(ctx, hiddenScreen(ctx.texts));
        }
      }
    }),
  );
  return composer;
}

export async function showSettings(
  ctx: BotContext,
  { database }: Pick<QuietContext, "database">,
  display = show,
): Promise<void> {
  await display(ctx, settingsScreen(ctx.texts, await hasQuietMode(database.prisma, ctx.person.id)));
}

/** Deletes messages of the chat. Telegram refuses them together if it refuses one of them, so they are halved until that one is left. */
async function deleteMessages(ctx: BotContext, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += maxDeleted) {
    const some = ids.slice(at, at + maxDeleted);
    try {
      await ctx.deleteMessages(some);
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      const middle = Math.ceil(some.length / 2);
      if (some.length > 1)
        for (const half of [some.slice(0, middle), some.slice(middle)]) await deleteMessages(ctx, half);
    }
  }
}
