/** The text of a screen as a reader sees it: without tags, and unescaped. */
export function readable(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Prints texts side by side, each wrapped to its column. */
export function sideBySide(texts: readonly string[], width: number): string {
  const columns = texts.map((text) => text.split("\n").flatMap((line) => wrapped(line, width)));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map((lines) => padded(lines[at] ?? "", width))
      .join(" │ ")
      .trimEnd(),
  ).join("\n");
}

function wrapped(line: string, width: number): string[] {
  const lines = [""];
  for (const word of line.split(" ").flatMap((part) => cut(part, width))) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Splits a word that is longer than the column. */
function cut(word: string, width: number): string[] {
  return widthOf(word) <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, "gu")) ?? []);
}

function padded(line: string, width: number): string {
  return line + " ".repeat(Math.max(width - widthOf(line), 0));
}

/** An emoji takes two cells of a terminal. */
function widthOf(text: string): number {
  return text.replaceAll("\u{FE0F}", "").replaceAll(/\p{Emoji_Presentation}/gu, "  ").length;
}
