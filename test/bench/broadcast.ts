import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startPostgres } from "../harness/postgres-server.ts";
import type { BroadcastCost } from "./broadcast/announcing.ts";
import { type Figures, table } from "./figures.ts";

const recipients = 310_000;
/** The chat of the first recipient; the other chats follow. */
const firstChat = 1_000_001;

/**
 * Announces an event to the whole country with the real start, message, progress and outbox, without a limit on the pace, on a
 * PostgreSQL of its own. The stub of Telegram counts who got the message, and how often.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const stub = fork(join(import.meta.dirname, "delivery/stub.ts"));
  const server = startPostgres({ fsync: "on", shared_buffers: "256MB" });
  try {
    const [{ port }] = (await once(stub, "message")) as [{ port: number }];
    const args = [`http://127.0.0.1:${port}`, await server.create("broadcast"), String(firstChat), String(recipients)];
    const announcing = fork(join(import.meta.dirname, "broadcast/announcing.ts"), args, { execArgv: ["--expose-gc"] });
    const over = once(announcing, "exit").then(([code]) => {
      throw new Error(`The announcing process exited with ${code}.`);
    });
    const result = once(announcing, "message") as Promise<[BroadcastCost]>;
    const [cost] = await Promise.race([result, over]);
    await over.catch(() => {});
    const answer = once(stub, "message") as Promise<[{ reached: number; doubled: number }]>;
    stub.send({ from: firstChat, to: firstChat + recipients - 1 });
    const [{ reached, doubled }] = await answer;
    const perSecond = Math.round((recipients / cost.wallMs) * 1000);
    say(
      table([
        ["recipients", "started in ms", "a second", "CPU µs a message", "memory, MB more"],
        [
          recipients,
          Math.round(cost.startMs),
          perSecond,
          (cost.cpuUs / recipients).toFixed(1),
          Math.round(cost.growthMb),
        ],
      ]),
    );
    return {
      recipients,
      perSecond,
      cpuUsPerMessage: Math.round(cost.cpuUs / recipients),
      rssGrowthMb: Math.round(cost.growthMb),
      doubled,
      missed: recipients - reached,
      startMs: Math.round(cost.startMs),
    };
  } finally {
    stub.kill();
    server.remove();
  }
}
