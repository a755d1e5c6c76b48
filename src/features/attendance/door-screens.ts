import { maxTextLength } from "../../platform/chat/content.ts";
import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { PublicEvent } from "../events/events.ts";
import { visibleLength } from "../events/truncate.ts";
import { doorButtons } from "./buttons.ts";
import type { Door, Listed } from "./door.ts";
import { namesOf, overbookedLine } from "./event-text.ts";
import { showCode } from "./ticket-code.ts";

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

/** Shown if something does not exist, or if the person may not see it. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:gone"), rows: [[doorsButton(texts)]] };
}

/** The events of today and the next days, with buttons for past events and figures. */
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

/** The door of an event: how many people are there, and buttons for counting and listing them. */
export function doorScreen(texts: Texts, door: Door): Screen {
  const { event, going, came, waiting, walkIns, isOpen, isOver } = door;
  const fields = { event: event.id };
  const button = (label: "walkIn" | "walkInBack" | "names" | "refresh" | "results", to: string): Button => ({
    label: texts.plain(`attendance:button.${label}`),
    data: to,
  });
  const walkIn = [
    button("walkIn", data("walkIn", { ...fields, way: "in" })),
    button("walkInBack", data("walkIn", { ...fields, way: "back" })),
  ];
  const names = [button("names", data("names", fields)), button("refresh", data("door", fields))];
  const wasHeld = event.status === "PUBLISHED";
  const hint = texts.html(`attendance:door.${stateOf(door)}`);
  const counts = texts.html("attendance:door.counts", { ...namesOf(texts, event), going, came, waiting, walkIns });
  return {
    text: [counts, overbookedLine(texts, event), hint].filter((part) => part !== null).join("\n\n"),
    rows: [
      ...(isOpen ? [walkIn] : []),
      names,
      ...(isOver && wasHeld ? [[button("results", data("results", fields))]] : []),
      [doorsButton(texts)],
    ],
  };
}

function stateOf({ event, isOpen, isOver }: Door): "cancelled" | "open" | "over" | "notYet" {
  if (event.status === "CANCELLED") return "cancelled";
  if (isOpen) return "open";
  return isOver ? "over" : "notYet";
}

/** The list at the door as a message; null if it is too long for a message. */
export function listScreen(texts: Texts, event: PublicEvent, people: Listed[]): Screen | null {
  const lines = people.length === 0 ? [texts.html("attendance:list.none")] : people.map(htmlLine);
  const title = texts.html("attendance:list.title", { title: namesOf(texts, event).title });
  const text = [title, texts.html("attendance:list.marks"), "", ...lines].join("\n");
  return visibleLength(text) > maxTextLength ? null : { text, rows: [[doorButton(texts, event.id)]] };
}

/** The list at the door as a text file. */
export function listFile(texts: Texts, event: PublicEvent, people: Listed[]): string {
  const { title, when } = namesOf(texts, event);
  return [title, when, texts.plain("attendance:list.marks"), "", ...people.map(line), ""].join("\n");
}

const marks = { GOING: "▫️", ATTENDED: "✓", WAITING: "🕓", OFFERED: "🕓" };

function line({ name, code, status }: Listed): string {
  return `${marks[status]} ${showCode(code)} ${name}`;
}

function htmlLine({ name, code, status }: Listed): string {
  return `${marks[status]} <code>${showCode(code)}</code> ${escapeHtml(name)}`;
}

function eventRows(texts: Texts, events: PublicEvent[]): Button[][] {
  return events.map((event) => [
    {
      label: shortenLabel(`${dayAndTime(texts, event.startsAt)} · ${namesOf(texts, event).title}`),
      data: data("door", { event: event.id }),
    },
  ]);
}
