/** The nine Kazakh characters that a Russian keyboard lacks, each as people type it there, and ё, which is often written as е. */
const typed: Record<string, string> = {
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

/** A text in lower case as it is typed on a Russian keyboard, so that both spellings can be compared. */
export function asOnRussianKeyboard(text: string): string {
  return text.replaceAll(/[әғқңөұүһіё]/g, (character) => typed[character] ?? character);
}
