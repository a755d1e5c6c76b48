import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime, monthOfYear, shortDay } from "../../platform/i18n/dates.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { eventKinds } from "../subscriptions/event-kinds.ts";
import { eventButtons, listButtons } from "./buttons.ts";
import type { PublicEvent } from "./events.ts";
import { wordsOf } from "./fields.ts";
import type { Filters, OwnEvent } from "./list.ts";
import { listButton } from "./screens.ts";
import { truncate } from "./truncate.ts";

export interface ListPage {
  events: PublicEvent[];
  page: number;
  pages: number;
}

/** A page of upcoming events, with the filters below. */
export function listScreen(texts: Texts, places: Places, filters: Filters, { events, page, pages }: ListPage): Screen {
  const lines = events.map((event) => line(texts, event));
  const fields = dataOf(filters);
  const turn = (label: "earlier" | "later", to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ label: texts.plain(`events:turn.${label}`), data: listData(filters, to) }];
  const filterButtons: Button[] = [
    { label: regionLabel(texts, places, filters.region), data: listButtons.data("regions", fields) },
    { label: kindLabel(texts, filters.kind), data: listButtons.data("kinds", fields) },
    { label: monthLabel(texts, filters.month), data: listButtons.data("months", fields) },
  ];
  const title = texts.html("events:list.title");
  const count = pages > 1 ? ` · ${texts.html("events:list.page", { page: page + 1, pages })}` : "";
  return {
    text: [title + count, ...(lines.length === 0 ? [texts.html("events:list.empty")] : lines)].join("\n\n"),
    rows: [
      ...events.map((event) => [eventButton(texts, event)]),
      [...turn("earlier", page - 1), ...turn("later", page + 1)],
      ...grid(filterButtons, 2),
      [{ label: texts.plain("events:list.showMine"), data: listButtons.data("mine", {}) }],
      [homeButton(texts)],
    ].filter((row) => row.length > 0),
  };
}

/** The events that a person is registered for or waits for. */
export function ownScreen(texts: Texts, own: OwnEvent[]): Screen {
  const lines = own.map(({ event, participation }) => {
    const state = stateOf(event, participation.kind);
    return state === null ? line(texts, event) : `${line(texts, event)}\n${texts.html(`events:list.${state}`)}`;
  });
  return {
    text: [
      texts.html("events:list.mine"),
      ...(lines.length === 0 ? [texts.html("events:list.mineEmpty")] : lines),
    ].join("\n\n"),
    rows: [...own.map(({ event }) => [eventButton(texts, event)]), [listButton(texts)], [homeButton(texts)]],
  };
}

export function regionFilterScreen(texts: Texts, places: Places, filters: Filters): Screen {
  const regionChoice = (region: string | null) => choice(regionLabel(texts, places, region), { ...filters, region });
  return {
    text: texts.html("events:list.region"),
    rows: [
      [regionChoice(null)],
      ...grid(
        places.regions.map(({ id }) => regionChoice(id)),
        2,
      ),
    ],
  };
}

export function kindFilterScreen(texts: Texts, filters: Filters): Screen {
  const kinds = [null, ...eventKinds].map((kind) => choice(kindLabel(texts, kind), { ...filters, kind }));
  return { text: texts.html("events:list.kind"), rows: grid(kinds, 2) };
}

export function monthFilterScreen(texts: Texts, filters: Filters, months: string[]): Screen {
  const choices = [null, ...months].map((month) => choice(monthLabel(texts, month), { ...filters, month }));
  return { text: texts.html("events:list.month"), rows: grid(choices, 2) };
}

function stateOf({ status }: PublicEvent, kind: OwnEvent["participation"]["kind"]) {
  if (status === "CANCELLED") return "cancelled";
  return kind === "going" || kind === "waiting" || kind === "offered" || kind === "leaving" ? kind : null;
}

function line(texts: Texts, { facts, startsAt }: PublicEvent): string {
  const kind = facts.kind === null ? "" : ` · ${texts.html(`subscriptions:kind.${facts.kind}`)}`;
  return `<b>${dayAndTime(texts, startsAt)}</b>${kind}\n${escapeHtml(truncate(titleOf(texts, facts), 200))}`;
}

function eventButton(texts: Texts, { id, facts, startsAt }: PublicEvent): Button {
  const day = shortDay(texts, startsAt);
  return {
    label: shortenLabel(`${day} · ${titleOf(texts, facts)}`),
    data: eventButtons.data("open", { event: id, on: "card" }),
  };
}

function titleOf({ language }: Texts, facts: PublicEvent["facts"]): string {
  return wordsOf(facts, "title", language) ?? "—";
}

function choice(label: string, filters: Filters): Button {
  return { label, data: listData(filters, 0) };
}

function listData(filters: Filters, page: number): string {
  return listButtons.data("list", { ...dataOf(filters), page });
}

function dataOf({ region, kind, month }: Filters) {
  return { region: region ?? "all", topic: kind ?? ("ALL" as const), month: month ?? "all" };
}

function regionLabel(texts: Texts, places: Places, region: string | null): string {
  const name = region === null ? undefined : places.region(region)?.name[texts.language];
  return name ?? texts.plain("events:list.everyRegion");
}

function kindLabel(texts: Texts, kind: Filters["kind"]): string {
  return kind === null ? texts.plain("events:list.everyKind") : texts.plain(`subscriptions:kind.${kind}`);
}

function monthLabel(texts: Texts, month: string | null): string {
  return month === null ? texts.plain("events:list.everyMonth") : monthOfYear(texts, month);
}
