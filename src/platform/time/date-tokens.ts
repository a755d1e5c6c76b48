import {
  afterHour,
  afterMinutes,
  beforeHour,
  dayParts,
  fillers,
  fold,
  months,
  nextMonth,
  nextWeek,
  noon,
  ordinal,
  relativeCounts,
  relativeDays,
  weekdays,
} from "./date-words.ts";
import { digitsForWords } from "./number-words.ts";

export type TypedDay =
  | { kind: "date"; year: number | null; month: number; day: number }
  /** A day of this month or of the next: «15-го». */
  | { kind: "ofMonth"; day: number; next: boolean }
  /** Days from today. */
  | { kind: "relative"; days: number };

export type TypedTime =
  /** @param minutes of the day */
  | { kind: "clock"; minutes: number }
  /** «сағат 3-те»: an hour from one to seven, and nobody said of which half of the day; as it is before noon. */
  | { kind: "half"; minutes: number }
  /** A time that no clock shows. */
  | { kind: "wrong" };

export interface DateTokens {
  day: TypedDay | null;
  /** From 0, a Monday. */
  weekday: number | null;
  nextWeek: boolean;
  time: TypedTime | null;
  /** Words that say nothing about a date were written too. */
  hasOtherWords: boolean;
}

type DayPart = keyof typeof dayParts;
const partNames = Object.keys(dayParts) as DayPart[];

/** Takes a typed date apart. Null where there is no date in it, or a number that was not understood. @param picked the day is known already */
export function readTokens(text: string, picked: boolean): DateTokens | null {
  const rest = new Rest(text);
  // «через 2 дня» is not two in the afternoon.
  const counted = daysAhead(rest);
  const sure = hourOfPart(rest) ?? spelledOut(rest) ?? clock(rest) ?? cuedHour(rest);
  const weekday = rest.takeOne(weekdays);
  const inNextWeek = weekday !== null && rest.take(nextWeek) !== null;
  const named = counted ?? fullDay(rest);
  // «10.30» is a time where the day is known, and a day where it is not.
  const isKnown = picked || weekday !== null;
  const pointed = sure === null && isKnown ? pointedTime(rest) : null;
  const day = named ?? shortDay(rest) ?? dayOfMonth(rest);
  const time = sure ?? pointed ?? pointedTime(rest) ?? bareHour(rest);
  const part = rest.takeOne(partNames.map((name) => dayParts[name]));
  rest.drop(fillers);
  if (rest.hasDigits() || (day === null && weekday === null && time === null)) return null;
  return {
    day,
    weekday,
    nextWeek: inNextWeek,
    time: time === null ? null : readTime(time, time.part ?? partNames[part ?? -1] ?? null),
    hasOtherWords: !rest.isEmpty(),
  };
}

/** An hour as it is written; `part` where a part of the day stands beside it. */
interface Hour {
  hour: string;
  minute: string;
  part: DayPart | null;
}

function readTime({ hour, minute }: Hour, part: DayPart | null): TypedTime {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours > 23 || minutes > 59 || (part === "morning" && hours > 12)) return { kind: "wrong" };
  const at = hours * 60 + minutes;
  // «03:00» is a clock of 24 hours.
  if (part === null && hours >= 1 && hours <= 7 && !hour.startsWith("0")) return { kind: "half", minutes: at };
  return { kind: "clock", minutes: at + shift(hours, part) * 60 };
}

/** The hours between what is said and what a clock of 24 hours shows: 7 in the evening is 19. */
function shift(hours: number, part: DayPart | null): number {
  const isEarly = hours < 12;
  switch (part) {
    case "morning":
      return hours === 12 ? -12 : 0;
    case "day":
      return hours < 10 ? 12 : 0;
    case "evening":
      return isEarly ? 12 : 0;
    case "night":
      return hours === 12 ? -12 : isEarly && hours >= 7 ? 12 : 0;
    case null:
      return 0;
  }
}

const number = "(\\d{1,2})";
const minutesAfter = "(?:[:.](\\d\\d)(?::00)?)?";
const anyMonth = `(?:${months.join("|")})`;
// «утром 12 декабря» is no hour.
const isNoDay = `(?! (?:(?:${ordinal}) )?${anyMonth}| (?:${ordinal})(?![\\p{L}]))`;

/** «кешкі 7-де», «утром в 9», "3:30 pm" */
function hourOfPart(rest: Rest): Hour | null {
  if (rest.take(noon) !== null) return { hour: "12", minute: "00", part: "day" };
  for (const part of partNames) {
    const words = `(?:${dayParts[part]})`;
    const found =
      rest.take(`${number}${minutesAfter} (?:(?:${afterHour}) )?${words}`) ??
      rest.take(`${words} (?:(?:${beforeHour}) )?${number}${minutesAfter}(?![.\\d])${isNoDay}(?: (?:${afterHour}))?`);
    // In the afternoon there are no ten and eleven o'clock; "pm" says nothing but the half.
    if (found !== null) return hourOf(found[1], found[2], /p\.?m/.test(found[0]) ? "evening" : part);
  }
  const found = rest.take(`(?:сагат )?${number} жарым(?:да)?`);
  return found === null ? null : hourOf(found[1], "30");
}

/** «15 сағат 30 минут», «в 15 ч 30 мин» */
function spelledOut(rest: Rest): Hour | null {
  const found = rest.take(
    `(?:(?:${beforeHour}) )?${number} (?:сагат|час(?:ов|а)?|ч) (\\d\\d)${isNoDay}(?: (?:${afterMinutes}))?`,
  );
  return found === null ? null : hourOf(found[1], found[2]);
}

function clock(rest: Rest): Hour | null {
  const found = rest.take(`${number}:(\\d\\d)(?::00)?`);
  return found === null ? null : hourOf(found[1], found[2]);
}

/** «сағат 10-да», «в 10.30», «15 часов», «в 15-00» */
function cuedHour(rest: Rest): Hour | null {
  const found =
    rest.take(`(?:${beforeHour}) ${number}(?:[.-](\\d\\d))?(?![.\\d/-])${isNoDay}`) ??
    rest.take(`${number}() (?:${afterHour})`);
  return found === null ? null : hourOf(found[1], found[2] || undefined);
}

function pointedTime(rest: Rest): Hour | null {
  const found =
    rest.take("([01]?\\d|2[0-3])\\.([0-5]\\d)(?![.\\d])") ?? rest.take("([01]?\\d|2[0-3])-(00|30)(?![-.\\d])");
  return found === null ? null : hourOf(found[1], found[2]);
}

function bareHour(rest: Rest): Hour | null {
  const found = rest.take(number);
  return found === null ? null : hourOf(found[1]);
}

function hourOf(hour = "", minute = "00", part: DayPart | null = null): Hour {
  return { hour, minute, part };
}

/** «3 күннен кейін», «через неделю» */
function daysAhead(rest: Rest): TypedDay | null {
  for (const [words, unit] of relativeCounts) {
    const found = rest.take(words);
    if (found !== null) return { kind: "relative", days: unit * Number(found.slice(1).find(Boolean) ?? 1) };
  }
  return null;
}

/** A day that can be nothing else. */
function fullDay(rest: Rest): TypedDay | null {
  const iso = rest.take("(20\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})");
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  const pointed =
    rest.take(`${number}([./-])${number}\\2(20\\d\\d|\\d\\d)`) ?? rest.take(`${number}( )${number} (20\\d\\d)`);
  if (pointed !== null) return dateOf(pointed[4], pointed[3], pointed[1]);
  for (const [words, days] of relativeDays) if (rest.take(words) !== null) return { kind: "relative", days };
  for (const [at, name] of months.entries()) {
    const after = `(?: (?:${ordinal}))?`;
    const month = `${name}(?: айы(?:нын)?)?`;
    const found = rest.take(`${number}${after}(?: of)?[ -]?${month}`) ?? rest.take(`${month} ${number}${after}`);
    if (found === null) continue;
    const year = rest.take("(20\\d\\d)(?: жыл(?:гы|ы|дын)?| ж| года?| году| г)?\\.?");
    return { kind: "date", year: year === null ? null : Number(year[1]), month: at + 1, day: Number(found[1]) };
  }
  return null;
}

/** «29.10» */
function shortDay(rest: Rest): TypedDay | null {
  const found = rest.take(`${number}[./]${number}`);
  return found === null ? null : { kind: "date", year: null, month: Number(found[2]), day: Number(found[1]) };
}

/** «15-го», «айдың 15-інде», "the 15th" */
function dayOfMonth(rest: Rest): TypedDay | null {
  const found = rest.take(`${number} (?:${ordinal})`) ?? rest.take(`${number} числа`);
  return found === null ? null : { kind: "ofMonth", day: Number(found[1]), next: rest.take(nextMonth) !== null };
}

function dateOf(year = "", month = "", day = ""): TypedDay {
  return { kind: "date", year: Number(year.padStart(4, "20")), month: Number(month), day: Number(day) };
}

/** What of a text has not been understood yet. */
class Rest {
  #text: string;
  constructor(text: string) {
    this.#text = digitsForWords(fold(text));
  }
  /** Takes the first match that stands by itself. */
  take(pattern: string): RegExpExecArray | null {
    const found = new RegExp(`(?<![\\p{L}\\d.:/-])(?:${pattern})(?![\\p{L}\\d])`, "u").exec(this.#text);
    if (found === null) return null;
    this.#text = `${this.#text.slice(0, found.index)} ${this.#text.slice(found.index + found[0].length)}`;
    return found;
  }
  /** Which of these stands there. */
  takeOne(patterns: readonly string[]): number | null {
    const at = patterns.findIndex((pattern) => this.take(pattern) !== null);
    return at === -1 ? null : at;
  }
  drop(pattern: string): void {
    while (this.take(pattern) !== null);
  }
  hasDigits(): boolean {
    return /\d/.test(this.#text);
  }
  isEmpty(): boolean {
    return !/[\p{L}\p{N}\p{S}]/u.test(this.#text);
  }
}
