import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Logger } from "../log.ts";
import { insist } from "./retry-until-answered.ts";
import type { Transport } from "./transport.ts";
import { readUpdate } from "./update-shape.ts";

/** The kinds of update that we handle; Telegram keeps the others. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "inline_query",
] as const;

/** A line that is silent so much longer than we asked for is dead. */
const patienceSeconds = 10;

const numberedSchema = z.looseObject({ update_id: z.int() });

export interface Receiver {
  /** False before the first answer of Telegram and while it does not answer. */
  healthy(): boolean;
  /** Stops asking. What was fetched and not stored is fetched again after the next start. */
  stop(): Promise<void>;
}

export interface ReceiveOptions {
  transport: Transport;
  /** Must have stored them when it returns: only then Telegram is told that we have them. */
  store: (updates: Update[]) => Promise<void>;
  log: Logger;
  /** How long Telegram may hold the line, in seconds (Bot API getUpdates: 50 at most). */
  holdSeconds?: number;
}

/** Polling does not work while a webhook is set. What waits for it is not lost. */
export async function endWebhook(transport: Transport, log: Logger): Promise<void> {
  const ended = await insist(transport, "deleteWebhook", {}, log);
  if (ended.kind === "refused") log.warn({ code: ended.code }, "Telegram does not end the webhook");
}

/** Long polling: `getUpdates` confirms what came before by its offset, so it is called only after storing. */
export function startPolling({ transport, store, log, holdSeconds = 25 }: ReceiveOptions): Receiver {
  const stopping = new AbortController();
  let healthy = false;

  async function poll(): Promise<void> {
    let offset = 0;
    let failures = 0;
    while (!stopping.signal.aborted) {
      const outcome = await transport.call(
        "getUpdates",
        { offset, limit: 100, timeout: healthy ? holdSeconds : 0, allowed_updates: allowedUpdates },
        AbortSignal.any([stopping.signal, AbortSignal.timeout((holdSeconds + patienceSeconds) * 1000)]),
      );
      if (stopping.signal.aborted) return;
      try {
        if (outcome.kind !== "ok") {
          // Ids may begin anew, below our offset. From the beginning: what was confirmed does not come again.
          if (outcome.kind === "refused" && outcome.code === 400) offset = 0;
          throw new Error(reasonOf(outcome));
        }
        const { updates, next, unreadable } = read(outcome.result);
        if (unreadable > 0) log.error({ unreadable }, "Telegram has sent what is not an update; it is passed over");
        if (updates.length > 0) await store(updates);
        offset = next ?? offset;
        healthy = true;
        failures = 0;
      } catch (error) {
        healthy = false;
        failures += 1;
        log.warn({ failures, reason: error instanceof Error ? error.message : "unknown" }, "receiving failed");
        const seconds = outcome.kind === "tooMany" ? outcome.retryAfterSeconds : Math.min(2 ** failures / 4, 15);
        await sleep(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  const polling = poll();
  return {
    healthy: () => healthy,
    stop: async () => {
      stopping.abort();
      await polling;
    },
  };
}

/** What came, and from where to ask on. What cannot be read is confirmed as well: it would come again for ever. */
function read(result: unknown): { updates: Update[]; next: number | null; unreadable: number } {
  const given = Array.isArray(result) ? (result as unknown[]) : [];
  const numbers = given.flatMap((one) => numberedSchema.safeParse(one).data?.update_id ?? []);
  const last = numbers.at(-1);
  const updates = given.flatMap((one) => readUpdate(one) ?? []);
  return { updates, next: last === undefined ? null : last + 1, unreadable: given.length - updates.length };
}

function reasonOf(outcome: Exclude<Awaited<ReturnType<Transport["call"]>>, { kind: "ok" }>): string {
  switch (outcome.kind) {
    case "refused":
      if (outcome.code === 401 || outcome.code === 404) return "Telegram does not know this BOT_TOKEN; ask @BotFather";
      if (outcome.code === 409 && outcome.description.includes("webhook")) {
        return "another process has set a webhook for this BOT_TOKEN; stop it, or give this one its WEBHOOK_URL";
      }
      if (outcome.code === 409) return "another process polls with the same BOT_TOKEN; stop it, or use a webhook";
      return `${outcome.code} ${outcome.description}`;
    case "tooMany":
      return `429, again in ${outcome.retryAfterSeconds} s`;
    default:
      return outcome.cause;
  }
}
