import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Update } from "grammy/types";
import { errorFacts, type Logger } from "../../log.ts";
import { type Batcher, createBatcher } from "../batcher.ts";
import type { WebhookResult, WireMetrics } from "../wire-metrics.ts";
import { readUpdate } from "./update-shape.ts";

/** The HTTP endpoint that Telegram calls with updates. While it is closed it answers 503, and Telegram repeats the call. */
export interface WebhookEndpoint {
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** @param store must have stored the updates when it resolves; only then does Telegram learn that we have them */
  open(store: (updates: Update[]) => Promise<void>): void;
  /** Accepts nothing more, and waits for the updates that are being stored. */
  close(): Promise<void>;
}

export interface WebhookEndpointOptions {
  /** The address that Telegram calls. A proxy forwards its path. */
  url: string;
  /** The secret that Telegram sends with each call (`secret_token`). */
  secret: string;
  log: Logger;
  meters: WireMetrics;
}

const maxBodyBytes = 1_000_000;
const statusOf: Record<WebhookResult, number> = {
  stored: 200,
  unavailable: 503,
  unauthorized: 401,
  notAnUpdate: 400,
  tooLarge: 413,
  notPost: 405,
};
// Random callers must not fill the log.
const repeatAfterMs = 10_000;
const retryAfterSeconds = 2;

export function createWebhookEndpoint({ url, secret, log, meters }: WebhookEndpointOptions): WebhookEndpoint {
  const expected = digest(secret);
  let gatherer: Batcher<Update> | null = null;
  const refusals = new Map<WebhookResult, { count: number; loggedAt: number }>();

  async function receive(request: IncomingMessage): Promise<WebhookResult> {
    if (request.method !== "POST") return "notPost";
    if (!timingSafeEqual(digest(String(request.headers["x-telegram-bot-api-secret-token"] ?? "")), expected)) {
      return "unauthorized";
    }
    const body = await readBody(request);
    if (body === null) return "tooLarge";
    const update = parse(body);
    if (update === null) return "notAnUpdate";
    if (gatherer === null) return "unavailable";
    return gatherer.store(update).then(
      () => "stored",
      () => "unavailable",
    );
  }

  function answer(response: ServerResponse, knock: WebhookResult): void {
    meters.knocked(knock);
    if (knock === "unavailable") response.setHeader("retry-after", retryAfterSeconds);
    // The rest of the body is not read.
    if (knock === "unauthorized" || knock === "tooLarge" || knock === "notPost")
      response.setHeader("connection", "close");
    response.writeHead(statusOf[knock]).end();
    if (knock !== "stored" && knock !== "unavailable") logRefusal(knock);
  }

  function logRefusal(knock: WebhookResult): void {
    const { count, loggedAt } = refusals.get(knock) ?? { count: 0, loggedAt: Number.NEGATIVE_INFINITY };
    const isRecent = performance.now() - loggedAt < repeatAfterMs;
    refusals.set(knock, isRecent ? { count: count + 1, loggedAt } : { count: 0, loggedAt: performance.now() });
    if (!isRecent) log.warn({ knock, status: statusOf[knock], before: count }, refusalText(knock));
  }

  return {
    path: new URL(url).pathname,
    handle(request, response) {
      receive(request).then(
        (knock) => answer(response, knock),
        // The caller has closed the connection.
        () => response.destroy(),
      );
    },
    open(store) {
      gatherer = createBatcher(async (updates) => {
        try {
          await store(updates);
        } catch (error) {
          log.error(
            { updates: updates.length, ...errorFacts(error) },
            "could not store updates; Telegram will send them again",
          );
          throw error;
        }
      });
    },
    async close() {
      const open = gatherer;
      gatherer = null;
      await open?.idle();
    },
  };
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBodyBytes) return resolve(null);
    chunks.push(chunk);
  });
  request.once("end", () => resolve(Buffer.concat(chunks)));
  request.once("error", reject);
  return promise;
}

function parse(body: Buffer): Update | null {
  try {
    return readUpdate(JSON.parse(body.toString("utf8")));
  } catch {
    return null;
  }
}

function refusalText(knock: WebhookResult): string {
  if (knock === "unauthorized")
    return "the webhook was called with a wrong secret: not by Telegram, or Telegram has an old secret";
  return "the webhook was called with something that is not an update";
}
