import { language } from "./languages.js";

/** Kazakh names are listed here because browsers often lack them. */
const SPELT_OUT = {
  kk: {
    months: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
    days: { Mon: "дс", Tue: "сс", Wed: "ср", Thu: "бс", Fri: "жм", Sat: "сб", Sun: "жс" },
  },
};

function parts(milliseconds) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Almaty",
    weekday: "short",
    day: "numeric",
    month: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
}

/** "05:42", in Kazakhstan. @param {number} milliseconds */
export function timeOf(milliseconds) {
  const { hour, minute } = parts(milliseconds);
  return `${hour}:${minute}`;
}

/** "22 қараша". @param {number} milliseconds */
export function dayOf(milliseconds) {
  const { day, month } = parts(milliseconds);
  const { months } = SPELT_OUT[language()] ?? {};
  if (months) return `${Number(day)} ${months[Number(month) - 1]}`;
  return new Intl.DateTimeFormat(language(), { timeZone: "Asia/Almaty", day: "numeric", month: "long" }).format(
    milliseconds,
  );
}

/** "жс, 22 қараша, 05:42". @param {number} milliseconds */
export function momentOf(milliseconds) {
  return `${shortWeekday(milliseconds)}, ${dayOf(milliseconds)}, ${timeOf(milliseconds)}`;
}

/** "жс". @param {number} milliseconds */
function shortWeekday(milliseconds) {
  const { days } = SPELT_OUT[language()] ?? {};
  const short = new Intl.DateTimeFormat(language(), { timeZone: "Asia/Almaty", weekday: "short" });
  return days ? days[parts(milliseconds).weekday] : short.format(milliseconds);
}

const HOUR_MS = 3_600_000;

/**
 * A moment in the format that a bot asks for: "r" is relative to now; w is the weekday, d and D the date, t and T the time.
 * @param {number} milliseconds @param {string} format @param {number} [now]
 */
export function formattedMoment(milliseconds, format, now = Date.now()) {
  if (format === "r") {
    const hours = Math.round((milliseconds - now) / HOUR_MS);
    const relative = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
    return Math.abs(hours) < 48 ? relative.format(hours, "hour") : relative.format(Math.round(hours / 24), "day");
  }
  const { day, month } = parts(milliseconds);
  const zone = { timeZone: "Asia/Almaty" };
  const seconds = new Intl.DateTimeFormat("en-GB", { ...zone, second: "2-digit" })
    .format(milliseconds)
    .padStart(2, "0");
  const words = {
    w: shortWeekday(milliseconds),
    d: `${day.padStart(2, "0")}.${month.padStart(2, "0")}`,
    D: dayOf(milliseconds),
    t: timeOf(milliseconds),
    T: `${timeOf(milliseconds)}:${seconds}`,
  };
  return [...format].map((letter) => words[letter]).join(", ");
}
