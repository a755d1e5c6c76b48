import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import type { PlaygroundOptions } from "../../src/playground/types.ts";
import { hurriedRates } from "./rates.ts";

/** What becomes of one call. `carriedOut`: Telegram did as it was told, although nobody hears of it. */
export type Weather =
  | { kind: "fine" }
  | { kind: "slow"; milliseconds: number }
  | { kind: "answers"; status: number; body: string; carriedOut: boolean }
  | { kind: "cut"; carriedOut: boolean };

/** A call as the server saw it. */
export interface SeenCall {
  /** When it came, by this process's monotonic clock. */
  atMs: number;
  /** When it was answered. */
  endedMs: number;
  /** Which process called, where each was given an address of its own. */
  caller: string;
  method: string;
  params: Record<string, unknown>;
  /** The status that the caller was sent; 0: the connection was cut. */
  status: number;
  carriedOut: boolean;
  /** The caller was there until the answer's end, and it was Telegram's own. */
  heard: boolean;
  messageId: number | null;
  /** How long everybody was told to wait. */
  pauseSeconds: number;
}

export type Script = (call: Pick<SeenCall, "method" | "params">) => Weather;

/** The playground's Bot API server over HTTP, a little slow as Telegram is, with a weather of its own. */
export interface StormyTelegram {
  playground: Playground;
  /** The address for one process. */
  apiRoot(caller: string): string;
  script: Script;
  seen: readonly SeenCall[];
  /** Calls without an answer yet; long polls apart. */
  inFlight(caller: string): SeenCall[];
  /** Nobody listens: connections are refused. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const says = (method: string) => /^(send|edit|copy)/.test(method) && method !== "sendChatAction";
const fine: Weather = { kind: "fine" };
export const fairWeather: Script = () => fine;

/** @param latencyMs how long a message takes, each by chance */
export async function startStormyTelegram(
  options: Omit<PlaygroundOptions, "username" | "botName" | "callsKept" | "messagesKept">,
  latencyMs: () => number,
): Promise<StormyTelegram> {
  const playground = createPlayground({
    ...options,
    username: "bitimger_bot",
    botName: "Бітімгер",
    callsKept: 10,
    messagesKept: 60,
    enforceRateLimits: true,
    rates: hurriedRates,
  });
  const seen: SeenCall[] = [];
  const open = new Set<SeenCall>();
  let script = fairWeather;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const atMs = performance.now();
    const [, caller = "", path = ""] = /^(?:\/(p\d+))?(\/.*)$/.exec(request.url ?? "") ?? [];
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const body = await buffer(request);
    const call: SeenCall = {
      atMs,
      endedMs: Number.POSITIVE_INFINITY,
      caller,
      method: path.split("/").at(-1) ?? "",
      params: paramsOf(body),
      status: 0,
      carriedOut: false,
      heard: false,
      messageId: null,
      pauseSeconds: 0,
    };
    const polls = call.method === "getUpdates";
    if (!polls) open.add(call);
    seen.push(call);
    response.once("close", () => open.delete(call));
    const weather = script(call);
    if (says(call.method)) await sleep(latencyMs());
    // Some calls are done before their caller is kept waiting, some after.
    if (weather.kind === "slow" && call.atMs % 2 < 1) await sleep(weather.milliseconds);
    const carries = weather.kind === "fine" || weather.kind === "slow" || weather.carriedOut;
    const own = carries ? await carryOut(path, request, body, gone.signal) : { status: 0, text: "" };
    call.carriedOut = own.status === 200;
    call.messageId = messageIdOf(own.text);
    if (weather.kind === "slow" && call.atMs % 2 >= 1) await sleep(weather.milliseconds);
    if (weather.kind === "cut") return void response.destroy();
    const { status, text } = weather.kind === "answers" ? { status: weather.status, text: weather.body } : own;
    call.status = status;
    call.pauseSeconds = Number(/"retry_after":(\d+)/.exec(text)?.[1] ?? 0);
    call.endedMs = performance.now();
    response.once("finish", () => {
      call.heard = weather.kind !== "answers" && !gone.signal.aborted;
    });
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  }

  async function carryOut(path: string, request: IncomingMessage, body: Buffer<ArrayBuffer>, signal: AbortSignal) {
    const headers = { "content-type": request.headers["content-type"] ?? "application/json" };
    const init = { method: "POST", headers, body, signal };
    const response = await playground.app.fetch(new Request(`http://telegram${path}`, init));
    return { status: response.status, text: await response.text() };
  }

  const server = createServer((request, response) => {
    // Who hangs up in the middle has no answer.
    answer(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    playground,
    seen,
    get script() {
      return script;
    },
    set script(next) {
      script = next;
    },
    apiRoot: (caller) => `http://127.0.0.1:${port}/${caller}`,
    inFlight: (caller) => [...open].filter((call) => call.caller === caller),
    goDown: stop,
    comeBack: () => listen(port),
    async close() {
      playground.close();
      await stop();
    },
  };
}

/** Waits until the person who wrote has an answer. */
export async function greeted({ playground, seen }: StormyTelegram): Promise<void> {
  const lastMs = () => seen.findLast(({ method }) => says(method))?.atMs ?? 0;
  while (playground.pendingUpdates() > 0 || performance.now() - lastMs() < 500) await sleep(50);
}

function paramsOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString("utf8")) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function messageIdOf(text: string): number | null {
  const [, id] = /^\{"ok":true,"result":\{"message_id":(\d+)/.exec(text) ?? [];
  return id === undefined ? null : Number(id);
}
