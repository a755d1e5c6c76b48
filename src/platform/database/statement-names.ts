/** How many named statements a connection keeps. Each costs the server some ten kilobytes, and lists of different lengths make new texts. */
const maxNames = 200;
const maxTextLength = 10_000;

/**
 * Creates a function that names repeated statements, so that a connection parses and plans each of them only once. It returns the empty
 * name, which means an unnamed statement, once there are too many names or if the text is too long.
 */
export function createStatementNames(prefix: string): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size === maxNames || text.length > maxTextLength) return "";
    const name = `${prefix}${names.size}`;
    names.set(text, name);
    return name;
  };
}
