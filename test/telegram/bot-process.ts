import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { Playground } from "../../src/playground/server.ts";
import type { Inhabitant } from "../harness/town.ts";
import { until } from "./wire.ts";

const root = join(import.meta.dirname, "../..");

/** `node src/main.ts`, as it is run in production. */
export interface BotProcess {
  /** Where health, metrics and the webhook answer. */
  port: number;
  /** What it has written to both outputs. */
  output(): string;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Waits until health says that it is ready. */
  ready(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** @param folder where it stands; without it, here */
export async function startBot(env: Record<string, string>, folder = root): Promise<BotProcess> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ["src/main.ts"], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: "trace", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      over = true;
      resolve(code);
    });
  });
  const output = () => Buffer.concat(chunks).toString("utf8");
  return {
    port,
    output,
    ended,
    kill: (signal) => void child.kill(signal),
    async ready() {
      await until("readiness", async () => {
        if (over) throw new Error(`It ended before it was ready:\n${output()}`);
        const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
        return answer?.ok ?? false;
      });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Serves a playground as a Bot API server over HTTP. */
export async function serve(playground: Playground): Promise<{ apiRoot: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: playground.app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      playground.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        (server as Server).closeAllConnections();
      });
    },
  };
}

/** Someone who writes to a bot in another process: a tap waits for its button, and every act for an answer. */
export function livingElsewhere(playground: Playground, id: number): Inhabitant {
  const fromBot = () => playground.chat(id).messages.filter((message) => message.fromBot);
  const said = () =>
    playground.calls.filter(
      ({ method, params, ok }) => ok && /^(send|edit)/.test(method) && Number(params.chat_id) === id,
    );
  const answered = async (act: () => void) => {
    const before = said().length;
    act();
    await until("an answer", () => said().length > before && playground.pendingUpdates() === 0);
  };
  const find = (label: string) => {
    for (const { id: messageId, buttons } of fromBot().reverse()) {
      const data = buttons.flat().find(({ text }) => text.includes(label))?.callback_data;
      if (data !== undefined) return { messageId, data };
    }
    return null;
  };
  return {
    id,
    writes: (text) => answered(() => playground.sendText(id, text)),
    async taps(label) {
      await until(`a button «${label}»`, () => find(label) !== null);
      const { messageId = 0, data = "" } = find(label) ?? {};
      await answered(() => playground.press(id, messageId, data));
    },
    opens: (payload) => answered(() => playground.openLink(id, payload)),
    sharesLocation: (lat, lon) => answered(() => playground.shareLocation(id, lat, lon)),
    reads: () => fromBot().at(-1)?.text ?? "",
    buttons: () => (fromBot().at(-1)?.buttons ?? []).flat().map(({ text }) => text),
    history: () => fromBot().map(({ text }) => text),
  };
}
