import type { PublicEvent } from "../../src/features/events/events.ts";
import { inlineResult } from "../../src/features/events/inline.ts";
import {
  kindFilterScreen,
  listScreen,
  monthFilterScreen,
  ownScreen,
  regionFilterScreen,
} from "../../src/features/events/list-screens.ts";
import { noParticipation, type Participation } from "../../src/features/events/participation.ts";
import {
  agreeButton,
  eventScreen,
  fullScreens,
  leaveEndedScreen,
  noPinScreen,
  notThereScreen,
} from "../../src/features/events/screens.ts";
import type { keyboardOf } from "../../src/platform/chat/screen.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { roundTable } from "../events/sample.ts";
import { messageScreens } from "./event-messages.ts";
import type { Shown, Stage } from "./stage.ts";

/** An event two days after the time of the stage, as full as a real event may be. */
const event: PublicEvent = {
  id: 12,
  status: "PUBLISHED",
  facts: {
    ...roundTable,
    venue: "HYBRID",
    places: 50,
    registerUntil: "2026-10-28T13:00:00.000Z",
    stages: [{ at: "2026-10-29T05:00:00.000Z", words: "Астана" }],
    agendaKk: "10:00 Ашылуы\n11:00 Талқылау",
    agendaRu: "10:00 Открытие\n11:00 Обсуждение",
    textKk: "Медиаторлар тәжірибе алмасады. ".repeat(150),
  },
  startsAt: new Date("2026-10-29T05:00:00Z"),
  endsAt: new Date("2026-10-29T08:00:00Z"),
  places: 50,
  taken: 7,
  registerUntil: new Date("2026-10-28T13:00:00Z"),
  sequence: 1,
};

const everything = { region: null, kind: null, month: null };

/** Events as readers see them. */
export function eventScreens(stage: Stage): Shown[] {
  return [...cardScreens(stage), ...listScreens(stage), ...messageScreens(stage, event)];
}

function cardScreens({ places, now }: Stage): Shown[] {
  const offered: Participation = { kind: "offered", until: new Date("2026-10-28T13:00:00Z") };
  const card = (name: string, participation: Participation, changes: Partial<PublicEvent> = {}, at = now): Shown => ({
    name: `event: ${name}`,
    screen: (texts) => eventScreen(texts, places, { ...event, ...changes }, { participation, now: at, on: "card" }),
  });
  return [
    card("open", noParticipation),
    card("going", { kind: "going" }),
    card("waiting", { kind: "waiting" }),
    card("gives up the place", { kind: "leaving", act: 31 }),
    ...(["undone", "done", "refused"] as const).map((how) => ({
      name: `event: gives up the place, ${how}`,
      screen: (texts: Texts) => leaveEndedScreen(texts, 12, event, how),
    })),
    card("offered a seat", offered),
    card("not going", { kind: "notGoing" }),
    card("attended", { kind: "attended" }, {}, event.endsAt),
    card("online", noParticipation, { facts: { ...event.facts, link: "https://meet.example.kz/12" } }),
    card("full", noParticipation, { taken: 50 }),
    card("closed", noParticipation, {}, new Date("2026-10-28T14:00:00Z")),
    card("over", noParticipation, {}, event.endsAt),
    card("cancelled", { kind: "going" }, { status: "CANCELLED" }),
    card("with a picture", noParticipation, { facts: { ...event.facts, picture: "file" } }),
    { name: "event: full text", screen: (texts) => fullScreens(texts, places, event, true)[0] ?? { text: "" } },
    { name: "event: agenda", screen: (texts) => fullScreens(texts, places, event, true).at(-1) ?? { text: "" } },
    { name: "event: not there", screen: (texts) => notThereScreen(texts) },
    { name: "event: no pin", screen: (texts) => noPinScreen(texts, 12) },
    {
      name: "event: consent",
      screen: (texts) => ({ text: "…", rows: [[agreeButton(texts, 12, "news", true)]] }),
    },
    {
      name: "event: inline",
      screen(texts) {
        const { input_message_content, reply_markup } = inlineResult(texts, places, event, "bitimger_bot");
        const [[button] = []] = (reply_markup satisfies ReturnType<typeof keyboardOf>).inline_keyboard;
        return {
          text: input_message_content.message_text,
          rows: [[{ label: button?.text ?? "", url: "https://t.me" }]],
        };
      },
    },
  ];
}

function listScreens({ places }: Stage): Shown[] {
  const events = Array.from({ length: 5 }, (_, id) => ({ ...event, id }));
  const standings: Participation[] = [
    { kind: "going" },
    { kind: "waiting" },
    { kind: "offered", until: event.startsAt },
    { kind: "attended" },
    { kind: "leaving", act: 31 },
  ];
  const own = standings.map((participation) => ({ event, participation }));
  const cancelled = { event: { ...event, status: "CANCELLED" as const }, participation: { kind: "going" as const } };
  const filters = { region: "KZ-19", kind: "COUNCIL_SITTING" as const, month: "2026-10" };
  return [
    {
      name: "events: a page",
      screen: (texts) => listScreen(texts, places, everything, { events, page: 1, pages: 3 }),
    },
    {
      name: "events: nothing found",
      screen: (texts) => listScreen(texts, places, filters, { events: [], page: 0, pages: 1 }),
    },
    { name: "events: region filter", screen: (texts) => regionFilterScreen(texts, places, everything) },
    { name: "events: kind filter", screen: (texts) => kindFilterScreen(texts, everything) },
    { name: "events: month filter", screen: (texts) => monthFilterScreen(texts, everything, ["2026-10", "2026-11"]) },
    { name: "events: my own", screen: (texts) => ownScreen(texts, [...own, cancelled]) },
    { name: "events: none of my own", screen: (texts) => ownScreen(texts, []) },
  ];
}
