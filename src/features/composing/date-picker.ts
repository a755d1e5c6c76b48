import type { Button } from "../../platform/chat/screen.ts";
import { monthOfYear } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { addDays, dayOf, type LocalDay, momentOf, weekdayOf } from "../../platform/time/local-day.ts";
import { addMonths, type LocalMonth, monthOf } from "../../platform/time/local-month.ts";
import { clockTime } from "../../platform/time/local-time.ts";
import { dayMinutes, hourMinutes } from "../../platform/time/units.ts";
import { fieldButtons } from "./buttons.ts";
import type { QuestionPage } from "./question-page.ts";
import type { Field } from "./rules.ts";

const data = fieldButtons.data;
const blank = data("blank", {});
const monthsAhead = 24;

/** A month as a grid, with buttons for the months before and after it. @param month "2026-10" */
export function monthRows(texts: Texts, field: Field, month: LocalMonth, now: Date): Button[][] {
  const today = dayOf(now);
  const thisMonth = monthOf(now);
  const shown = month < thisMonth ? thisMonth : month;
  const turn = (to: LocalMonth, label: string): Button => {
    const isThere = to >= thisMonth && to <= addMonths(thisMonth, monthsAhead);
    return isThere ? { label, data: data("month", { field, month: to }) } : { label: "·", data: blank };
  };
  return [
    [{ label: monthOfYear(texts, shown), data: blank }],
    [turn(addMonths(shown, -1), "‹"), turn(addMonths(shown, 1), "›")],
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

/** The hours of a day that are still ahead. Other times can be typed. */
export function hourRows(field: Field, day: LocalDay, now: Date): Button[][] {
  const ahead = hours.filter((hour) => momentOf(day, hour * 60 + 59) > now);
  const buttons = ahead.map((hour) => ({ label: clockTime(hour * 60), data: data("hour", { field, hour }) }));
  return rowsOf(buttons, 4);
}

export function minuteRows(field: Field, hour: number): Button[][] {
  const buttons = minutes.map((minute) => {
    const at = hour * 60 + minute;
    return { label: clockTime(at), data: data("time", { field, minutes: at }) };
  });
  return [buttons];
}

type DoubtPage = Extract<QuestionPage, { kind: "doubt" }>;
const halfDay = dayMinutes / 2;

/** The time that is probably meant: an hour of which nobody said the half of the day is in the afternoon. */
export function doubtTime({ minutes, why }: DoubtPage): number {
  return why === "half" ? minutes + halfDay : minutes;
}

/** Yes, and the same hour of the other half of the day where that can be meant. */
export function doubtRows(texts: Texts, field: Field, page: DoubtPage): Button[][] {
  const { minutes, why } = page;
  const at = (time: number, label: string): Button => ({ label, data: data("time", { field, minutes: time }) });
  const yes = at(doubtTime(page), texts.plain("composing:button.right", { time: clockTime(doubtTime(page)) }));
  if (why === "half") return [[yes, at(minutes, clockTime(minutes))]];
  const isNight = why === "night" && minutes >= hourMinutes;
  return [isNight ? [yes, at(minutes + halfDay, clockTime(minutes + halfDay))] : [yes]];
}

/** The weeks of a month from Monday on, without weeks that are over. Days of other months are null. */
function weeksOf(month: LocalMonth, today: LocalDay): (LocalDay | null)[][] {
  const first = `${month}-01`;
  const monday = addDays(first, -weekdayOf(first));
  const days = Array.from({ length: 42 }, (_, at) => addDays(monday, at));
  return rowsOf(
    days.map((day) => (day.startsWith(month) ? day : null)),
    7,
  ).filter((week) => week.some((day) => day !== null && day >= today));
}

function rowsOf<T>(all: readonly T[], columns: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  );
}
