import {
  acceptedScreen,
  addedScreen,
  type CaseFacts,
  caseScreen,
  casesScreen,
  closedScreen,
  erasedSoonScreen,
  escalatedScreen,
  filedScreen,
  leftScreen,
  notWithdrawnScreen,
  offeredNextScreen,
  unknownNumberScreen,
  withdrawingScreen,
  withdrawnScreen,
  withdrawOverScreen,
  withdrawScreen,
} from "../../src/features/cases/screens.ts";
import { contactText } from "../../src/features/danger/alarm-screens.ts";
import { addButton } from "../../src/features/intake/addition-screens.ts";
import { remitNotes } from "../../src/features/intake/questions/remit.ts";
import {
  districtsScreen,
  mapButton,
  regionsScreen,
  roomsScreen,
  roomsText,
  shareScreen,
  whichScreen,
} from "../../src/features/places/screens.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { mediator, ownCase, type Shown, type Stage, until } from "./stage.ts";

const { number } = ownCase;

/** What people see of their cases and of mediation rooms. */
export function citizenScreens(stage: Stage): Shown[] {
  return [...filedScreens(stage), ...caseScreens(stage), ...roomScreens(stage)];
}

function filedScreens({ twoRooms, oneRoom }: Stage): Shown[] {
  const filed = (name: string, facts: (texts: Texts) => Parameters<typeof filedScreen>[1]): Shown => ({
    name: `filed: ${name}`,
    screen: (texts) => filedScreen(texts, facts(texts)),
  });
  return [
    filed("the nearest room is in the person's region", (texts) => ({
      number,
      review: false,
      overLimit: false,
      until,
      alarm: null,
      notes: [],
      rooms: roomsText(texts, oneRoom),
      map: mapButton(texts, oneRoom, "751010000"),
    })),
    filed("a second room in the person's region, in court and enforced", (texts) => ({
      number,
      review: false,
      overLimit: false,
      until,
      alarm: null,
      notes: remitNotes(texts, ["IN_COURT", "ENFORCEMENT"]),
      rooms: roomsText(texts, twoRooms),
      map: mapButton(texts, twoRooms, "751010000"),
    })),
    filed("a coordinator looks for a mediator", (texts) => ({
      number,
      review: false,
      overLimit: false,
      until: null,
      alarm: null,
      notes: [],
      rooms: roomsText(texts, oneRoom),
      map: mapButton(texts, oneRoom, "751010000"),
    })),
    filed("in danger", (texts) => ({
      number,
      review: true,
      overLimit: false,
      until: null,
      alarm: contactText(texts, { kind: "raised", hasPhone: false }),
      notes: [],
      rooms: roomsText(texts, twoRooms),
      map: null,
    })),
    ...[false, true].map((overLimit) =>
      filed(overLimit ? "over the limit" : "a coordinator reads it first", (texts) => ({
        number,
        review: true,
        overLimit,
        until: null,
        alarm: null,
        notes: [],
        rooms: roomsText(texts, oneRoom),
        map: mapButton(texts, oneRoom, "751010000"),
      })),
    ),
    { name: "filed: added to an open case", screen: (texts) => addedScreen(texts, ownCase) },
  ];
}

function caseScreens({ now }: Stage): Shown[] {
  const waiting = { ...ownCase, status: "WAITING" as const };
  const assigned = { ...ownCase, status: "ASSIGNED" as const, mediator, assignedAt: now };
  const closed = { ...ownCase, status: "CLOSED" as const, mediator, assignedAt: now, closedAt: now };
  const states: [name: string, facts: CaseFacts][] = [
    ["waiting", waiting],
    ["offered", { ...waiting, id: 1, until }],
    ["escalated", { ...waiting, id: 2, escalated: true }],
    ["to review", { ...waiting, id: 3, review: true }],
    ["with a mediator", { ...assigned, id: 4 }],
    ["an answer is owed", { ...assigned, id: 5, answerBy: until }],
    ["an answer is late", { ...assigned, id: 12, answerBy: new Date(0) }],
    ["awaits approval", { ...assigned, id: 6, awaitsApproval: true }],
    ["withdrawing", { ...assigned, id: 7, withdrawing: 31 }],
    ["ended", { ...closed, id: 8, reopenUntil: until }],
    ["withdrawn", { ...closed, id: 9, outcome: "WITHDRAWN" }],
    ["not suitable", { ...closed, id: 10, outcome: "NOT_SUITABLE" }],
    ["abuse", { ...closed, id: 11, outcome: "ABUSE" }],
  ];
  const added = (texts: Texts, { id, status }: CaseFacts) => ({
    lines: [],
    buttons: status === "CLOSED" ? [] : [addButton(texts, id)],
  });
  const all = states.map(([, facts]) => facts);
  return [
    { name: "cases: none", screen: (texts) => casesScreen(texts, [], now) },
    { name: "cases: in every state", screen: (texts) => casesScreen(texts, all, now) },
    ...states.map(([name, facts]) => ({
      name: `case: ${name}`,
      screen: (texts: Texts) => caseScreen(texts, facts, added(texts, facts), now),
    })),
    { name: "case: unknown number", screen: (texts) => unknownNumberScreen(texts, number) },
    { name: "case: withdraw it?", screen: (texts) => withdrawScreen(texts, ownCase) },
    { name: "case: withdrawn in a minute", screen: (texts) => withdrawingScreen(texts, number, 31) },
    { name: "case: not withdrawn, undone", screen: (texts) => notWithdrawnScreen(texts, number, "undone") },
    { name: "case: not withdrawn, refused", screen: (texts) => notWithdrawnScreen(texts, number, "refused") },
    { name: "case: withdrawn", screen: (texts) => withdrawnScreen(texts, { ...ownCase, danger: [] }) },
    {
      name: "case: withdrawn, with danger",
      screen: (texts) => withdrawnScreen(texts, { ...ownCase, danger: ["unnamed"] }),
    },
    {
      name: "outbox: cases.unsuitable, with danger",
      screen: (texts) => closedScreen(texts, { ...ownCase, outcome: "NOT_SUITABLE", danger: ["violence"] }),
    },
    { name: "case: closed already", screen: withdrawOverScreen },
    {
      name: "outbox: cases.accepted",
      screen: (texts) => acceptedScreen(texts, { number, mediator }),
    },
    { name: "outbox: cases.erasedSoon", screen: (texts) => erasedSoonScreen(texts, { number, at: until }) },
    { name: "outbox: cases.left", screen: (texts) => leftScreen(texts, { number, unreachable: false }) },
    { name: "outbox: cases.left, out of reach", screen: (texts) => leftScreen(texts, { number, unreachable: true }) },
    { name: "outbox: cases.offeredNext", screen: (texts) => offeredNextScreen(texts, { number, until }) },
    { name: "outbox: cases.escalated", screen: (texts) => escalatedScreen(texts, ownCase) },
    {
      name: "outbox: cases.unsuitable",
      screen: (texts) => closedScreen(texts, { ...ownCase, outcome: "NOT_SUITABLE", danger: [] }),
    },
    {
      name: "outbox: cases.unsuitable, abuse",
      screen: (texts) => closedScreen(texts, { ...ownCase, outcome: "ABUSE", danger: [] }),
    },
  ];
}

function roomScreens({ places, twoRooms, oneRoom, unnamedRoom }: Stage): Shown[] {
  const read = places.read("Абай ауданы");
  const found = read.kind === "choice" ? read.places : [];
  return [
    { name: "rooms: where?", screen: (texts) => regionsScreen(texts, places) },
    ...places.regions.map(({ id }) => ({
      name: `rooms: districts of ${id}`,
      screen: (texts: Texts) => districtsScreen(texts, places, id),
    })),
    { name: "rooms: which place?", screen: (texts) => whichScreen(texts, places, found) },
    { name: "rooms: of a verified address", screen: (texts) => roomsScreen(texts, oneRoom, "Алматы") },
    { name: "rooms: without a name", screen: (texts) => roomsScreen(texts, unnamedRoom, "Қонаев") },
    { name: "rooms: the nearest, and one in the region", screen: (texts) => roomsScreen(texts, twoRooms, "Қосшы") },
    { name: "rooms: share your location", screen: shareScreen },
    { name: "rooms: a place abroad", screen: (texts) => ({ text: texts.html("places:outside") }) },
    { name: "rooms: a location arrived", screen: (texts) => ({ text: texts.html("places:received") }) },
  ];
}
