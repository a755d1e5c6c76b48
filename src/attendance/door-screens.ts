import { maxTextLength } from "../chat/content.ts";
import { homeButton } from "../chat/home.ts";
import { shortenLabel } from "../chat/label-width.ts";
import type { Button, Screen } from "../chat/screen.ts";
import { visibleLetters } from "../events/cutting.ts";
import type { PublicEvent } from "../events/events.ts";
import { dayAndTime } from "../i18n/dates.ts";
import { escapeHtml, type Texts } from "../i18n/texts.ts";
import { doorButtons } from "./buttons.ts";
import { showCode } from "./code.ts";
import type { Door, Listed } from "./door.ts";
import { namesOf, overbookedLine } from "./words.ts";

const data = doorButtons.data;
/** The callback data of the figures as they are shown first. */
export const firstFigures = data("figures", { period: "year", by: "region" });

export function doorsButton(texts: Texts): Button {
  return { label: texts.plain("attendance:button.doors"), data: data("list", {}) };
}

export function doorButton(texts: Texts, event: number): Button {
  return { label: texts.plain("attendance:button.door"), data: data("door", { event }) };
}

export function forbiddenScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:forbidden"), rows: [[homeButton(texts)]] };
}

/** What was asked for is not there, or not theirs. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:gone"), rows: [[doorsButton(texts)]] };
}

/** What is on today and soon, and the ways to what is over and to the figures. */
export function doorsScreen(texts: Texts, events: PublicEvent[]): Screen {
  const body = texts.html(events.length === 0 ? "attendance:doors.none" : "attendance:doors.hint");
  return {
    text: `${texts.html("attendance:doors.title")}\n\n${body}`,
    rows: [
      ...eventRows(texts, events),
      [
        { label: texts.plain("attendance:button.past"), data: data("past", {}) },
        { label: texts.plain("attendance:button.figures"), data: firstFigures },
      ],
      [homeButton(texts)],
    ],
  };
}

export function pastScreen(texts: Texts, events: PublicEvent[]): Screen {
  const body = texts.html(events.length === 0 ? "attendance:past.none" : "attendance:past.hint");
  return {
    text: `${texts.html("attendance:past.title")}\n\n${body}`,
    rows: [...eventRows(texts, events), [doorsButton(texts)]],
  };
}

/** An event's door: who is there, and what one does there. */
export function doorScreen(texts: Texts, door: Door): Screen {
  const { event, going, came, waiting, walkIns, open, over } = door;
  const its = { event: event.id };
  const button = (label: "walkIn" | "walkInBack" | "names" | "refresh" | "results", to: string): Button => ({
    label: texts.plain(`attendance:button.${label}`),
    data: to,
  });
  const walkIn = [
    button("walkIn", data("walkIn", { ...its, way: "in" })),
    button("walkInBack", data("walkIn", { ...its, way: "back" })),
  ];
  const names = [button("names", data("names", its)), button("refresh", data("door", its))];
  const held = event.status === "PUBLISHED";
  const hint = texts.html(`attendance:door.${stateOf(door)}`);
  const counts = texts.html("attendance:door.counts", { ...namesOf(texts, event), going, came, waiting, walkIns });
  return {
    text: [counts, overbookedLine(texts, event), hint].filter((part) => part !== null).join("\n\n"),
    rows: [
      ...(open ? [walkIn] : []),
      names,
      ...(over && held ? [[button("results", data("results", its))]] : []),
      [doorsButton(texts)],
    ],
  };
}

function stateOf({ event, open, over }: Door): "cancelled" | "open" | "over" | "notYet" {
  if (event.status === "CANCELLED") return "cancelled";
  if (open) return "open";
  return over ? "over" : "notYet";
}

/** The list at the door as a message; null where it is too long for one. */
export function listScreen(texts: Texts, event: PublicEvent, people: Listed[]): Screen | null {
  const lines = people.length === 0 ? [texts.html("attendance:list.none")] : people.map((one) => htmlLine(one));
  const title = texts.html("attendance:list.title", { title: namesOf(texts, event).title });
  const text = [title, texts.html("attendance:list.marks"), "", ...lines].join("\n");
  return visibleLetters(text) > maxTextLength ? null : { text, rows: [[doorButton(texts, event.id)]] };
}

/** The same as a text file. */
export function listFile(texts: Texts, event: PublicEvent, people: Listed[]): string {
  const { title, when } = namesOf(texts, event);
  return [title, when, texts.plain("attendance:list.marks"), "", ...people.map(line), ""].join("\n");
}

const marks = { GOING: "▫️", ATTENDED: "✓", WAITING: "🕓", OFFERED: "🕓" };

function line({ name, code, status }: Listed): string {
  return `${marks[status]} ${showCode(code)} ${name ?? "—"}`;
}

function htmlLine({ name, code, status }: Listed): string {
  return `${marks[status]} <code>${showCode(code)}</code> ${escapeHtml(name ?? "—")}`;
}

function eventRows(texts: Texts, events: PublicEvent[]): Button[][] {
  return events.map((event) => [
    {
      label: shortenLabel(`${dayAndTime(texts, event.startsAt)} · ${namesOf(texts, event).title}`),
      data: data("door", { event: event.id }),
    },
  ]);
}
