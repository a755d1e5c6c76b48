import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Announcement } from "../../platform/database/generated/client.ts";
import type { Database } from "../../platform/database/open.ts";
import { sentMessageId } from "../../platform/telegram/outbox/outbox.ts";
import { progressMessage } from "./announcements.ts";
import { announcementButtons } from "./buttons.ts";
import { findOwn, pauseAnnouncement, resumeAnnouncement, stopManually } from "./controls.ts";
import { goneScreen, keptScreen, progressScreen, stateScreen, stopScreen } from "./screens.ts";

export interface AnnouncementsContext {
  database: Database;
  now: () => Date;
}

const acts = { pause: pauseAnnouncement, resume: resumeAnnouncement, stopped: stopManually };

/** Pausing, resuming and stopping an announcement, from its progress message. */
export function announcementHandlers(context: AnnouncementsContext): Composer<BotContext> {
  const { database, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(announcementButtons, async (ctx, tapped) => {
      const { kind, announcement: id } = tapped;
      if (kind !== "stop" && kind !== "keep") await acts[kind](prisma, ctx.person, id, now());
      const own = await findOwn(prisma, ctx.person, id);
      if (own === null) return say(ctx, goneScreen(ctx.texts));
      if (kind === "keep") return show(ctx, keptScreen(ctx.texts, own));
      // A message of its own, because the progress message keeps changing.
      if (kind === "stop" && own.endedAt === null) return say(ctx, stopScreen(ctx.texts, own));
      await showState(ctx, context, own);
    }),
  );
  return composer;
}

/** Shows the present state after any tap, even if somebody else was first. */
async function showState(ctx: BotContext, { database, now }: AnnouncementsContext, own: Announcement): Promise<void> {
  const progressId = await sentMessageId(
    database.prisma,
    progressMessage.about({ announcement: own.id }),
    ctx.person.id,
  );
  const isProgress = progressId === ctx.callbackQuery?.message?.message_id;
  await show(ctx, isProgress ? progressScreen(ctx.texts, own, now()) : stateScreen(ctx.texts, own));
}
