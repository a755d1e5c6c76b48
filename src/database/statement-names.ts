/** So many a connection keeps: each costs the server some ten kilobytes. Lists of different lengths make ever new texts. */
const most = 200;
const longest = 10_000;

/**
 * Names for statements that come again and again: a connection then has one of that name parsed and planned once. The empty name, which
 * is none, for the rest. @returns a text's name
 */
export function createStatementNames(prefix: string): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size === most || text.length > longest) return "";
    const name = `${prefix}${names.size}`;
    names.set(text, name);
    return name;
  };
}
