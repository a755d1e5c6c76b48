import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { trail, withoutQuoted } from "../log.ts";
import { type Meters, noMeters } from "./meters.ts";

/** What is sent over the wire, and what comes back, of one HTTP exchange with the Bot API. */
export interface Exchange {
  path: string;
  headers: Record<string, string>;
  body: string | Readable | null;
  signal?: AbortSignal | undefined;
}
export type Send = (exchange: Exchange) => Promise<{ status: number; text: string }>;

/** What became of a call. `unreachable`: it never left; `unknown`: Telegram may have acted on it. */
export type CallOutcome =
  | { kind: "ok"; result: unknown }
  | { kind: "refused"; code: number; description: string }
  | { kind: "tooMany"; retryAfterSeconds: number }
  | { kind: "unreachable"; cause: string }
  | { kind: "unknown"; cause: string };

export interface Transport {
  /** For grammY's `client.fetch`: what must hold for every call, inside conversations too, is here. */
  fetch: typeof globalThis.fetch;
  /**
   * A call without grammY, for the wire itself. Never throws.
   * @param anew whether an edit of a message that is gone sends a new one
   */
  call(method: string, payload: Record<string, unknown>, signal?: AbortSignal, anew?: boolean): Promise<CallOutcome>;
}

export interface TransportOptions {
  token: string;
  apiRoot: string;
  send: Send;
  /** Told of every 429, whoever met it. */
  onTooMany?: (retryAfterSeconds: number) => void;
  meters?: Meters;
}

/** A direct answer waits this long for Telegram at most; a longer sleep would outlive the inbox's lease. */
const longestWaitSeconds = 3;

/** Who is silent for so long is gone: longer than a long poll, and a handling's few calls end within its patience. */
const longestAnswerMs = 40_000;

/** How many calls to Telegram may be under way at once. */
export const connections = 256;

/** A sender on a pool of connections of its own: half the CPU of grammY's default. Close it after the last call. */
export function createPool(apiRoot: string): { send: Send; close: () => Promise<void> } {
  const timeouts = { headersTimeout: longestAnswerMs, bodyTimeout: longestAnswerMs };
  const pool = new Pool(new URL(apiRoot).origin, { connections, ...timeouts });
  return {
    async send({ path, headers, body, signal }) {
      const response = await pool.request({ path, method: "POST", headers, body, signal: signal ?? null });
      return { status: response.statusCode, text: await response.body.text() };
    },
    close: () => pool.close(),
  };
}

export function createTransport(options: TransportOptions): Transport {
  const { token, apiRoot, send, onTooMany = () => {}, meters = noMeters } = options;
  const base = `${new URL(apiRoot).pathname.replace(/\/$/, "")}/bot${token}/`;

  async function exchange(way: "direct" | "wire", request: Exchange): Promise<{ status: number; text: string }> {
    const began = performance.now();
    const tell = (outcome: CallOutcome["kind"]) =>
      trail({ method: request.path.split("/").at(-1), outcome, ms: Math.round(performance.now() - began) }, "called");
    const response = await send(request).catch((error: unknown) => {
      const outcome = neverLeft(error) ? "unreachable" : "unknown";
      if (request.signal?.aborted !== true) meters.called(way, outcome);
      tell(outcome);
      throw error;
    });
    meters.called(way, kindOf(response.status));
    tell(kindOf(response.status));
    const seconds = retryAfter(response);
    if (seconds !== null) onTooMany(seconds);
    return response;
  }

  return {
    async fetch(input, init) {
      const path = new URL(String(input)).pathname;
      const body = (init?.body ?? null) as unknown as Exchange["body"];
      const headers = init?.headers as Record<string, string>;
      const request = { path, headers, body, signal: init?.signal ?? undefined };
      const say: Send = (one) => exchange("direct", one);
      return plainErrors(async () => {
        let response = await say(request);
        const seconds = retryAfter(response);
        // A stream cannot be sent twice.
        if (seconds !== null && seconds <= longestWaitSeconds && (body === null || typeof body === "string")) {
          await sleep(seconds * 1000);
          response = await say(request);
        }
        return asResponse(await mend(request, response, say));
      });
    },
    async call(method, payload, signal, anew = true) {
      const body = asJson(payload);
      if (body === null) return { kind: "refused", code: 400, description: "the payload cannot be written as JSON" };
      const request = { path: base + method, headers: { "content-type": "application/json" }, body, signal };
      const say: Send = (one) => exchange("wire", one);
      try {
        return outcomeOf(await mend(request, await say(request), say, anew));
      } catch (error) {
        return { kind: neverLeft(error) ? "unreachable" : "unknown", cause: causeOf(error) };
      }
    },
  };
}

/**
 * Two refusals of an edit are no failures: the message shows the same already, or it is gone and is said anew.
 * Here, because inside a conversation an API error must not be caught.
 */
async function mend(request: Exchange, response: { status: number; text: string }, send: Send, anew = true) {
  if (response.status !== 400 || typeof request.body !== "string") return response;
  if (response.text.includes("message is not modified")) return { status: 200, text: '{"ok":true,"result":true}' };
  // The last one: a tap on a pin or a file, which has no text.
  const refusals = ["message to edit not found", "message can't be edited", "there is no text in the message to edit"];
  const gone = refusals.some((refusal) => response.text.includes(refusal));
  if (!gone || !anew || !request.path.endsWith("/editMessageText")) return response;
  const { message_id: _, ...payload } = JSON.parse(request.body) as Record<string, unknown>;
  return send({
    ...request,
    path: request.path.replace(/editMessageText$/, "sendMessage"),
    body: JSON.stringify(payload),
  });
}

function kindOf(status: number): "ok" | "tooMany" | "unknown" | "refused" {
  if (status < 300) return "ok";
  if (status === 429) return "tooMany";
  return status >= 500 ? "unknown" : "refused";
}

function outcomeOf({ status, text }: { status: number; text: string }): CallOutcome {
  const seconds = retryAfter({ status, text });
  // Whoever says it, in whatever words: it was not carried out.
  if (seconds !== null) return { kind: "tooMany", retryAfterSeconds: seconds };
  const answer = readAnswer(text);
  if (answer === null) return { kind: "unknown", cause: notTelegrams(status) };
  if (answer.ok) return { kind: "ok", result: answer.result };
  if (status >= 500) return { kind: "unknown", cause: `status ${status}` };
  return { kind: "refused", code: status, description: withoutQuoted(String(answer.description ?? "no description")) };
}

type Answer = { ok: true; result: unknown } | { ok: false; description?: unknown };

/** Null: these are not Telegram's words, and nobody knows what became of the call. */
function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    if (answer?.ok === true && "result" in answer) return answer as Answer;
    return answer?.ok === false && "error_code" in answer ? (answer as Answer) : null;
  } catch {
    return null;
  }
}

function notTelegrams(status: number): string {
  return `not Telegram's words, status ${status}`;
}

function asJson(payload: Record<string, unknown>): string | null {
  try {
    return JSON.stringify(payload);
  } catch {
    return null;
  }
}

function retryAfter({ status, text }: { status: number; text: string }): number | null {
  if (status !== 429) return null;
  const seconds = Number(/"retry_after"\s*:\s*(\d+)/.exec(text)?.[1] ?? 1);
  return Math.min(Math.max(seconds, 1), 3600);
}

/** grammY and its conversations need an error that survives JSON; the original may hold sockets and the token. */
async function plainErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new Error(`Telegram was not reached: ${causeOf(error)}`);
  }
}

const neverLeftCodes = ["UND_ERR_CONNECT_TIMEOUT", "ENOTFOUND", "EAI_AGAIN"];

/** No connection came about. The same code on one that stood says nothing: hence the system's call. */
function neverLeft(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverLeft);
  if (!(error instanceof Error)) return false;
  if ("syscall" in error && (error.syscall === "connect" || error.syscall === "getaddrinfo")) return true;
  return neverLeftCodes.includes(causeOf(error));
}

function causeOf(error: unknown): string {
  if (error instanceof NotJson) return error.message;
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name;
}

/** What stands between us and Telegram has answered; its page may repeat the address, and with it the token. */
class NotJson extends Error {}

function asResponse({ status, text }: { status: number; text: string }): Response {
  if (readAnswer(text) === null) throw new NotJson(notTelegrams(status));
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}
