import type { PublicEvent } from "../../src/features/events/events.ts";
import { changedText, reminderText } from "../../src/features/events/notice-texts.ts";
import { noParticipation, type Participation } from "../../src/features/events/participation.ts";
import { eventScreen, noticeScreen } from "../../src/features/events/screens.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import type { Shown, Stage } from "./stage.ts";

/** The messages about events. */
export function messageScreens({ places, now }: Stage, event: PublicEvent): Shown[] {
  const going: Participation = { kind: "going" };
  const offered: Participation = { kind: "offered", until: event.startsAt };
  const said = (
    name: string,
    participation: Participation,
    opening: (texts: Texts) => string,
    shownEvent = event,
  ): Shown => ({
    name: `outbox: ${name}`,
    screen: (texts) => noticeScreen(texts, places, shownEvent, { participation, now, on: "card" }, opening(texts)),
  });
  const reminder = (kind: "day" | "hour", at: Date) => (texts: Texts) =>
    reminderText(texts, event.facts, { at: event.startsAt, kind }, at);
  const every = ["title", "time", "place", "link", "other"];
  return [
    {
      name: "outbox: events.announcement",
      screen: (texts) => eventScreen(texts, places, event, { participation: noParticipation, now, on: "news" }),
    },
    said("events.changed", going, (texts) => changedText(texts, every)),
    said("events.cancelled", going, (texts) => texts.html("events:cancelled"), { ...event, status: "CANCELLED" }),
    said("events.offered", offered, (texts) => texts.html("events:offered")),
    said("events.offered, too late", noParticipation, (texts) => texts.html("events:offerOver")),
    said("events.reminder of tomorrow", going, reminder("day", new Date("2026-10-28T05:00:00Z"))),
    said("events.reminder of today", going, reminder("day", new Date("2026-10-29T00:00:00Z"))),
    said("events.reminder of an hour", going, reminder("hour", new Date("2026-10-29T04:00:00Z"))),
  ];
}
