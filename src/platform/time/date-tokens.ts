import {
  afterHour,
  beforeHour,
  fillers,
  fold,
  halves,
  months,
  nextWeek,
  relativeDays,
  weekdays,
} from "./date-words.ts";

export type TypedDay =
  | { kind: "date"; year: number | null; month: number; day: number }
  /** Days from today. */
  | { kind: "relative"; days: number };

export interface DateTokens {
  day: TypedDay | null;
  /** From 0, a Monday. */
  weekday: number | null;
  nextWeek: boolean;
  /** Of the day. */
  minutes: number | null;
}

type Half = keyof typeof halves;
/** "wrong": a time that no clock shows. */
type Time = number | "wrong" | null;

/** Takes a typed date apart. Null where something of it was not understood. @param picked the day is known already */
export function readTokens(text: string, picked: boolean): DateTokens | null {
  const rest = new Rest(text);
  const sure = halfHour(rest) ?? clock(rest) ?? cuedHour(rest);
  const weekday = rest.takeOne(weekdays);
  const inNextWeek = weekday !== null && rest.take(nextWeek) !== null;
  const named = fullDay(rest);
  // «10.30» is a time where the day is known, and a day where it is not.
  const isKnown = picked || weekday !== null;
  const pointed = sure === null && isKnown ? pointedTime(rest) : null;
  const day = named ?? shortDay(rest);
  const time = sure ?? pointed ?? pointedTime(rest) ?? bareHour(rest);
  rest.drop(fillers);
  if (time === "wrong" || !rest.isEmpty()) return null;
  return { day, weekday, nextWeek: inNextWeek, minutes: time };
}

const number = "(\\d{1,2})";
const minutesAfter = "(?:[:.](\\d\\d)(?::00)?)?";

/** «кешкі 7-де», «7 вечера», "3:30 pm" */
function halfHour(rest: Rest): Time {
  for (const half of ["am", "pm"] as const) {
    const words = `(?:${halves[half]})`;
    const found =
      rest.take(`${number}${minutesAfter} (?:(?:${afterHour}) )?${words}`) ??
      rest.take(`${words} (?:(?:${beforeHour}) )?${number}${minutesAfter}(?: (?:${afterHour}))?`);
    if (found !== null) return timeOf(found[1], found[2], half);
  }
  const found = rest.take(`(?:сагат )?${number} жарым(?:да)?`);
  return found === null ? null : timeOf(found[1], "30", null);
}

function clock(rest: Rest): Time {
  const found = rest.take(`${number}:(\\d\\d)(?::00)?`);
  return found === null ? null : timeOf(found[1], found[2], null);
}

/** «сағат 10-да», «в 10.30», «15 часов» */
function cuedHour(rest: Rest): Time {
  const found =
    rest.take(`(?:${beforeHour}) ${number}(?:\\.(\\d\\d))?(?![.\\d/-])`) ?? rest.take(`${number}() (?:${afterHour})`);
  return found === null ? null : timeOf(found[1], found[2] || undefined, null);
}

function pointedTime(rest: Rest): Time {
  const found = rest.take("([01]?\\d|2[0-3])\\.([0-5]\\d)(?![.\\d])");
  return found === null ? null : timeOf(found[1], found[2], null);
}

function bareHour(rest: Rest): Time {
  const found = rest.take(number);
  return found === null ? null : timeOf(found[1], undefined, null);
}

function timeOf(hour = "", minute = "00", half: Half | null): Time {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours > 23 || minutes > 59 || (half === "am" && hours > 12)) return "wrong";
  const noon = half === "pm" && hours < 12 ? 12 : half === "am" && hours === 12 ? -12 : 0;
  return (hours + noon) * 60 + minutes;
}

/** A day that can be nothing else. */
function fullDay(rest: Rest): TypedDay | null {
  const iso = rest.take("(20\\d\\d)-(\\d{1,2})-(\\d{1,2})");
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  const pointed = rest.take(`${number}[./]${number}[./](20\\d\\d|\\d\\d)`);
  if (pointed !== null) return dateOf(pointed[3], pointed[2], pointed[1]);
  for (const [words, days] of relativeDays) if (rest.take(words) !== null) return { kind: "relative", days };
  for (const [at, name] of months.entries()) {
    const ordinal = "(?: (?:ы|и|st|nd|rd|th))?";
    const found = rest.take(`${number}${ordinal}(?: of)?[ -]?${name}`) ?? rest.take(`${name} ${number}${ordinal}`);
    if (found === null) continue;
    const year = rest.take("(20\\d\\d)(?: жылгы| жылы?| ж| года?| году| г)?\\.?");
    return { kind: "date", year: year === null ? null : Number(year[1]), month: at + 1, day: Number(found[1]) };
  }
  return null;
}

/** «29.10» */
function shortDay(rest: Rest): TypedDay | null {
  const found = rest.take(`${number}[./]${number}`);
  return found === null ? null : { kind: "date", year: null, month: Number(found[2]), day: Number(found[1]) };
}

function dateOf(year = "", month = "", day = ""): TypedDay {
  return { kind: "date", year: Number(year.padStart(4, "20")), month: Number(month), day: Number(day) };
}

/** What of a text has not been understood yet. */
class Rest {
  #text: string;
  constructor(text: string) {
    this.#text = fold(text.replaceAll(/[–—]/g, "-"));
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
  isEmpty(): boolean {
    return /^[\s.]*$/.test(this.#text);
  }
}
