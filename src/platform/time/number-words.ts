/**
 * Numbers of days and hours in words, as `fold` leaves them: «алтыншы», «онда», «шестого», «в десять», "third". They become digits with
 * their ending apart, as people write them: «6 ншы», "10 да", "6 го".
 */

const kazakh = ["", "бир", "еки", "уш", "торт", "бес", "алты", "жети", "сегиз", "тогыз"];
const kazakhTens = ["", "он", "жиырма", "отыз"];
const kazakhEnding = "([дт][ае]|с?[ыи](?:нда|нде)?|[ыи]?нш[ыи](?:с[ыи](?:нда|нде)?)?)?";

const russianHours = [
  "",
  "",
  "два",
  "три",
  "четыре",
  "пять",
  "шесть",
  "семь",
  "восемь",
  "девять",
  "десять",
  "одиннадцать",
  "двенадцать",
];
const russianDays = [
  "",
  "перв",
  "втор",
  "треть",
  "четверт",
  "пят",
  "шест",
  "седьм",
  "восьм",
  "девят",
  "десят",
  "одиннадцат",
  "двенадцат",
  "тринадцат",
  "четырнадцат",
  "пятнадцат",
  "шестнадцат",
  "семнадцат",
  "восемнадцат",
  "девятнадцат",
  "двадцат",
];
const russianEnding = "(?:[ое]го|[ыи]й|ое|ом)";

const english = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const englishOrdinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

/** What a number is written as, larger numbers first: «двадцать первого» is not «двадцать» and «первого». */
const written: readonly (readonly [RegExp, string])[] = [
  ...upTo(31).flatMap((number): (readonly [RegExp, string])[] => [
    [wholeWord(`${kazakhWords(number)}${kazakhEnding}`), `${number} $1`],
    [wholeWord(`${russianWords(number)}${russianEnding}`), `${number} го`],
  ]),
  ...upTo(12).flatMap((number): (readonly [RegExp, string])[] => [
    ...(russianHours[number] === "" ? [] : [[wholeWord(russianHours[number] ?? ""), String(number)] as const]),
    [wholeWord(english[number - 1] ?? ""), String(number)],
    [wholeWord(englishOrdinals[number - 1] ?? ""), `${number} th`],
  ]),
  [wholeWord("в час"), "в 1 час"],
];

/** A folded text with its numbers in digits. */
export function digitsForWords(text: string): string {
  return written.reduce((read, [word, digits]) => read.replace(word, digits), text).replaceAll(/ +/g, " ");
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => last - at);
}

function wholeWord(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, "u");
}

function kazakhWords(number: number): string {
  return [kazakhTens[Math.floor(number / 10)], kazakh[number % 10]].filter((word) => word).join(" ");
}

function russianWords(number: number): string {
  if (number === 30) return "тридцат";
  if (number <= 20) return russianDays[number] ?? "";
  return `${number < 30 ? "двадцать" : "тридцать"} ${russianDays[number % 10]}`;
}
