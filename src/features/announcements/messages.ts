import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { progressMessage } from "./announcements.ts";
import { pausedMessage } from "./progress.ts";
import { pausedScreen, progressScreen } from "./screens.ts";

const onUnknown = "resend";

/** Renders the messages about the progress of announcements. */
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

interface Subject {
  announcement: number;
}

async function load(db: Db, subjects: Subject[]) {
  const found = await db.announcement.findMany({
    where: { id: { in: subjects.map(({ announcement }) => announcement) } },
  });
  const byId = new Map(found.map((announcement) => [announcement.id, announcement]));
  return (subject: Subject) => byId.get(subject.announcement);
}
