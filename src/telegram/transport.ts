import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { trail, withoutQuoted } from "../log.ts";
import { type AnswerRate, createAnswerPace, isAnswer } from "./answer-pace.ts";
import { bodyOf } from "./api-body.ts";
import { type Holds, noHolds } from "./holds.ts";
import { type Meters, noMeters } from "./meters.ts";
import { classify, type Refusal } from "./refusal.ts";
import { replacementFor } from "./replacement.ts";

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
  | { kind: "refused"; code: number; description: string; means: Refusal }
  | { kind: "tooMany"; retryAfterSeconds: number }
  | { kind: "unreachable"; cause: string }
  | { kind: "unknown"; cause: string };

export interface Transport {
  /** For grammY's `client.fetch`: what must hold for every call, inside conversations too, is here. */
  fetch: typeof globalThis.fetch;
  /** A call without grammY, for the wire itself. Never throws. What is held is answered here, and Telegram is not called. */
  call(
    method: string,
    payload: Record<string, unknown>,
    signal?: AbortSignal,
    manner?: CallManner,
  ): Promise<CallOutcome>;
}

export interface CallManner {
  /** Whether an edit of a message that is gone sends a new one; it does without a word about it. */
  anew?: boolean | undefined;
  /** One of an announcement to many, in a chat whose pace was kept by what is delivered there. */
  isBulk?: boolean;
}

export interface TransportOptions {
  token: string;
  apiRoot: string;
  send: Send;
  /** What must not be called now. It is told of every 429. */
  holds?: Holds;
  /** How fast a chat is answered directly; without it as fast as it comes. */
  answerRate?: AnswerRate;
  meters?: Meters;
}

/** A direct answer waits at most this long for Telegram; after a longer wait its update is taken up again. */
const longestWaitMs = 3000;

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

interface Answered {
  status: number;
  text: string;
}

export function createTransport(options: TransportOptions): Transport {
  const { token, apiRoot, send, holds = noHolds, meters = noMeters } = options;
  const answers = options.answerRate === undefined ? null : createAnswerPace(options.answerRate);
  const base = `${new URL(apiRoot).pathname.replace(/\/$/, "")}/bot${token}/`;

  async function exchange(way: "direct" | "wire", request: Exchange, isBulk = false): Promise<Answered> {
    const began = performance.now();
    const method = methodOf(request);
    const tell = (outcome: CallOutcome["kind"]) =>
      trail({ method, outcome, ms: Math.round(performance.now() - began) }, "called");
    const response = await send(request).catch((error: unknown) => {
      const outcome = neverLeft(error) ? "unreachable" : "unknown";
      if (request.signal?.aborted !== true) meters.called(way, outcome);
      tell(outcome);
      throw error;
    });
    meters.called(way, kindOf(response.status));
    tell(kindOf(response.status));
    const seconds = retryAfter(response);
    const chatId = chatOf(request.body);
    // Whose limit it is cannot be told of an upload: its update waits, and nothing else.
    if (seconds !== null && chatId !== undefined) void holds.note({ method, chatId, isBulk }, seconds);
    return response;
  }

  /** Waits for its turn, and for a short hold. @returns Telegram's answer where the hold is longer; null: the call may be made */
  async function awaitTurn(request: Exchange): Promise<Answered | null> {
    const [method, chatId] = [methodOf(request), chatOf(request.body) ?? null];
    const turnMs = chatId !== null && isAnswer(method) ? (answers?.take(chatId, performance.now()) ?? 0) : 0;
    if (turnMs > 0) await sleep(turnMs);
    const heldMs = holds.waitMs(method, chatId);
    if (heldMs > longestWaitMs) return heldAnswer(heldMs);
    if (heldMs > 0) await sleep(heldMs);
    return null;
  }

  return {
    async fetch(input, init) {
      const path = new URL(String(input)).pathname;
      const body = (init?.body ?? null) as unknown as Exchange["body"];
      const headers = init?.headers as Record<string, string>;
      const request = { path, headers, body, signal: init?.signal ?? undefined };
      const say: Send = (again) => exchange("direct", again);
      return plainErrors(async () => {
        const held = await awaitTurn(request);
        if (held !== null) return asResponse(held);
        let response = await say(request);
        const waitMs = (retryAfter(response) ?? Number.POSITIVE_INFINITY) * 1000;
        // A stream cannot be sent twice.
        if (waitMs <= longestWaitMs && (body === null || typeof body === "string")) {
          await sleep(waitMs);
          response = await say(request);
        }
        return asResponse(await mend(request, response, say));
      });
    },
    async call(method, payload, signal, { anew = true, isBulk = false } = {}) {
      const written = bodyOf(payload);
      if (written === null) return notJson;
      const request = { path: base + method, ...written, signal };
      const chatId = chatOf(written.body) ?? null;
      const heldMs = holds.waitMs(method, chatId);
      if (heldMs > 0) return { kind: "tooMany", retryAfterSeconds: Math.ceil(heldMs / 1000) };
      // Whom we answer at the same time may be limited for that.
      const isAnswered = chatId !== null && answers?.isFresh(chatId, performance.now()) === true;
      const say: Send = (again) => exchange("wire", again, isBulk && !isAnswered);
      try {
        return outcomeOf(method, await mend(request, await say(request), say, anew));
      } catch (error) {
        return { kind: neverLeft(error) ? "unreachable" : "unknown", cause: causeOf(error) };
      }
    },
  };
}

const notJson: CallOutcome = {
  kind: "refused",
  code: 400,
  description: "the payload cannot be written as JSON",
  means: { kind: "never", what: "content" },
};

/** In Telegram's words, because the same is said of what Telegram itself holds. */
function heldAnswer(heldMs: number): Answered {
  const seconds = Math.ceil(heldMs / 1000);
  const description = `Too Many Requests: retry after ${seconds}`;
  const parameters = { retry_after: seconds };
  return { status: 429, text: JSON.stringify({ ok: false, error_code: 429, description, parameters }) };
}

function methodOf({ path }: Pick<Exchange, "path">): string {
  return path.split("/").at(-1) ?? "";
}

/** The chat that a call is about: null for a call without a chat, undefined where it cannot be read, because the body is a stream. */
function chatOf(body: Exchange["body"]): string | null | undefined {
  if (typeof body !== "string") return body === null ? null : undefined;
  // As grammY writes nearly every call; reading the whole of each would cost more than that.
  const first = /^\{"chat_id":"?(-?\d+)/.exec(body)?.[1];
  if (first !== undefined) return first;
  if (!body.includes('"chat_id"')) return null;
  const { chat_id: chatId } = JSON.parse(body) as { chat_id?: number | string };
  return chatId === undefined ? null : String(chatId);
}

/**
 * Refusals of an edit that are no failures: the message shows the same already; or it cannot be changed, and a new one says it, where
 * anything can. Here, because inside a conversation an API error must not be caught.
 */
async function mend(request: Exchange, response: Answered, send: Send, anew = true): Promise<Answered> {
  const method = methodOf(request);
  if (!method.startsWith("edit") || typeof request.body !== "string") return response;
  const outcome = outcomeOf(method, response);
  if (outcome.kind !== "refused") return response;
  const { means } = outcome;
  if (means.kind === "never" && means.what === "unchanged") return done;
  if (means.kind !== "gone" || means.what !== "message" || !anew) return response;
  const instead = replacementFor(method, JSON.parse(request.body) as Record<string, unknown>);
  if (instead === null) return done;
  const path = `${request.path.slice(0, -method.length)}${instead.method}`;
  return send({ ...request, path, body: JSON.stringify(instead.payload) });
}

const done: Answered = { status: 200, text: '{"ok":true,"result":true}' };

function kindOf(status: number): "ok" | "tooMany" | "unknown" | "refused" {
  if (status < 300) return "ok";
  if (status === 429) return "tooMany";
  return status >= 500 ? "unknown" : "refused";
}

function outcomeOf(method: string, { status, text }: Answered): CallOutcome {
  const seconds = retryAfter({ status, text });
  // Whoever says it, in whatever words: it was not carried out.
  if (seconds !== null) return { kind: "tooMany", retryAfterSeconds: seconds };
  const answer = readAnswer(text);
  if (answer === null) return { kind: "unknown", cause: notTelegrams(status) };
  if (answer.ok) return { kind: "ok", result: answer.result };
  if (status >= 500) return { kind: "unknown", cause: `status ${status}` };
  const description = withoutQuoted(String(answer.description ?? "no description"));
  return { kind: "refused", code: status, description, means: classify(method, status, description) };
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

/** Telegram's word, in seconds, however long; null: it has not said "too many". */
function retryAfter({ status, text }: Answered): number | null {
  if (status !== 429) return null;
  return Math.max(Number(/"retry_after"\s*:\s*(\d+)/.exec(text)?.[1] ?? 1), 1);
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

function asResponse({ status, text }: Answered): Response {
  if (readAnswer(text) === null) throw new NotJson(notTelegrams(status));
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}
