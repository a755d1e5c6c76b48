/** What a clause may begin with before somebody says how old they are. */
const before = {
  ru: String.raw`(?:(?:здравствуйте|привет|добрый день|а|и|но|ну|я|ведь|вообще|кстати|просто|потому что|так как|меня зовут \p{L}+)\s+)*`,
  kk: String.raw`(?:(?:сәлем|салем|сәлеметсіз бе|саламатсыз ба|мен|бірақ|өйткені|себебі|ал)\s+)*`,
  en: String.raw`(?:(?:hi|hello|and|but|so|because|well|my name is \p{L}+)\s+)*`,
};
/** What may follow it in the same clause. */
const after = {
  ru: String.raw`(?:\s+(?:сейчас|помогите|пожалуйста|что делать|и я)(?!\p{L}).*)?`,
  en: String.raw`(?:\s+(?:please|now|and i|what should i)(?!\p{L}).*)?`,
};

const years = "(?:[6-9]|1[0-7])";
const yearsInRussian = `(?:${years}|шесть|семь|восемь|девять|десять|(?:один|две|три|четыр|пят|шест|сем)надцать)`;
const yearsInKazakh = `(?:${years}|он\\s+(?:б[іи]р|ек[іи]|[үу]ш|т[өо]рт|бес|алты|жет[іи]))`;
const yearsInEnglish = `(?:${years}|ten|eleven|twelve|(?:thir|four|fif|six|seven)teen)`;
const stillInKazakh = String.raw`(?:(?:[әа]л[іи]|[қк]аз[іи]р|неб[әа]р[іи]|бар болғаны|енді)\s+)*`;

/** Each is about the writer, now, and takes a whole clause: a son of that age, or fifteen years of waiting, are not heard. */
const sayings = [
  `${before.ru}мне\\s+(?:(?:всего|только|лишь|еще|уже|сейчас)\\s+)*${yearsInRussian}\\s+(?:лет|годиков)${after.ru}`,
  `${before.ru}мне\\s+(?:всего|только|лишь|еще)\\s+(?:только\\s+)?${yearsInRussian}`,
  `${before.ru}мне\\s+(?:(?:еще|пока)\\s+)*(?:нет(?:\\s+и)?|не исполнилось|меньше|менее)\\s+(?:18|восемнадцати)(?:\\s+лет)?${after.ru}`,
  `${before.ru}я\\s+(?:(?:еще|пока)\\s+)*несовершеннолетн(?:ий|яя)${after.ru}`,
  `${before.ru}я\\s+${years}[-\\s]?летн(?:ий|яя)(?:\\s.*)?`,
  `${before.ru}я\\s+учусь\\s+в\\s+(?:[1-9]|10)(?:-?(?:м|ом|й|ой))?\\s+классе${after.ru}`,
  `${before.kk}${stillInKazakh}${yearsInKazakh}\\s+жастамын(?:\\s(?!де[пдг]).*)?`,
  `${before.kk}ма[ғг]ан\\s+${stillInKazakh}${yearsInKazakh}\\s+жас`,
  `${before.kk}(?:мен[іи]ң\\s+)?жасым\\s+${stillInKazakh}${yearsInKazakh}(?:-?[дт][еа])?`,
  `${before.kk}(?:ма[ғг]ан\\s+)?${stillInKazakh}(?:18|он сег[іи]з)(?:-?(?:ге|ке)|\\s+жас[қк]а)?\\s+${stillInKazakh}(?:толма[ғг]анмын|толма[ғг]ам|тол[ғг]ан\\s+жо[қк]пын|толмадым)`,
  `${before.kk}${stillInKazakh}к[әа]мелет(?:ке|к[ае]|\\s+жасына)\\s+${stillInKazakh}(?:толма[ғг]анмын|тол[ғг]ан\\s+жо[қк]пын|жетпегенм[іи]н|толма[ғг]ан)`,
  `${before.kk}(?:[1-9]|10)[-\\s]?сыныпта\\s+о[қк]имын`,
  `${before.en}i\\s?(?:am|m)\\s+(?:(?:only|just|still)\\s+)*${yearsInEnglish}(?:\\s+(?:years\\s+old|years\\s+of\\s+age|yo))?${after.en}`,
  `${before.en}i\\s?(?:am|m)\\s+(?:still\\s+)?(?:under\\s+(?:18|eighteen|age)|underage|a\\s+minor|not\\s+(?:yet\\s+)?(?:18|eighteen)(?:\\s+yet)?)${after.en}`,
].map((saying) => new RegExp(`^${saying}$`, "u"));

/** Words that somebody else has said. */
const quoted = /[«"“„][^»"”“]*[»"”“]/gu;
const clauseEnds = /[.!?…,;()\n–—]+/u;
const maxLength = 4096;

/**
 * Whether somebody says in a message that they are under 18. It hears little on purpose: only a clause about the writer, now, as it is
 * usually typed in Kazakh, Russian or English.
 */
export function saysUnderAge(text: string): boolean {
  return text
    .slice(0, maxLength)
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(quoted, " ")
    .split(clauseEnds)
    .map((clause) =>
      clause
        .replaceAll(/['’‘`]/gu, " ")
        .replaceAll(/[^\p{L}\p{N}:\-\s]/gu, " ")
        .replaceAll(/\s+/gu, " ")
        .trim(),
    )
    .some((clause) => sayings.some((saying) => saying.test(clause)));
}
