import type { Button } from "../chat/screen.ts";
import { monthName } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import { fieldButtons } from "./buttons.ts";
import { addDays, dayOf, type LocalDay, momentOf, weekdayOf } from "./local-day.ts";
import type { Field } from "./rules.ts";

const data = fieldButtons.data;
const blank = data("blank", {});
const monthsAhead = 24;

/** A month as a grid, with the ways to the next ones. @param month "2026-10" */
export function monthRows(texts: Texts, field: Field, month: string, now: Date): Button[][] {
  const today = dayOf(now);
  const shown = monthAt(month, 0) < today.slice(0, 7) ? today.slice(0, 7) : month;
  const turn = (to: string, label: string): Button => {
    const isThere = to >= today.slice(0, 7) && to <= monthAt(today.slice(0, 7), monthsAhead);
    return isThere ? { label, data: data("month", { field, month: to }) } : { label: "·", data: blank };
  };
  const name = `${monthName(texts.language, Number(shown.slice(5)))} ${shown.slice(0, 4)}`;
  return [
    [turn(monthAt(shown, -1), "‹"), { label: name, data: blank }, turn(monthAt(shown, 1), "›")],
    texts
      .plain("composing:weekdays")
      .split(" ")
      .map((label) => ({ label, data: blank })),
    ...weeksOf(shown, today).map((week) =>
      week.map((day) =>
        day === null || day < today
          ? { label: "·", data: blank }
          : { label: String(Number(day.slice(8))), data: data("day", { field, day }) },
      ),
    ),
  ];
}

const hours = Array.from({ length: 16 }, (_, at) => at + 7);
const minutes = [0, 15, 30, 45];

/** The hours of a day that are ahead; others can be typed. */
export function hourRows(field: Field, day: LocalDay, now: Date): Button[][] {
  const ahead = hours.filter((hour) => momentOf(day, hour * 60 + 59) > now);
  const buttons = ahead.map((hour) => ({ label: timeLabel(hour * 60), data: data("hour", { field, hour }) }));
  return rowsOf(buttons, 4);
}

export function minuteRows(field: Field, hour: number): Button[][] {
  const buttons = minutes.map((minute) => {
    const at = hour * 60 + minute;
    return { label: timeLabel(at), data: data("time", { field, minutes: at }) };
  });
  return [buttons];
}

function timeLabel(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Seven days each, Monday first, without weeks that are over; null for the other months' days. */
function weeksOf(month: string, today: LocalDay): (LocalDay | null)[][] {
  const first = `${month}-01`;
  const monday = addDays(first, -weekdayOf(first));
  const days = Array.from({ length: 42 }, (_, at) => addDays(monday, at));
  return rowsOf(
    days.map((day) => (day.startsWith(month) ? day : null)),
    7,
  ).filter((week) => week.some((day) => day !== null && day >= today));
}

/** The month so many months away. */
function monthAt(month: string, away: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + away;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function rowsOf<T>(all: readonly T[], columns: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  );
}
