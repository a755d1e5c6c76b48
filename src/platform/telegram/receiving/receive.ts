import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Logger } from "../../log.ts";
import type { Transport } from "../transport.ts";
import { retryUntilAnswered } from "./retry-until-answered.ts";
import { readUpdate } from "./update-shape.ts";

/** The kinds of updates that we handle. Telegram does not send the others. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "inline_query",
] as const;

/** A connection that is silent for this much longer than we asked for is dead. */
const extraSeconds = 10;

const numberedSchema = z.looseObject({ update_id: z.int() });

export interface Receiver {
  /** False until Telegram has answered for the first time, and while it does not answer. */
  healthy(): boolean;
  /** Stops receiving. Updates that were fetched and not stored are fetched again after the next start. */
  stop(): Promise<void>;
}

export interface ReceiveOptions {
  transport: Transport;
  /** Must have stored the updates when it resolves; only then does Telegram learn that we have them. */
  store: (updates: Update[]) => Promise<void>;
  log: Logger;
  /** How long Telegram may hold a request open, in seconds (Bot API getUpdates: at most 50). */
  holdSeconds?: number;
}

/** Removes the webhook, because polling does not work while it is set. Updates that wait for it are not lost. */
export async function endWebhook(transport: Transport, log: Logger): Promise<void> {
  const ended = await retryUntilAnswered(transport, "deleteWebhook", {}, log);
  if (ended.kind === "refused") log.warn({ code: ended.code }, "Telegram does not remove the webhook");
}

/** Long polling. The offset of `getUpdates` confirms earlier updates, so it is called only after they are stored. */
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
        AbortSignal.any([stopping.signal, AbortSignal.timeout((holdSeconds + extraSeconds) * 1000)]),
      );
      if (stopping.signal.aborted) return;
      try {
        if (outcome.kind !== "ok") {
          // Telegram may restart its ids below our offset, so ask from the beginning. Confirmed updates do not come again.
          if (outcome.kind === "refused" && outcome.code === 400) offset = 0;
          throw new Error(reasonOf(outcome));
        }
        const { updates, next, unreadable } = read(outcome.result);
        if (unreadable > 0) log.error({ unreadable }, "Telegram sent something that is not an update; it is skipped");
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

/** The updates in an answer, and the next offset. Unreadable updates are confirmed too, or they would come again for ever. */
function read(result: unknown): { updates: Update[]; next: number | null; unreadable: number } {
  const items = Array.isArray(result) ? (result as unknown[]) : [];
  const numbers = items.flatMap((item) => numberedSchema.safeParse(item).data?.update_id ?? []);
  const last = numbers.at(-1);
  const updates = items.flatMap((item) => readUpdate(item) ?? []);
  return { updates, next: last === undefined ? null : last + 1, unreadable: items.length - updates.length };
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
