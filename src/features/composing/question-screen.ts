import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import { fullDay, fullMoment } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { dayOf, momentOf } from "../../platform/time/local-day.ts";
import { clockTime } from "../../platform/time/local-time.ts";
import { venues } from "../events/fields.ts";
import type { Places } from "../places/places.ts";
import { eventKinds, programmeTags } from "../subscriptions/event-kinds.ts";
import { fieldButtons } from "./buttons.ts";
import { doubtRows, doubtTime, hourRows, minuteRows, monthRows } from "./date-picker.ts";
import type { OpenQuestion } from "./open-question.ts";
import { parsePage } from "./question-page.ts";
import { limits } from "./rules.ts";

const data = fieldButtons.data;

/** The screen of the open question, with the progress of the form and the ways out. */
export function fieldScreen(texts: Texts, places: Places, step: OpenQuestion): Screen {
  const parts: string[] = [];
  if (step.at !== null) parts.push(texts.html("composing:step", step.at));
  if (step.current !== null) parts.push(texts.html("composing:now", { value: step.current }));
  parts.push(questionText(texts, step));
  return { text: parts.join("\n\n"), rows: [...answerRows(texts, places, step), ...navigationRows(texts, step)] };
}

function questionText(texts: Texts, { field, day, detail }: OpenQuestion): string {
  const isDate = field === "startsAt" || field === "endsAt" || field === "registerUntil" || field === "announceAt";
  const page = isDate ? parsePage(detail) : null;
  if (page?.kind === "doubt") {
    const moment = fullMoment(texts, momentOf(page.day, doubtTime(page)));
    return texts.html(`composing:doubt.${page.why}`, { moment });
  }
  if (page?.kind === "month" && page.minutes !== null) {
    return texts.html("composing:ask.day", { time: clockTime(page.minutes) });
  }
  if (isDate && day !== null) {
    return [
      texts.html(`composing:ask.${field}`),
      texts.html("composing:ask.time", { day: fullDay(texts, momentOf(day, 0)) }),
    ].join("\n");
  }
  if (isDate) return [texts.html("composing:ask.date"), texts.html(`composing:ask.${field}`)].join("\n\n");
  return texts.html(`composing:ask.${field}`, { limit: limits[field] ?? 0 });
}

function answerRows(texts: Texts, places: Places, step: OpenQuestion): Button[][] {
  const { field } = step;
  switch (field) {
    case "kind":
      return choices(step, eventKinds, (kind) => texts.plain(`subscriptions:kind.${kind}`));
    case "venue":
      return choices(step, venues, (venue) => texts.plain(`composing:venue.${venue}`));
    case "startsAt":
    case "endsAt":
    case "registerUntil":
    case "announceAt":
      return dateRows(texts, step);
    case "place":
      return placeRows(texts, places, step);
    case "regions":
      return regionRows(texts, places, step);
    case "languages": {
      const codes = places.languages.map(({ code }) => code);
      return ticks(texts, step, codes, (code) =>
        nameIn(
          texts,
          places.languages.find((language) => language.code === code),
        ),
      );
    }
    case "tags":
      return ticks(texts, step, programmeTags, (tag) => texts.plain(`subscriptions:tag.${tag}`));
    default:
      return [];
  }
}

function choices<T extends string>(
  { field }: OpenQuestion,
  values: readonly T[],
  label: (value: T) => string,
): Button[][] {
  return grid(
    values.map((value) => ({ label: label(value), data: data("choice", { field, value }) })),
    2,
  );
}

function ticks<T extends string>(
  texts: Texts,
  step: OpenQuestion,
  values: readonly T[],
  label: (value: T) => string,
): Button[][] {
  const { field, ticked } = step;
  const buttons = values.map((value) => ({
    label: tick(ticked.includes(value), label(value)),
    data: data("tick", { field, value }),
  }));
  return [...grid(buttons, 2), [{ label: texts.plain("composing:button.done"), data: data("done", { field }) }]];
}

function nameIn(texts: Texts, named: { name: Record<Texts["language"], string> } | null | undefined): string {
  return named?.name[texts.language] ?? "—";
}

function dateRows(texts: Texts, { field, detail, day, from }: OpenQuestion): Button[][] {
  const page = parsePage(detail);
  const earliest = new Date(from);
  if (page?.kind === "doubt") return [...doubtRows(texts, field, page), [otherDay(texts, field, page.day)]];
  if (page?.kind === "hour") return [...minuteRows(field, page.hour), [otherDay(texts, field, page.day)]];
  if (day !== null) return [...hourRows(field, day, earliest), [otherDay(texts, field, day)]];
  return monthRows(texts, field, page?.kind === "month" ? page.month : dayOf(earliest).slice(0, 7), earliest);
}

function otherDay(texts: Texts, field: OpenQuestion["field"], day: string): Button {
  return { label: texts.plain("composing:button.otherDay"), data: data("month", { field, month: day.slice(0, 7) }) };
}

function placeRows(texts: Texts, places: Places, { field, detail, rooms }: OpenQuestion): Button[][] {
  const page = parsePage(detail);
  const choose: Button = { label: texts.plain("composing:button.rooms"), data: data("rooms", { field }) };
  if (page?.kind === "regions") {
    const regions = places.regions.map((region) => ({
      label: nameIn(texts, region),
      data: data("region", { field, region: region.id }),
    }));
    return grid(regions, 2);
  }
  if (page?.kind !== "region") return [[choose]];
  const found = rooms.flatMap((id) => places.room(id) ?? []);
  return [
    ...found.map((room) => [
      { label: room.name?.[texts.language] ?? room.town[texts.language], data: data("room", { room: room.id }) },
    ]),
    [{ label: texts.plain("composing:button.otherRegion"), data: data("rooms", { field }) }],
  ];
}

function regionRows(texts: Texts, places: Places, step: OpenQuestion): Button[][] {
  const { field, offered, wholeCountry } = step;
  const whole: Button = { label: texts.plain("composing:button.wholeCountry"), data: data("wholeCountry", { field }) };
  return [
    ...(wholeCountry ? [[whole]] : []),
    ...ticks(texts, step, offered, (region) => nameIn(texts, places.region(region))),
  ];
}

function navigationRows(
  texts: Texts,
  { field, before, complete, answered, optional, current }: OpenQuestion,
): Button[][] {
  const rows: Button[][] = [];
  const alwaysNone = field === "places" || field === "registerUntil" || field === "announceAt";
  if (optional && (alwaysNone || current !== null)) {
    const label = texts.plain(alwaysNone ? `composing:none.${field}` : "composing:button.none");
    rows.push([{ label, data: data("none", { field }) }]);
  }
  const keep = { label: texts.plain("composing:button.keep"), data: data("keep", { field }) };
  if (complete) return [...rows, [{ ...keep, label: texts.plain("composing:button.toCard") }]];
  if (answered) rows.push([keep]);
  const stop: Button = { label: texts.plain("chat:stop"), data: data("stop", {}) };
  const back: Button = { label: texts.plain("chat:back"), data: data("back", { field }) };
  return [...rows, before === null ? [stop] : [back, stop]];
}
