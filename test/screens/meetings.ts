import { arrangeButton, openLine } from "../../src/features/meetings/card-parts.ts";
import { proposalScreen } from "../../src/features/meetings/form-screens.ts";
import type { MeetingView, ShownSide } from "../../src/features/meetings/meeting-view.ts";
import type { TimeRefusal } from "../../src/features/meetings/rules.ts";
import {
  meetingScreen,
  noMeetingScreen,
  notProposedScreen,
  type Opening,
  placeScreen,
  proposedScreen,
  sureScreen,
} from "../../src/features/meetings/screens.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { matter, type Shown, type Stage } from "./stage.ts";

const own = { caseId: matter.id, number: matter.number };
const times = [new Date("2026-11-02T10:00:00+05:00"), new Date("2026-11-03T15:00:00+05:00")] as const;
const [startsAt] = times;
const link = "https://meet.example.kz/kezdesu-7f3a";

/** A mediator and the parties agree on a time to meet. */
export function meetingScreens(stage: Stage): Shown[] {
  return [...mediatorScreens(stage), ...stateScreens(stage)];
}

function mediatorScreens({ oneRoom }: Stage): Shown[] {
  const rooms = [oneRoom.nearest?.room].filter((room) => room !== undefined);
  const facts = { number: matter.number, asks: "times", times: [], daysOff: [] } as const;
  const typed = times.map((at) => at.getTime());
  const full = { ...facts, times: typed, daysOff: typed.slice(1) };
  const refusals: TimeRefusal[] = [
    ...(["night", "same", "tooMany", "doubtful", "timeMissing", "dayMissing"] as const),
    ...(["noSuchTime", "noSuchDay", "otherWeekday", "past", "notUnderstood"] as const),
  ];
  const complaints: TextKey[] = ["meetings:refused.link", "meetings:refused.onlyText"];
  return [
    { name: "meeting: where?", screen: (texts) => placeScreen(texts, { ...own, rooms, hasVideo: true }) },
    { name: "meeting: link", screen: (texts) => proposalScreen(texts, { ...facts, asks: "link" }) },
    { name: "meeting: times", screen: (texts) => proposalScreen(texts, facts) },
    { name: "meeting: more times", screen: (texts) => proposalScreen(texts, full) },
    ...refusals.map((why) => ({
      name: `meeting: a time, ${why}`,
      screen: (texts: Texts) =>
        withComplaint(
          proposalScreen(texts, facts),
          texts.html(`meetings:typed.${why}`, { line: "31 ақпан 10:00", max: 5 }),
        ),
    })),
    ...complaints.map((key) => ({
      name: `meeting: ${key}`,
      screen: (texts: Texts) => withComplaint(proposalScreen(texts, { ...facts, asks: "link" }), texts.html(key)),
    })),
    { name: "meeting: proposed", screen: (texts) => proposedScreen(texts, matter.id) },
    ...(["gone", "danger", "past", "stopped"] as const).map((why) => ({
      name: `meeting: not proposed, ${why}`,
      screen: (texts: Texts) => notProposedScreen(texts, matter.id, why),
    })),
    { name: "meeting: nothing", screen: noMeetingScreen },
  ];
}

const noAnswer: ShownSide = { side: 1, isReader: false, hasAnswered: false, picks: [], isUnreachable: false };

function stateScreens({ places, oneRoom, now }: Stage): Shown[] {
  const roomId = oneRoom.nearest?.room.id ?? "";
  const proposed: MeetingView = {
    ...{ ...own, id: 7, status: "PROPOSED", version: 1, sequence: 0, startsAt: null, offBySide: null, times },
    place: { kind: "room", roomId },
    sides: [
      { ...noAnswer, isReader: true },
      { ...noAnswer, side: 2, hasAnswered: true, picks: [1, 0] },
    ],
    reader: "party",
  };
  const single: MeetingView = { ...proposed, times: [startsAt] };
  const answered: MeetingView = {
    ...proposed,
    sides: [
      { ...noAnswer, isReader: true, hasAnswered: true, picks: [1] },
      { ...noAnswer, side: 2, hasAnswered: true },
    ],
  };
  const toMediator: MeetingView = {
    ...proposed,
    sides: [noAnswer, { ...noAnswer, side: 2, isUnreachable: true }, { ...noAnswer, side: 3, hasAnswered: true }],
    reader: "mediator",
  };
  const fixed: MeetingView = { ...proposed, status: "FIXED", sequence: 1, startsAt };
  const byVideo: MeetingView = { ...fixed, place: { kind: "video", link } };
  const off: MeetingView = { ...fixed, status: "CANCELLED", sequence: 2 };
  const shown = (name: string, view: MeetingView, opening: Opening | null = null, at = now): Shown => ({
    name,
    screen: (texts) => meetingScreen(texts, places, view, at, opening),
  });
  return [
    shown("outbox: meetings.asked", proposed, "asked"),
    shown("outbox: meetings.asked, a single time", single, "asked"),
    shown("outbox: meetings.asked, to the mediator", toMediator, "asked"),
    shown("meeting: answered", answered),
    shown("meeting: an answer to an earlier proposal", single, "earlier"),
    shown("outbox: meetings.noneSuits", { ...answered, reader: "mediator" }, "noneSuits"),
    shown("outbox: meetings.fixed", fixed, "fixed"),
    shown("outbox: meetings.fixed, by telephone", { ...fixed, place: { kind: "phone" } }, "fixed"),
    shown("outbox: meetings.fixed, by video", byVideo, "fixed"),
    shown("outbox: meetings.fixed, to the mediator", { ...fixed, reader: "mediator" }, "fixed"),
    shown("outbox: meetings.reminder, day", fixed, "day"),
    shown("outbox: meetings.reminder, hour", fixed, "hour"),
    shown("outbox: meetings.reminder, link", byVideo, "link", startsAt),
    shown("meeting: in a room that the directory no longer has", { ...fixed, place: { kind: "room", roomId: "gone" } }),
    shown("meeting: over", { ...fixed, status: "OVER" }),
    shown("outbox: meetings.cancelled", off, "cancelled"),
    shown("outbox: meetings.cancelled, a side cannot come", { ...off, offBySide: 2 }, "cancelled"),
    shown("outbox: meetings.cancelled, to the mediator", { ...off, reader: "mediator" }, "cancelled"),
    {
      name: "card: a meeting",
      screen: (texts) => ({
        text: [openLine(texts, proposed), openLine(texts, fixed)].join("\n"),
        rows: [[arrangeButton(texts, matter.id)]],
      }),
    },
    { name: "meeting: the calendar", screen: (texts) => ({ text: texts.html("meetings:calendar.title"), rows: [] }) },
    { name: "meeting: call it off?", screen: (texts) => sureScreen(texts, { ...fixed, reader: "mediator" }) },
    { name: "meeting: cannot come?", screen: (texts) => sureScreen(texts, fixed) },
  ];
}
