/**
 * The words of dates in three languages, as `fold` leaves them, because people also type Kazakh without its own letters. They are parts of
 * regular expressions. Kazakh and Russian stems come with the endings that they may have.
 */

/** Folds a text: lower case, Kazakh letters as a Russian keyboard types them, and a space between a number and an ending. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[әғқңөұүһіё]/g, (letter) => folded[letter] ?? letter)
    .replaceAll(/(\d{4}-\d\d-\d\d)t(?=\d)/g, "$1 ")
    .replaceAll(/(\d)-?(?=\p{L})/gu, "$1 ")
    .replaceAll(/[,;]/g, " ")
    .replaceAll(/\s+/g, " ");
}

const folded: Record<string, string> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
};

const kkEnding = "(?:[дт][ае]|н[дт][ае]|[нтд][ыи]н|г[ае]|ы|и)?";

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
].map((names) => `(?:${names})${kkEnding}`);

/** Of a weekday: the one in the week after this. */
export const nextWeek = "келеси|следующ(?:ий|ая|ую|ее|ей)|next";

/** By how many days from today. */
export const relativeDays: readonly [string, number][] = [
  ["бурсигуни|послезавтра|(?:the )?day after tomorrow", 2],
  ["ертенг?и?|завтра|tomorrow", 1],
  ["бугинг?и?|сегодня|today", 0],
  ["кеше|вчера|yesterday", -1],
];

/** Which half of the day an hour is in: «кешкі 7-де», «7 вечера», "7pm". */
export const halves: Record<"am" | "pm", string> = {
  am: "танг?ы|утра|a\\.?m\\.?|in the morning",
  pm: "кешки|вечера|дня|тустен кейинг?и?|p\\.?m\\.?|in the (?:evening|afternoon)",
};

/** What says that an hour follows. */
export const beforeHour = "сагат|в|at";

/** What an hour is followed by. */
export const afterHour = "час(?:ов|а)?|ч|сагат(?:та)?|o'?clock|h|да|де|та|те|нда|нде";

/** Say nothing that is not known without them. */
export const fillers = `${beforeHour}|${afterHour}|жыл(?:гы|ы)?|ж|куни|айын(?:ын|да)|ы|и|ында|инде|осы|года?|году|г|числ[ао]|во?|на|к|эт(?:у|от|о)|on|of|the|this|st|nd|rd|th`;
