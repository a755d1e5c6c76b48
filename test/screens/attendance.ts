import type { CheckedIn } from "../../src/features/attendance/check-in.ts";
import { checkedInScreen, foundScreen, whichScreen } from "../../src/features/attendance/check-in-screens.ts";
import type { Door, Listed } from "../../src/features/attendance/door.ts";
import {
  doorScreen,
  doorsScreen,
  forbiddenScreen,
  goneScreen,
  listScreen,
  pastScreen,
} from "../../src/features/attendance/door-screens.ts";
import type { Figures } from "../../src/features/attendance/figure-rows.ts";
import { figuresScreen } from "../../src/features/attendance/figures-screens.ts";
import { maxResultsLength } from "../../src/features/attendance/results.ts";
import {
  resultsScreen,
  resultsToReader,
  sentScreen,
  writeScreen,
} from "../../src/features/attendance/results-screens.ts";
import type { Ticket } from "../../src/features/attendance/ticket.ts";
import {
  nearCodeScreen,
  noTicketScreen,
  notRatedScreen,
  otherCodeScreen,
  ratedScreen,
  ratingScreen,
  strangerScreen,
  ticketScreen,
  usedTicketScreen,
} from "../../src/features/attendance/ticket-screens.ts";
import type { PublicEvent } from "../../src/features/events/events.ts";
import { officialLanguages } from "../../src/platform/i18n/languages.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { roundTable } from "../events/sample.ts";
import { type Shown, type Stage, secrets, until } from "./stage.ts";

const event: PublicEvent = {
  id: 12,
  status: "PUBLISHED",
  facts: roundTable,
  startsAt: new Date("2026-10-29T05:00:00Z"),
  endsAt: new Date("2026-10-29T08:00:00Z"),
  places: 50,
  taken: 47,
  registerUntil: null,
  sequence: 1,
};

/** Tickets, the door, and the results of an event. */
export function attendanceScreens(stage: Stage): Shown[] {
  const ticket: Ticket = {
    registration: {
      id: 7,
      eventId: event.id,
      personId: 1,
      status: "GOING",
      nameSealed: null,
      code: "K7M42Q",
      registeredAt: stage.now,
      waitingSince: null,
      offeredUntil: null,
      cancelledAt: null,
      attendedAt: null,
      attendedById: null,
      rating: null,
    },
    event,
  };
  return [...ticketScreens(ticket), ...checkInScreens(ticket), ...doorScreens(), ...laterScreens(stage)];
}

function ticketScreens(ticket: Ticket): Shown[] {
  return [
    { name: "ticket", screen: (texts) => ticketScreen(texts, ticket) },
    { name: "ticket: used", screen: (texts) => usedTicketScreen(texts, ticket, until) },
    { name: "ticket: none", screen: (texts) => noTicketScreen(texts, event.id, "none") },
    { name: "ticket: cancelled", screen: (texts) => noTicketScreen(texts, event.id, "cancelled") },
    { name: "ticket: somebody else's", screen: strangerScreen },
    { name: "ticket: a code with a mistake", screen: (texts) => nearCodeScreen(texts, [{ code: "K7M42Q", event }]) },
    { name: "ticket: another code", screen: (texts) => otherCodeScreen(texts, [{ code: "K7M42Q", event }]) },
    { name: "ticket: another code, without a ticket", screen: (texts) => otherCodeScreen(texts, []) },
    { name: "outbox: attendance.rating", screen: (texts) => ratingScreen(texts, event) },
    { name: "rating: thanks", screen: (texts) => ratedScreen(texts, event, 5) },
    { name: "rating: was not there", screen: notRatedScreen },
  ];
}

function checkInScreens(ticket: Ticket): Shown[] {
  const kinds = ["came", "waits", "notGoing", "cancelled", "otherDay"] as const;
  const overbooked = { ...ticket, event: { ...ticket.event, taken: 51 } };
  const outcomes: [string, CheckedIn][] = [
    ...kinds.map((kind): [string, CheckedIn] => [kind, { kind, ticket }]),
    ["already", { kind: "already", ticket, at: until }],
    ["more than the seats", { kind: "came", ticket: overbooked }],
    ["notYours", { kind: "notYours", event: ticket.event }],
    ["unknown", { kind: "unknown" }],
  ];
  return [
    ...outcomes.map(([name, outcome]) => ({
      name: `check-in: ${name}`,
      screen: (texts: Texts) => checkedInScreen(texts, outcome, () => secrets.name),
    })),
    {
      name: "check-in: found by name",
      screen: (texts: Texts) => foundScreen(texts, [{ registration: 7, name: secrets.name, code: "K7M42Q" }]),
    },
    { name: "check-in: which", screen: (texts) => whichScreen(texts, [ticket, overbooked]) },
  ];
}

function doorScreens(): Shown[] {
  const door: Door = { event, going: 7, came: 40, waiting: 3, walkIns: 2, isOpen: true, isOver: false };
  const people: Listed[] = [
    { name: secrets.name, code: "K7M42Q", status: "ATTENDED" },
    { name: "—", code: "N4P93X", status: "WAITING" },
  ];
  const shown = (name: string, changes: Partial<Door>): Shown => ({
    name: `door: ${name}`,
    screen: (texts) => doorScreen(texts, { ...door, ...changes }),
  });
  const list = (name: string, people: Listed[]): Shown => ({
    name,
    screen: (texts) => listScreen(texts, event, people) ?? { text: "" },
  });
  return [
    { name: "door: forbidden", screen: forbiddenScreen },
    { name: "door: gone", screen: goneScreen },
    { name: "doors", screen: (texts) => doorsScreen(texts, [event, event]) },
    { name: "doors: none", screen: (texts) => doorsScreen(texts, []) },
    { name: "past", screen: (texts) => pastScreen(texts, [event]) },
    { name: "past: none", screen: (texts) => pastScreen(texts, []) },
    shown("open", {}),
    shown("not yet", { isOpen: false }),
    shown("over", { isOpen: false, isOver: true }),
    shown("cancelled", { isOpen: false, event: { ...event, status: "CANCELLED" } }),
    list("list at the door", people),
    list("list at the door: nobody", []),
  ];
}

function laterScreens({ places }: Stage): Shown[] {
  const text = { kk: "Жеті ұсыным қабылданды. ".repeat(100), ru: "Приняты семь рекомендаций. ".repeat(90) };
  const written = { event, text, sentAt: null, readers: 40 };
  const figures: Figures = { name: null, held: 12, registered: 620, came: 540, walkIns: 48, rating: 4.6 };
  const groups = [...places.regions.map(({ id }) => ({ ...figures, name: id })), { ...figures, rating: null }];
  const report = { total: figures, groups };
  return [
    { name: "results: none", screen: (texts) => resultsScreen(texts, { ...written, text: { kk: text.kk, ru: null } }) },
    { name: "results: ready", screen: (texts) => resultsScreen(texts, written) },
    { name: "results: sent", screen: (texts) => resultsScreen(texts, { ...written, sentAt: until }) },
    ...officialLanguages.map(
      (language): Shown => ({
        name: `results: write ${language}`,
        screen: (texts) => writeScreen(texts, event.id, language),
      }),
    ),
    { name: "results: not a text", screen: (texts) => ({ text: texts.html("attendance:results.onlyText") }) },
    {
      name: "results: too long",
      screen: (texts) => ({
        text: texts.html("attendance:results.tooLong", { length: 2501, limit: maxResultsLength }),
      }),
    },
    { name: "results: under way", screen: (texts) => sentScreen(texts, event.id, { kind: "sent", readers: 40 }) },
    ...(["already", "incomplete", "nobody"] as const).map(
      (kind): Shown => ({
        name: `results: ${kind}`,
        screen: (texts) => sentScreen(texts, event.id, { kind }),
      }),
    ),
    {
      name: "outbox: attendance.results",
      screen: (texts) => resultsToReader(texts, event, text) ?? { text: "" },
    },
    {
      name: "figures by region",
      screen: (texts) => figuresScreen(texts, places, report, { period: "year", by: "region" }),
    },
    {
      name: "figures by kind",
      screen: (texts) =>
        figuresScreen(
          texts,
          places,
          { total: figures, groups: [{ ...figures, name: "ROUND_TABLE" }] },
          { period: "month", by: "kind" },
        ),
    },
    {
      name: "figures: none",
      screen: (texts) =>
        figuresScreen(texts, places, { total: { ...figures, held: 0 }, groups: [] }, { period: "year", by: "region" }),
    },
  ];
}
