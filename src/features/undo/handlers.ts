import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { PendingKind } from "../../platform/chat/pending-kind.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import { undoButtons } from "./buttons.ts";
import { unknownScreen } from "./screens.ts";
import { undo } from "./undo.ts";

export interface UndoContext {
  database: Database;
  now: () => Date;
  pendingKinds: readonly PendingKind<UndoContext>[];
}

/** «Undo»: takes back what has not taken effect, or says what became of it. It works while the person fills in a form. */
export function undoHandlers(services: UndoContext): Composer<BotContext> {
  const { database, now, pendingKinds } = services;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(undoButtons, async (ctx, { act: id }) => {
      const { person, texts } = ctx;
      const taken = await ctx.once("undo", (tx) => undo(tx, pendingKinds, services, person.id, id, now()));
      const kind = pendingKinds.find(({ name }) => name === taken?.kind);
      if (taken === null || kind === undefined) return show(ctx, unknownScreen(texts));
      const screen = await kind.ending(database.prisma, services, person.id, taken.subject);
      await show(ctx, screen(texts, taken.ending));
    }),
  );
  return composer;
}
