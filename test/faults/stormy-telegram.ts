import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import type { PlaygroundOptions } from "../../src/playground/types.ts";
import { hurriedRates } from "./hurried-rates.ts";

/** What happens to a call. `carriedOut` isMessage that Telegram carries out the call although the caller does not learn that. */
export type Weather =
  | { kind: "fine" }
  | { kind: "slow"; milliseconds: number }
  | { kind: "answers"; status: number; body: string; carriedOut: boolean }
  | { kind: "cut"; carriedOut: boolean };

/** A call as the server sees it. */
export interface SeenCall {
  /** When the call arrived, by the monotonic clock of this process. */
  atMs: number;
  /** When the call was answered. */
  endedMs: number;
  /** The process that called, if each process has its own address. */
  caller: string;
  method: string;
  params: Record<string, unknown>;
  /** The HTTP status of the answer; 0 if the connection was cut. */
  status: number;
  carriedOut: boolean;
  /** The caller received the whole answer, and it was Telegram's own. */
  heard: boolean;
  messageId: number | null;
  /** How long the answer asked the caller to wait. */
  pauseSeconds: number;
}

export type Script = (call: Pick<SeenCall, "method" | "params">) => Weather;

/** The playground's Bot API server over HTTP, as slow as Telegram, whose answers follow a script of faults. */
export interface StormyTelegram {
  playground: Playground;
  /** The address for a process. */
  apiRoot(caller: string): string;
  script: Script;
  seen: readonly SeenCall[];
  /** Calls without an answer yet, except long polls. */
  inFlight(caller: string): SeenCall[];
  /** Stops listening, so that connections are refused. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Whether a method sends or changes a message. */
export const isMessage = (method: string) => /^(send|edit|copy)/.test(method) && method !== "sendChatAction";
const fine: Weather = { kind: "fine" };
export const fairWeather: Script = () => fine;

/** @param latencyMs returns how long the next message takes */
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
    if (isMessage(call.method)) await sleep(latencyMs());
    // Slow calls are carried out before the wait or after it.
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
    // A caller that hangs up in the middle gets no answer.
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

/** Waits until all people who wrote have an answer. */
export async function greeted({ playground, seen }: StormyTelegram): Promise<void> {
  const lastMs = () => seen.findLast(({ method }) => isMessage(method))?.atMs ?? 0;
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
