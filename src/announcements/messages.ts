import { type RenderedMessage, renderMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import { progressMessage } from "./announcements.ts";
import { pausedMessage } from "./progress.ts";
import { pausedScreen, progressScreen } from "./screens.ts";

const onUnknown = "resend";

/** What announcing says through the outbox: its own progress. */
export function announcementMessages({ now }: { now: () => Date }): RenderedMessage[] {
  return [
    renderMessage(progressMessage, {
      onUnknown,
      load,
      render: (texts, announcement) => progressScreen(texts, announcement, now()),
    }),
    renderMessage(pausedMessage, {
      onUnknown,
      load,
      render: (texts, announcement) =>
        announcement.status === "PAUSED" && announcement.pausedBecause === "FAILURES"
          ? pausedScreen(texts, announcement)
          : null,
    }),
  ];
}

interface OfAnnouncement {
  announcement: number;
}

async function load(db: Db, subjects: OfAnnouncement[]) {
  const found = await db.announcement.findMany({ where: { id: { in: subjects.map((one) => one.announcement) } } });
  const byId = new Map(found.map((one) => [one.id, one]));
  return (subject: OfAnnouncement) => byId.get(subject.announcement);
}
