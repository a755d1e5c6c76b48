// npm run faults -- [kill | bad-days | processes | database | rolling] [--kills 100] [--seed 1] [--on pglite|postgres] [--by polling|webhook] [--day 429]:
// tries what must never happen, and exits with 1 if it does.
import { parseArgs } from "node:util";
import { startPostgres } from "../harness/postgres-server.ts";
import { badDays } from "./bad-days.ts";
import { brokenByDatabase, databaseDays } from "./database.ts";
import { brokenByKills, killAnywhere } from "./killing.ts";
import { type DayFigures, liveThrough } from "./live-through.ts";
import { killOneOfThree, type ProcessFigures } from "./processes.ts";
import { restartRolling } from "./rolling.ts";
import { isInClone, releaseBefore } from "./version-before.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string" },
    rounds: { type: "string" },
    seed: { type: "string" },
    on: { type: "string" },
    by: { type: "string" },
    /** Part of a bad day's name, to run only that day. */
    day: { type: "string", default: "" },
    /** The version that a rolling restart replaces. */
    before: { type: "string" },
  },
});
const [act = "kill"] = positionals;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs with a new database of this kind. */
async function on<T>(database: string, run: (url: string | null) => Promise<T>): Promise<T> {
  if (database !== "postgres") return run(null);
  const server = startPostgres();
  try {
    return await run(await server.create("faults"));
  } finally {
    server.remove();
  }
}

async function kill(): Promise<void> {
  const kills = Number(values.kills ?? 100);
  const broken: string[] = [];
  for (const database of values.on === undefined ? ["pglite", "postgres"] : [values.on]) {
    for (const by of values.by === undefined ? (["polling", "webhook"] as const) : [readBy(values.by)]) {
      say(`${kills} kills on ${database}, updates by ${by}, seed ${seed}`);
      const figures = await on(database, (url) => killAnywhere({ kills, seed, url, by, say }));
      broken.push(...brokenByKills(figures));
      say(JSON.stringify({ database, by, seed, ...figures }));
    }
  }
  end(broken);
}

function readBy(text: string): "polling" | "webhook" {
  if (text === "polling" || text === "webhook") return text;
  throw new Error(`--by must be polling or webhook, not ${text}.`);
}

async function days(): Promise<void> {
  const database = values.on ?? "pglite";
  const all: DayFigures[] = [];
  say(`Telegram's bad days on ${database}, seed ${seed}`);
  const wanted = badDays().filter(({ name, on = database }) => name.includes(values.day) && on === database);
  for (const day of wanted) {
    const figures = await on(database, (url) => liveThrough(day, { seed, url, say }));
    all.push(figures);
    const { reports, messages, messagesDoubled, unheard, announcementsUnknown, maxPerSecond } = figures;
    const { overtaken, urgentArrived, backMs, broken } = figures;
    say(
      `${day.name}: ${reports} reports, ${messages} messages (${messagesDoubled} doubled, ${unheard} unheard, ${announcementsUnknown} ` +
        `unknown), ≤ ${maxPerSecond}/s, ${urgentArrived} urgent after ${overtaken} others, back after ${backMs} ms: ` +
        (broken.length === 0 ? "kept" : broken.join(", ")),
    );
  }
  end(
    all.flatMap(({ broken }) => broken),
    { database, seed, days: all },
  );
}

async function processes(): Promise<void> {
  const kills = Number(values.kills ?? 3);
  say(`Three processes on PostgreSQL, ${kills} kills one after the other, seed ${seed}`);
  const figures: ProcessFigures = await on("postgres", (url) => killOneOfThree({ kills, seed, url: url ?? "", say }));
  end(figures.broken, { seed, ...figures });
}

async function databases(): Promise<void> {
  const rounds = Number(values.rounds ?? 5);
  say(`PostgreSQL dies, is restarted and cuts its connections, ${rounds} times each, seed ${seed}`);
  const figures = await databaseDays({ rounds, seed, say });
  end(brokenByDatabase(figures), { seed, ...figures });
}

async function rolling(): Promise<void> {
  const before = values.before ?? releaseBefore;
  if (values.before === undefined && !isInClone(before)) {
    say(
      `SKIPPED: no rolling restart, because this clone lacks ${before}, the previous version. \`git fetch --unshallow\` brings it.`,
    );
    return;
  }
  say(`Two processes of ${before} are replaced by this version under load, seed ${seed}`);
  const figures = await on("postgres", (url) => restartRolling({ before, seed, url: url ?? "", say }));
  end(figures.broken, { before, seed, ...figures });
}

function end(broken: readonly string[], figures?: object): void {
  if (figures !== undefined) say(JSON.stringify(figures));
  for (const promise of broken) say(`NOT KEPT: ${promise}`);
  if (broken.length > 0) process.exitCode = 1;
}

switch (act) {
  case "kill":
    await kill();
    break;
  case "bad-days":
    await days();
    break;
  case "processes":
    await processes();
    break;
  case "database":
    await databases();
    break;
  case "rolling":
    await rolling();
    break;
  default:
    say(`Unknown run "${act}": use kill, bad-days, processes, database or rolling.`);
    process.exitCode = 1;
}
// If a promise was not kept, people still wait for their answers and would keep the process alive.
process.exit();
