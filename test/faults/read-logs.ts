import { readFile } from "node:fs/promises";

interface Line {
  msg: string;
  update: string;
  /** ISO, so that it can be compared. */
  time: string;
  /** The chat, where it is taken up. */
  key?: string;
  method?: string;
  delivery?: string;
  ms?: number;
}

/** What the processes' logs say of updates. */
export interface Handlings {
  total: number;
  /** Updates that were handled to their end twice. */
  twice: number;
  /** Updates that were taken up before the one before them in their chat had said its last. */
  beside: number;
}

/** @param logs written at the level `debug` */
async function readLines(logs: readonly string[]): Promise<Line[]> {
  const texts = await Promise.all(logs.map((path) => readFile(path, "utf8")));
  return texts.flatMap((text) =>
    text.split("\n").flatMap((line): Line[] => (line.startsWith('{"level"') ? [JSON.parse(line) as Line] : [])),
  );
}

/** When each delivery left, by the processes' own clocks. */
export async function readDepartures(logs: readonly string[]): Promise<number[]> {
  const lines = await readLines(logs);
  return lines.flatMap(({ msg, delivery, method, time, ms = 0 }) =>
    msg === "called" && delivery !== undefined && method !== "getMe" ? [Date.parse(time) - ms] : [],
  );
}

/** Updates whose handling failed or lost its turn, so that they were handled once more. */
export async function countTriedAgain(log: string): Promise<number> {
  const lines = (await readFile(log, "utf8")).split("\n");
  return lines.filter((line) => line.includes('"handling failed"') || line.includes("lost the lease")).length;
}

export async function readHandlings(logs: readonly string[]): Promise<Handlings> {
  const lines = await readLines(logs);
  const handled = lines.filter(({ msg }) => msg === "handled").map(({ update }) => update);
  const lastSaid = new Map<string, string>();
  for (const { msg, update, time, method } of lines) {
    // A tap is answered when it is stored, before its turn.
    if (msg !== "called" || update === undefined || method === "answerCallbackQuery") continue;
    if (time > (lastSaid.get(update) ?? "")) lastSaid.set(update, time);
  }
  let beside = 0;
  // The previous version logs "taken up".
  const taken = lines.filter(({ msg }) => msg === "claimed" || msg === "taken up");
  for (const ofChat of Map.groupBy(taken, ({ key }) => key).values()) {
    // The last time, where a process died over it.
    const each = [...new Map(ofChat.map((line) => [line.update, line])).values()];
    const inTurn = each.toSorted((a, b) => Number(a.update) - Number(b.update));
    beside += inTurn.filter(({ time }, at) => time < (lastSaid.get(inTurn[at - 1]?.update ?? "") ?? "")).length;
  }
  return { total: handled.length, twice: handled.length - new Set(handled).size, beside };
}
