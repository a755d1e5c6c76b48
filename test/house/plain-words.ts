/** Words and turns of phrase that a native reader stumbles over, in comments, log lines, errors and test titles. */
const stumbling = new RegExp(
  [
    "\\b(?:anew|alone|whoever|whosoever|any more)\\b",
    "(?<!\\bthere )\\b(?:is|are|was|were|be|has|have) none\\b",
    "\\b(?:for|of|to|by|from|with|than) who\\b",
    // "So many … that" is plain English.
    "\\bso (?:many|much|long|short)\\b(?![^.:;]*\\bthat\\b)",
    "\\b(?:comes?|came|coming) to\\b(?! rest)",
    // Dead letters are updates that could not be handled.
    "(?<!\\bdead[ -])\\bletters\\b",
  ].join("|"),
  "gi",
);

/** Names that say nothing, or that say `max`, `min` and `length` in other words. */
const vagueName =
  /^(?:one|its|that|who|anew|alone|letters|(?:most|least|longest|fewest)(?:[A-Z]\w*)?|\w+(?<![dD]ead)Letters)$/;

const regex = /(?<=[(,=:[!&|?;]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\n\\])+\/[a-z]*/.source;
const token = new RegExp(
  String.raw`//[^\n]*|/\*[\s\S]*?\*/|${regex}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\`(?:\\.|[^\`\\])*\`|\.{3}|\.?[A-Za-z_$][\w$]*`,
  "g",
);
/** Text in these scripts is for people and follows the rules of the catalogues. */
const otherScripts = /\p{Script=Cyrillic}/u;

/** The phrases and names in a TypeScript file that break the rule of plain language. */
export function stumblesIn(code: string): string[] {
  return [...code.matchAll(token)].flatMap(({ 0: text, index }) => {
    if (/^["'`]/.test(text)) return otherScripts.test(text) ? [] : (text.match(stumbling) ?? []);
    if (/^\/(?![*/])/.test(text)) return [];
    if (text.startsWith("/")) return text.replaceAll(/«[^»]*»/g, "").match(stumbling) ?? [];
    // A property of something else's making: `{ one: "…" }` are the plural forms of a language.
    const isKey = /^\s*:\s*["'`]/.test(code.slice(index + text.length));
    return vagueName.test(text) && !isKey ? [text] : [];
  });
}

/** The phrases in a document that break the rule. Code is left out. */
export function stumblesInProse(text: string): string[] {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "").match(stumbling) ?? [];
}

/** Whether the name of a file breaks the rule. */
export function isVagueFile(path: string): boolean {
  const words = (path.split("/").at(-1) ?? "").split(/[.-]/);
  return (
    words.some((word) => /^(?:one|its|that|who|anew|alone|letters|most|least|longest)$/.test(word)) &&
    !path.includes("dead-letters")
  );
}
