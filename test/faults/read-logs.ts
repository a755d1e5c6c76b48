import { readFile } from "node:fs/promises";

interface Line {
  msg: string;
  update: string;
  /** In ISO format, so that times can be compared as texts. */
  time: string;
  /** The chat, in lines about claiming an update. */
  key?: string;
  method?: string;
  delivery?: string;
  ms?: number;
}

/** How updates were handled, by the logs of the processes. */
export interface Handlings {
  total: number;
  /** Updates that were completely handled twice. */
  twice: number;
  /** Updates that were claimed before the previous update of the chat had made its last call. */
  outOfTurn: number;
}

/** @param logs must be at the level `debug` */
async function readLines(logs: readonly string[]): Promise<Line[]> {
  const texts = await Promise.all(logs.map((path) => readFile(path, "utf8")));
  return texts.flatMap((text) =>
    text.split("\n").flatMap((line): Line[] => (line.startsWith('{"level"') ? [JSON.parse(line) as Line] : [])),
  );
}

/** When each delivery left, by the clocks of the processes. */
export async function readDepartures(logs: readonly string[]): Promise<number[]> {
  const lines = await readLines(logs);
  return lines.flatMap(({ msg, delivery, method, time, ms = 0 }) =>
    msg === "called" && delivery !== undefined && method !== "getMe" ? [Date.parse(time) - ms] : [],
  );
}

/** Counts updates whose handling failed or lost the lease, so that they were handled again. */
export async function countTriedAgain(log: string): Promise<number> {
  const lines = (await readFile(log, "utf8")).split("\n");
  return lines.filter((line) => line.includes('"handling failed"') || line.includes("lost the lease")).length;
}

export async function readHandlings(logs: readonly string[]): Promise<Handlings> {
  const lines = await readLines(logs);
  const handled = lines.filter(({ msg }) => msg === "handled").map(({ update }) => update);
  const lastCallAt = new Map<string, string>();
  for (const { msg, update, time, method } of lines) {
    // A tap is answered when it is stored, before it is handled.
    if (msg !== "called" || update === undefined || method === "answerCallbackQuery") continue;
    if (time > (lastCallAt.get(update) ?? "")) lastCallAt.set(update, time);
  }
  let outOfTurn = 0;
  // The previous version logs "taken up".
  const taken = lines.filter(({ msg }) => msg === "claimed" || msg === "taken up");
  for (const ofChat of Map.groupBy(taken, ({ key }) => key).values()) {
    // If a process died while it handled an update, the last claim counts.
    const each = [...new Map(ofChat.map((line) => [line.update, line])).values()];
    const inTurn = each.toSorted((a, b) => Number(a.update) - Number(b.update));
    outOfTurn += inTurn.filter(({ time }, at) => time < (lastCallAt.get(inTurn[at - 1]?.update ?? "") ?? "")).length;
  }
  return { total: handled.length, twice: handled.length - new Set(handled).size, outOfTurn };
}
