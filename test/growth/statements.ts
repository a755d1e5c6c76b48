import pg from "pg";

/** A statement as the bot sent it. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What every pool of this process sends from now on, each text once, with the values of the last time. */
export function recordStatements(): { stop(): Statement[] } {
  const seen = new Map<string, Statement>();
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...words: Parameters<typeof query>) {
    const [first, second] = words as unknown[];
    const { text, values } = typeof first === "string" ? { text: first, values: second } : (first as Statement);
    if (typeof text === "string" && /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text)) {
      seen.set(text, { text, values: Array.isArray(values) ? values : [] });
    }
    return query.apply(this, words);
  } as typeof query;
  return {
    stop() {
      pg.Client.prototype.query = query;
      return [...seen.values()];
    },
  };
}
