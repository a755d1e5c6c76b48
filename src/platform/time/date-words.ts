import { asOnRussianKeyboard } from "../russian-keyboard.ts";

/**
 * The words of dates in three languages, as `fold` leaves them, because people also type Kazakh without its own letters. They are parts of
 * regular expressions. Kazakh and Russian stems come with the endings that they may have.
 */

/** Folds a text: lower case, Kazakh letters as a Russian keyboard types them, and a space between a number and an ending. */
export function fold(text: string): string {
  return asOnRussianKeyboard(text.toLowerCase())
    .replaceAll(/[‐‑–—−]/g, "-")
    .replaceAll(/(\d{4}-\d\d-\d\d)t(?=\d)/g, "$1 ")
    .replaceAll(/(\d)-?(?=\p{L})/gu, "$1 ")
    .replaceAll(/[,;]/g, " ")
    .replaceAll(/\s+/g, " ");
}

const kkEnding = "(?:[дт][ае]|н[дт][ае]|[нтд][ыи]н|г[ае]|с?[ыи])?";

/** From January on. */
export const months = [
  "кантар|кан|январ[ьяе]|янв|january|jan",
  "акпан|акп|феврал[ьяе]|фев|февр|february|feb",
  "наурыз|наур?|март[ае]?|мар|march|mar",
  "сауир|сау|апрел[ьяе]|апр|april|apr",
  "мамыр|мам|ма[йяе]|may",
  "маусым|мау|июн[ьяе]|июн|june|jun",
  "шилде|шил|июл[ьяе]|июл|july|jul",
  "тамыз|там|август[ае]?|авг|august|aug",
  "кыркуйе[кг]|кырк?|сентябр[ьяе]|сен|сент|september|sept?",
  "казан|каз|октябр[ьяе]|окт|october|oct",
  "караша|кар|ноябр[ьяе]|ноя|нояб|november|nov",
  "желтоксан|желт?|декабр[ьяе]|дек|december|dec",
].map((names) => `(?:${names})${kkEnding}\\.?`);

/** From Monday on. */
export const weekdays = [
  "дуйсенби|понедельник[ау]?|пн|mon|monday",
  "сейсенби|вторник[ау]?|вт|tues?|tuesday",
  "сарсенби|сред[ауые]|ср|wed|wednesday",
  "бейсенби|четверг[ау]?|чт|thu|thurs?|thursday",
  "жума|пятниц[ауые]|пт|fri|friday",
  "сенби|суббот[ауые]|сб|sat|saturday",
  "жексенби|воскресень[еяю]|вс|sun|sunday",
].map((names) => `(?:${names})${kkEnding}\\.?`);

/** Of a weekday: the one in the week after this. */
export const nextWeek = "келеси|следующ(?:ий|ая|ую|ее|ей)|next";

/** Of a day of a month: the month after this. */
export const nextMonth = "келеси ай(?:дын|да)?|следующего месяца|(?:of )?next month";

/** By how many days from today. */
export const relativeDays: readonly [string, number][] = [
  ["бурсигуни(?:ги|не)?|арг[ыи] куни|послезавтра|(?:the )?day after tomorrow", 2],
  ["ертен(?:ги|ге)?|завтра(?:шний)?|tomorrow", 1],
  ["бугин(?:ги|ге)?|сегодня(?:шний)?|today", 0],
  ["кеше|вчера|yesterday", -1],
];

/** How many days or weeks from today, with their number in the first group: «3 күннен кейін», «через 3 дня», "in 3 days". */
export const relativeCounts: readonly [string, number][] = [
  ["(\\d{1,2}) кун(?:нен)? (?:кейин|сон)|через (\\d{1,2}) (?:день|дня|дней)|in (\\d{1,2}) days?", 1],
  ["(\\d{1,2}) апта(?:дан)? (?:кейин|сон)|через (\\d{1,2}) недел[июь]|in (\\d{1,2}) weeks?", 7],
  ["через неделю|аптадан кейин|in a week", 7],
];

/** The parts of a day, which say in which half of it an hour is: «кешкі 7-де», «утром в 9», "7pm". */
export const dayParts = {
  morning: "танг?ы|танертен(?:ги)?|утра|утром|a\\.?m\\.?|in the morning",
  day: "тустен кейинг?и?|кундиз(?:ги)?|туск?и|тусте|дня|днем|пополудни|p\\.?m\\.?|in the afternoon",
  evening: "кешки|кеште|кешке|вечера|вечером|in the evening",
  night: "тунги|тунде|ночи|ночью|at night",
} as const;

/** The twelfth hour by itself. */
export const noon = "в полдень|полдень|(?:at )?noon|midday";

/** What says that an hour follows. */
export const beforeHour = "сагат|в|во|к|с|at|from";

/** What an hour is followed by. */
export const afterHour =
  "час(?:ов|а|у|ам)?|ч|сагат(?:та)?|o'?clock|h|hours?|да|де|та|те|нда|нде|ден|дан|тен|тан|ге|га|ке|ка";

/** What follows the minutes of an hour: «15 сағат 30 минут». */
export const afterMinutes = "минут(?:та|ы)?|мин|minutes?|да|де|та|те";

/** What follows the number of a day: «2-сі», «6-сында», «15-го», "29th". */
export const ordinal =
  "с?[ыи](?:нда|нде|на|не|нан|нен)?|[ыи]?нш[ыи](?:с[ыи](?:нда|нде)?)?|[ыи]?ш[ыи]|[ое]?го|[ео]е|е|[ыи]?й|st|nd|rd|th";

/** Say nothing that is not known without them. */
export const fillers = `${beforeHour}|${afterHour}|жыл(?:гы|ы|дын)?|ж|куни?|айын(?:ын|да)|ай(?:дын|да)|[ыи]|ында|инде|осы|апта(?:нын|да|сы)?|года?|году|г|числ[ао]|месяц[аеу]?|недел[еию]|на|эт(?:у|от|о|ого|ой)|on|of|the|this|week|starting|st|nd|rd|th`;
