import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startPostgres } from "../harness/postgres-server.ts";
import type { Cost } from "./delivery/measured.ts";
import type { OutboxCost } from "./delivery/outbox.ts";
import { type Figures, table } from "./figures.ts";

const count = 20_000;
const country = 310_000;
const folder = join(import.meta.dirname, "delivery");
const others = ["undici", "grammy", "grammy auto-retry", "grammy throttler"];

/**
 * Measures what a message costs the process that sends it: through the outbox, which records the outcome, and through other libraries,
 * which do not. Runs on a PostgreSQL of its own, or on the embedded database with BENCH_DATABASE=pglite.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const database = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const stub = fork(join(folder, "stub.ts"));
  const server = database === "postgres" ? startPostgres({ fsync: "on", shared_buffers: "256MB" }) : null;
  try {
    const [{ port }] = (await once(stub, "message")) as [{ port: number }];
    const apiRoot = `http://127.0.0.1:${port}`;
    const rows: (string | number)[][] = [["way", "messages a second", "CPU µs a message", "of the floor"]];
    const outbox = await outboxCost(apiRoot, count, await server?.create("small"));
    await expectAll(stub, count, "the outbox");
    const costs = new Map<string, Cost>([["outbox", outbox]]);
    for (const name of others) {
      costs.set(name, await run<Cost>("arms.ts", [name, apiRoot, String(count)]));
      await expectAll(stub, count, name);
    }
    const floor = (costs.get("undici")?.cpuUs ?? 0) / count;
    for (const [name, cost] of costs) {
      rows.push([name, rate(cost, count), (cost.cpuUs / count).toFixed(1), (cost.cpuUs / count / floor).toFixed(2)]);
    }
    say(table(rows));
    say(`the whole country, ${country} messages …`);
    const large = await outboxCost(apiRoot, country, await server?.create("large"));
    await expectAll(stub, country, "the whole country");
    say(
      table([
        ["messages", "a second", "enqueued in ms", "memory, MB more"],
        [country, rate(large, country), Math.round(large.enqueueMs), Math.round(large.growthMb)],
      ]),
    );
    return {
      database,
      perSecond: rate(outbox, count),
      cpuUs: Math.round(outbox.cpuUs / count),
      floorCpuUs: Math.round(floor),
      ratio: Number((outbox.cpuUs / count / floor).toFixed(2)),
      rssGrowthMb310k: Math.round(large.growthMb),
      enqueue310kMs: Math.round(large.enqueueMs),
    };
  } finally {
    stub.kill();
    server?.remove();
  }
}

/** Forced garbage collection costs CPU, so that only the large run does it, to measure the memory. */
function outboxCost(apiRoot: string, messages: number, url: string | undefined): Promise<OutboxCost> {
  const args = [apiRoot, String(messages), ...(url === undefined ? [] : [url])];
  return run<OutboxCost>("outbox.ts", args, messages === country ? ["--expose-gc"] : []);
}

async function run<T>(file: string, args: string[], execArgv: string[] = []): Promise<T> {
  const child = fork(join(folder, file), args, { execArgv });
  const answer = once(child, "message") as Promise<[T]>;
  const over = once(child, "exit").then(([code]) => {
    throw new Error(`${file} ${args[0]} exited with ${code}`);
  });
  const [result] = await Promise.race([answer, over]);
  await over.catch(() => {});
  return result;
}

/** Checks that the stub of Telegram got each message once, besides perhaps the message of the warm-up. */
async function expectAll(stub: ChildProcess, messages: number, name: string): Promise<void> {
  const answer = once(stub, "message") as Promise<[{ chats: number; messages: number }]>;
  stub.send("count");
  const [counted] = await answer;
  const extra = counted.messages - messages;
  if (extra < 0 || extra > 1) throw new Error(`${name}: ${counted.messages} messages arrived of ${messages}.`);
}

function rate({ wallMs }: Cost, messages: number): number {
  return Math.round((messages / wallMs) * 1000);
}
