import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { trail } from "../log.ts";
import { type CallOutcome, kindOf, notTelegrams, outcomeOf, readAnswer, retryAfter } from "./api-answer.ts";
import { bodyOf } from "./api-body.ts";
import { type Answered, chatOf, type Exchange, methodOf, type Send } from "./exchange.ts";
import { type AnswerRate, createAnswerPace, isAnswer } from "./outbox/answer-pace.ts";
import { type Holds, noHolds } from "./outbox/holds.ts";
import { withoutLostPlace } from "./outbox/lost-place.ts";
import { repairEdit } from "./repair-edit.ts";
import { repairPlace } from "./repair-place.ts";
import { noWireMetrics, type WireMetrics } from "./wire-metrics.ts";

export interface Transport {
  /** For grammY's `client.fetch`. It contains what must hold for every call, inside conversations too. */
  fetch: typeof globalThis.fetch;
  /** A call without grammY, for the wire itself. Never throws. A held call is answered here, without calling Telegram. */
  call(
    method: string,
    payload: Record<string, unknown>,
    signal?: AbortSignal,
    options?: CallOptions,
  ): Promise<CallOutcome>;
}

export interface CallOptions {
  /** Whether an edit of a deleted message sends a new message; true by default. */
  resendIfDeleted?: boolean | undefined;
  /** Whether it is an announcement to many, in a chat whose pace the deliveries have kept. */
  isBulk?: boolean;
}

export interface TransportOptions {
  token: string;
  apiRoot: string;
  send: Send;
  /** The calls that must wait. Every 429 is recorded here. */
  holds?: Holds;
  /** How fast a chat is answered directly; by default without a limit. */
  answerRate?: AnswerRate;
  meters?: WireMetrics;
}

/** A direct answer waits at most this long for a hold. If the hold is longer, its update is retried later. */
const maxWaitMs = 3000;

/** A connection that is silent for this long is dead. It is longer than a long poll, and the calls of a handling still end in time. */
const maxAnswerMs = 40_000;

/** How many calls to Telegram may be under way at once. */
export const connections = 256;

/** Creates a connection pool, which needs half the CPU time of grammY's default. Close it after the last call. */
export function createPool(apiRoot: string): { send: Send; close: () => Promise<void> } {
  const timeouts = { headersTimeout: maxAnswerMs, bodyTimeout: maxAnswerMs };
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
  const { token, apiRoot, send, holds = noHolds, meters = noWireMetrics } = options;
  const answers = options.answerRate === undefined ? null : createAnswerPace(options.answerRate);
  const base = `${new URL(apiRoot).pathname.replace(/\/$/, "")}/bot${token}/`;

  async function exchange(way: "direct" | "wire", request: Exchange, isBulk = false): Promise<Answered> {
    const began = performance.now();
    const method = methodOf(request);
    const logStep = (outcome: CallOutcome["kind"]) =>
      trail({ method, outcome, ms: Math.round(performance.now() - began) }, "called");
    const response = await send(request).catch((error: unknown) => {
      const outcome = wasNeverSent(error) ? "unreachable" : "unknown";
      if (request.signal?.aborted !== true) meters.called(way, outcome);
      logStep(outcome);
      throw error;
    });
    meters.called(way, kindOf(response.status));
    logStep(kindOf(response.status));
    const seconds = retryAfter(response);
    const chatId = chatOf(request.body);
    // The chat of an upload is unknown, so no hold is recorded; only its update waits.
    if (seconds !== null && chatId !== undefined) void holds.note({ method, chatId, isBulk }, seconds);
    return response;
  }

  /** Waits for the chat's turn and for a short hold. @returns an answer like Telegram's if the hold is longer; null if the call may be made */
  async function awaitTurn(request: Exchange): Promise<Answered | null> {
    const [method, chatId] = [methodOf(request), chatOf(request.body) ?? null];
    const turnMs = chatId !== null && isAnswer(method) ? (answers?.take(chatId, performance.now()) ?? 0) : 0;
    if (turnMs > 0) await sleep(turnMs);
    const heldMs = holds.waitMs(method, chatId);
    if (heldMs > maxWaitMs) return heldAnswer(heldMs);
    if (heldMs > 0) await sleep(heldMs);
    return null;
  }

  async function callOnce(
    method: string,
    payload: Record<string, unknown>,
    signal: AbortSignal | undefined,
    { resendIfDeleted = true, isBulk = false }: CallOptions,
  ): Promise<CallOutcome> {
    const encoded = bodyOf(payload);
    if (encoded === null) return notJson;
    const request = { path: base + method, ...encoded, signal };
    const chatId = chatOf(encoded.body) ?? null;
    const heldMs = holds.waitMs(method, chatId);
    if (heldMs > 0) return { kind: "tooMany", retryAfterSeconds: Math.ceil(heldMs / 1000) };
    // A chat that we are also answering directly may have met the limit because of those answers.
    const isAnswered = chatId !== null && answers?.isFresh(chatId, performance.now()) === true;
    const resend: Send = (exchanged) => exchange("wire", exchanged, isBulk && !isAnswered);
    try {
      return outcomeOf(method, await repairEdit(request, await resend(request), resend, resendIfDeleted));
    } catch (error) {
      return { kind: wasNeverSent(error) ? "unreachable" : "unknown", cause: causeOf(error) };
    }
  }

  const call: Transport["call"] = async (method, payload, signal, options = {}) => {
    const outcome = await callOnce(method, payload, signal, options);
    const repaired = outcome.kind === "refused" ? withoutLostPlace(method, payload, outcome.means) : null;
    return repaired === null ? outcome : call(method, repaired, signal, options);
  };

  return {
    async fetch(input, init) {
      const path = new URL(String(input)).pathname;
      const body = (init?.body ?? null) as unknown as Exchange["body"];
      const headers = init?.headers as Record<string, string>;
      const request = { path, headers, body, signal: init?.signal ?? undefined };
      const resend: Send = (exchanged) => exchange("direct", exchanged);
      return plainErrors(async () => {
        const held = await awaitTurn(request);
        if (held !== null) return asResponse(held);
        let response = await resend(request);
        const waitMs = (retryAfter(response) ?? Number.POSITIVE_INFINITY) * 1000;
        // A stream cannot be sent twice.
        if (waitMs <= maxWaitMs && (body === null || typeof body === "string")) {
          await sleep(waitMs);
          response = await resend(request);
        }
        return asResponse(await repairEdit(request, await repairPlace(request, response, resend), resend));
      });
    },
    call,
  };
}

const notJson: CallOutcome = {
  kind: "refused",
  code: 400,
  description: "the payload cannot be written as JSON",
  means: { kind: "never", what: "content" },
};

/** Uses Telegram's format, so that callers treat our holds like Telegram's own. */
function heldAnswer(heldMs: number): Answered {
  const seconds = Math.ceil(heldMs / 1000);
  const description = `Too Many Requests: retry after ${seconds}`;
  const parameters = { retry_after: seconds };
  return { status: 429, text: JSON.stringify({ ok: false, error_code: 429, description, parameters }) };
}

/** Replaces an error by one that grammY's conversations can serialise. The original may contain sockets and the token. */
async function plainErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new Error(`Telegram was not reached: ${causeOf(error)}`);
  }
}

const neverSentCodes = ["UND_ERR_CONNECT_TIMEOUT", "ENOTFOUND", "EAI_AGAIN"];

/** Whether no connection was made. It checks the system call, because the same code on an open connection proves nothing. */
function wasNeverSent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverSent);
  if (!(error instanceof Error)) return false;
  if ("syscall" in error && (error.syscall === "connect" || error.syscall === "getaddrinfo")) return true;
  return neverSentCodes.includes(causeOf(error));
}

function causeOf(error: unknown): string {
  if (error instanceof NotJson) return error.message;
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.name;
}

/** Something between us and Telegram has answered. Its page may contain the address and with it the token, so it is not quoted. */
class NotJson extends Error {}

function asResponse({ status, text }: Answered): Response {
  if (readAnswer(text) === null) throw new NotJson(notTelegrams(status));
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}
