import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Announcement } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { progressMessage } from "./announcements.ts";
import { pausedScreen, progressScreen } from "./screens.ts";
import { pausedMessage } from "./watching.ts";

/** What announcing says through the outbox: its own progress. */
export function announcementMessages({ now }: { now: () => Date }): Record<string, AnyMessage> {
  return {
    [progressMessage]: defineMessage<Announcement>({
      onUnknown: "resend",
      load,
      render: (texts, announcement) => progressScreen(texts, announcement, now()),
    }),
    [pausedMessage]: defineMessage<Announcement>({
      onUnknown: "resend",
      load,
      render: (texts, announcement) =>
        announcement.status === "PAUSED" && announcement.pausedBecause === "FAILURES"
          ? pausedScreen(texts, announcement)
          : null,
    }),
  };
}

/** Subjects begin with the announcement's id. */
async function load(db: Db, subjects: string[]): Promise<Map<string, Announcement>> {
  const idOf = (subject: string) => Number(subject.split("/")[0]);
  const found = await db.announcement.findMany({ where: { id: { in: subjects.map(idOf) } } });
  const byId = new Map(found.map((one) => [one.id, one]));
  return new Map(
    subjects.flatMap((subject) => {
      const one = byId.get(idOf(subject));
      return one === undefined ? [] : [[subject, one]];
    }),
  );
}
