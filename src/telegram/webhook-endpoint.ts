import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Update } from "grammy/types";
import { errorFacts, type Logger } from "../log.ts";
import { type Gatherer, gather } from "./gather.ts";
import type { Knock, Meters } from "./meters.ts";
import { readUpdate } from "./update-shape.ts";

/** Where Telegram calls with its updates. Closed it answers "later", and Telegram comes again. */
export interface WebhookDoor {
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** @param store must have stored them when it returns: only then Telegram is told that we have them */
  open(store: (updates: Update[]) => Promise<void>): void;
  /** Takes nothing more, and waits for what is being stored. */
  close(): Promise<void>;
}

export interface DoorOptions {
  /** The address that Telegram calls; a proxy forwards its path. */
  url: string;
  /** What Telegram was told to say (`secret_token`). */
  secret: string;
  log: Logger;
  meters: Meters;
}

const largestBody = 1_000_000;
const statusOf: Record<Knock, number> = {
  stored: 200,
  unavailable: 503,
  unauthorized: 401,
  notAnUpdate: 400,
  tooLarge: 413,
  notPost: 405,
};
// Whoever knocks at random must not fill the log.
const quietMs = 10_000;
const laterSeconds = 2;

export function createWebhookDoor({ url, secret, log, meters }: DoorOptions): WebhookDoor {
  const expected = digest(secret);
  let gatherer: Gatherer<Update> | null = null;
  const refusals = new Map<Knock, { count: number; saidAt: number }>();

  async function receive(request: IncomingMessage): Promise<Knock> {
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

  function answer(response: ServerResponse, knock: Knock): void {
    meters.knocked(knock);
    if (knock === "unavailable") response.setHeader("retry-after", laterSeconds);
    // The rest of the body is not read.
    if (knock === "unauthorized" || knock === "tooLarge" || knock === "notPost")
      response.setHeader("connection", "close");
    response.writeHead(statusOf[knock]).end();
    if (knock !== "stored" && knock !== "unavailable") complain(knock);
  }

  function complain(knock: Knock): void {
    const { count, saidAt } = refusals.get(knock) ?? { count: 0, saidAt: Number.NEGATIVE_INFINITY };
    const quiet = performance.now() - saidAt < quietMs;
    refusals.set(knock, quiet ? { count: count + 1, saidAt } : { count: 0, saidAt: performance.now() });
    if (!quiet) log.warn({ knock, status: statusOf[knock], before: count }, wordsOf(knock));
  }

  return {
    path: new URL(url).pathname,
    handle(request, response) {
      receive(request).then(
        (knock) => answer(response, knock),
        // The caller has hung up.
        () => response.destroy(),
      );
    },
    open(store) {
      gatherer = gather(async (updates) => {
        try {
          await store(updates);
        } catch (error) {
          log.error({ updates: updates.length, ...errorFacts(error) }, "not stored; Telegram sends them again");
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
    if (size > largestBody) return resolve(null);
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

function wordsOf(knock: Knock): string {
  if (knock === "unauthorized")
    return "the webhook was called without the right secret: not by Telegram, or an old secret";
  return "the webhook was called with what is no update";
}
