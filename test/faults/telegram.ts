import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import type { PlaygroundPerson } from "../../src/playground/types.ts";
import type { Chance } from "../walk/random.ts";
import { hurriedRates } from "./hurried-rates.ts";

/** The playground's Bot API server over HTTP, as slow as Telegram, with counts of calls. */
export interface Telegram {
  playground: Playground;
  apiRoot: string;
  /** Calls without an answer yet, except long polls. */
  inFlight(): number;
  /** Messages that were accepted after the bot was gone. */
  undelivered(): number;
  /** Answers that arrived within the last `ms` milliseconds. */
  heardWithin(ms: number): number;
  now(): Date;
  close(): Promise<void>;
}

export interface TelegramOptions {
  token: string;
  people: PlaygroundPerson[];
  chance: Chance;
  now: () => Date;
}

export async function startTelegram({ token, people, chance, now }: TelegramOptions): Promise<Telegram> {
  const playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now,
    people,
    callsKept: 10,
    messagesKept: 60,
    enforceRateLimits: true,
    rates: hurriedRates,
  });
  // The delay is before the call is carried out, so that a kill may come before or after that.
  playground.faults = ({ method }) =>
    /^(send|edit|copy)/.test(method) ? { kind: "delay", milliseconds: 10 + chance.below(120) } : undefined;
  let inFlight = 0;
  let undelivered = 0;
  const heard: number[] = [];
  const answer = getRequestListener(playground.app.fetch, { overrideGlobalObjects: false });
  const server: Server = createServer((request, response) => {
    const method = request.url?.split("/").at(-1) ?? "";
    if (method !== "getUpdates") {
      inFlight += 1;
      response.once("close", () => {
        inFlight -= 1;
        if (!/^(send|edit|copy)/.test(method)) return;
        if (response.writableFinished) heard.push(performance.now());
        else undelivered += 1;
      });
    }
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    playground,
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    inFlight: () => inFlight,
    undelivered: () => undelivered,
    heardWithin: (ms) => heard.filter((at) => performance.now() - at < ms).length,
    now,
    async close() {
      playground.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
