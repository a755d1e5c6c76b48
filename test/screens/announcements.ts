import {
  goneScreen,
  keptScreen,
  pausedScreen,
  progressScreen,
  stateScreen,
  stopScreen,
} from "../../src/features/announcements/screens.ts";
import type { Announcement } from "../../src/platform/database/generated/client.ts";
import type { Shown, Stage } from "./stage.ts";

/** The progress of an announcement. */
export function announcementScreens({ now }: Stage): Shown[] {
  const running: Announcement = {
    id: 12,
    message: "events.announcement",
    subject: "12",
    status: "RUNNING",
    kind: "ROUND_TABLE",
    regions: [],
    tags: [],
    createdById: 1,
    startAt: now,
    validUntil: now,
    startedAt: now,
    endedAt: null,
    pausedBecause: null,
    total: 310_000,
    sent: 121_417,
    unreachable: 1203,
    failed: 17,
    skipped: 305,
    countAt: now,
    judgedFrom: now,
    endsAbout: new Date(now.getTime() + 125 * 60_000),
    enqueuedUpTo: null,
    revisedUpTo: null,
  };
  const soon = new Date(now.getTime() + 4 * 60_000);
  const progress = (name: string, changes: Partial<Announcement>): Shown => ({
    name: `announcements: ${name}`,
    screen: (texts) => progressScreen(texts, { ...running, ...changes }, now),
  });
  const failing = { ...running, status: "PAUSED" as const, pausedBecause: "FAILURES" as const, endsAbout: null };
  const ended = { ...running, sent: 308_475, endedAt: now, endsAbout: null };
  return [
    progress("running", {}),
    progress("nearly done", { sent: 300_000, endsAbout: soon }),
    progress("paused", { ...failing, pausedBecause: "EDITOR" }),
    progress("paused by itself", failing),
    progress("stopped", { ...ended, status: "STOPPED" }),
    progress("done", { ...ended, status: "DONE" }),
    { name: "announcements: stop?", screen: (texts) => stopScreen(texts, running) },
    { name: "announcements: not stopped", screen: (texts) => keptScreen(texts, running) },
    { name: "announcements: state", screen: (texts) => stateScreen(texts, { ...running, status: "SCHEDULED" }) },
    { name: "announcements: not theirs", screen: goneScreen },
    { name: "outbox: announcements.progress", screen: (texts) => progressScreen(texts, running, now) },
    { name: "outbox: announcements.paused", screen: (texts) => pausedScreen(texts, failing) },
  ];
}
