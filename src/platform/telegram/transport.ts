import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { trail } from "../log.ts";
import { asResponse, NotJson } from "./answer-response.ts";
import { type CallOutcome, kindOf, notTelegrams, outcomeOf, retryAfter } from "./api-answer.ts";
import { bodyOf } from "./api-body.ts";
import { type Answered, chatOf, type Exchange, methodOf, type Send } from "./exchange.ts";
import { type Download, isOutcome, uploadsAgain, withDownloads } from "./file-download.ts";
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
  /** Gets files that are uploaded again. Without it a call with such a file is refused. */
  download?: Download;
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

export interface ConnectionPool {
  send: Send;
  download: Download;
  close: () => Promise<void>;
}

/** Creates a connection pool, which needs half the CPU time of grammY's default. Close it after the last call. */
export function createPool(apiRoot: string): ConnectionPool {
  const timeouts = { headersTimeout: maxAnswerMs, bodyTimeout: maxAnswerMs };
  const pool = new Pool(new URL(apiRoot).origin, { connections, ...timeouts });
  return {
    async send({ path, headers, body, signal }) {
      const response = await pool.request({ path, method: "POST", headers, body, signal: signal ?? null });
      return { status: response.statusCode, text: await response.body.text() };
    },
    async download(path, maxBytes, signal) {
      const response = await pool.request({ path, method: "GET", signal: signal ?? null });
      if (response.statusCode >= 500) throw new NotJson(notTelegrams(response.statusCode));
      if (response.statusCode !== 200) return null;
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of response.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        // Leaving the loop closes the connection.
        if (size > maxBytes) return null;
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
    close: () => pool.close(),
  };
}

export function createTransport(options: TransportOptions): Transport {
  const { token, apiRoot, send, holds = noHolds, meters = noWireMetrics } = options;
  const answers = options.answerRate === undefined ? null : createAnswerPace(options.answerRate);
  const root = new URL(apiRoot).pathname.replace(/\/$/, "");
  const base = `${root}/bot${token}/`;

  /** @param chatId null for a call without a chat, undefined if it is unknown */
  async function exchange(
    way: "direct" | "wire",
    request: Exchange,
    chatId = chatOf(request.body),
    isBulk = false,
  ): Promise<Answered> {
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
    // The chat of an upload that answers directly is unknown, so no hold is recorded; only its update waits.
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

  type Payload = Record<string, unknown>;

  async function callOnce(
    method: string,
    payload: Payload,
    signal: AbortSignal | undefined,
    { resendIfDeleted = true, isBulk = false }: CallOptions,
  ): Promise<CallOutcome> {
    const encoded = bodyOf(payload);
    if (encoded === null) return notJson;
    const request = { path: base + method, ...encoded, signal };
    const chatId = payload.chat_id === undefined ? null : String(payload.chat_id);
    const heldMs = holds.waitMs(method, chatId);
    if (heldMs > 0) return { kind: "tooMany", retryAfterSeconds: Math.ceil(heldMs / 1000) };
    // A chat that we are also answering directly may have met the limit because of those answers.
    const isAnswered = chatId !== null && answers?.isFresh(chatId, performance.now()) === true;
    const resend: Send = (exchanged) => exchange("wire", exchanged, chatId, isBulk && !isAnswered);
    const outcome = await settled(async () =>
      outcomeOf(method, await repairEdit(request, await resend(request), resend, resendIfDeleted)),
    );
    const repaired = outcome.kind === "refused" ? withoutLostPlace(method, payload, outcome.means) : null;
    return repaired === null ? outcome : callOnce(method, repaired, signal, { resendIfDeleted, isBulk });
  }

  /** The payload with the files that it uploads again. */
  function downloadFiles(payload: Payload, signal: AbortSignal | undefined): Promise<Payload | CallOutcome> {
    const { download } = options;
    const getFile = (fileId: string) => callOnce("getFile", { file_id: fileId }, signal, {});
    return withDownloads(payload, { basePath: `${root}/file/bot${token}/`, getFile, download, signal });
  }

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
    async call(method, payload, signal, callOptions = {}) {
      if (!uploadsAgain(payload)) return callOnce(method, payload, signal, callOptions);
      const loaded = await settled(() => downloadFiles(payload, signal));
      // Nothing was sent yet, whatever became of the download.
      if (isOutcome(loaded)) return loaded.kind === "unknown" ? { ...loaded, kind: "unreachable" } : loaded;
      return callOnce(method, loaded, signal, callOptions);
    },
  };
}

/** An error as the outcome of the call in which it was thrown. */
async function settled<T>(act: () => Promise<T>): Promise<T | CallOutcome> {
  try {
    return await act();
  } catch (error) {
    return { kind: wasNeverSent(error) ? "unreachable" : "unknown", cause: causeOf(error) };
  }
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
