import { language } from "./texts.js";

const KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");
const KAZAKH_DAYS = { Mon: "дс", Tue: "сс", Wed: "ср", Thu: "бс", Fri: "жм", Sat: "сб", Sun: "жс" };

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

/** "22 қараша". Kazakh is spelt out here because browsers often lack it. @param {number} milliseconds */
export function dayOf(milliseconds) {
  const { day, month } = parts(milliseconds);
  if (language() === "kk") return `${day} ${KAZAKH_MONTHS[Number(month) - 1]}`;
  return new Intl.DateTimeFormat(language(), { timeZone: "Asia/Almaty", day: "numeric", month: "long" }).format(
    milliseconds,
  );
}

/** "жс, 22 қараша, 05:42". @param {number} milliseconds */
export function momentOf(milliseconds) {
  const { weekday } = parts(milliseconds);
  const short = new Intl.DateTimeFormat(language(), { timeZone: "Asia/Almaty", weekday: "short" });
  const name = language() === "kk" ? KAZAKH_DAYS[weekday] : short.format(milliseconds);
  return `${name}, ${dayOf(milliseconds)}, ${timeOf(milliseconds)}`;
}
