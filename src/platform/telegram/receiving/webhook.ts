import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Logger } from "../../log.ts";
import type { Transport } from "../transport.ts";
import { allowedUpdates, type Receiver } from "./receive.ts";
import { retryUntilAnswered } from "./retry-until-answered.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";
import { causeOf, refusalOf } from "./webhook-errors.ts";

export interface WebhookOptions {
  transport: Transport;
  endpoint: WebhookEndpoint;
  store: (updates: Update[]) => Promise<void>;
  url: string;
  secret: string;
  log: Logger;
  now: () => Date;
  /** How often the state of the webhook is checked. */
  checkMs?: number;
}

// A call costs a share of one insert, and stored updates wait in the inbox, so this is as many as Telegram offers.
const maxConnections = 100;
const maxPending = 500;
const timeoutMs = 10_000;

const infoShape = z.looseObject({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});
type Info = z.infer<typeof infoShape>;

/**
 * Sets the webhook and checks it regularly. It is not removed at the end, because another process may use it; until a process does,
 * Telegram keeps the updates.
 */
export async function startWebhook(options: WebhookOptions): Promise<Receiver> {
  const { transport, endpoint, store, url, secret, log, now, checkMs = 10_000 } = options;
  endpoint.open(store);
  await setWebhook();
  const stopping = new AbortController();
  let checkedAt = now();
  let healthy = true;

  async function setWebhook(): Promise<void> {
    const settings = { url, secret_token: secret, max_connections: maxConnections, allowed_updates: allowedUpdates };
    const set = await retryUntilAnswered(transport, "setWebhook", settings, log);
    if (set.kind === "refused") throw new Error(refusalOf(set.description));
    const answered = await retryUntilAnswered(transport, "getWebhookInfo", {}, log);
    const info = answered.kind === "ok" ? infoShape.safeParse(answered.result).data : undefined;
    if (info === undefined || sameAddress(info.url, url)) return;
    throw new Error(
      `Telegram calls ${hostOf(info.url)} and not the WEBHOOK_URL that was just set: another process uses this BOT_TOKEN. ` +
        "Stop it, or give both the same WEBHOOK_URL.",
    );
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(healthy ? checkMs : Math.min(checkMs, 5000), undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) await check();
    }
  }

  async function check(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]);
    const outcome = await transport.call("getWebhookInfo", {}, signal);
    // A Telegram that answers 429 is reachable.
    if (stopping.signal.aborted || outcome.kind === "tooMany") return;
    const info = outcome.kind === "ok" ? infoShape.safeParse(outcome.result).data : undefined;
    if (info === undefined) {
      healthy = false;
      log.warn({ outcome: outcome.kind }, "Telegram does not report the state of the webhook");
      return;
    }
    healthy = sameAddress(info.url, url);
    if (!healthy) {
      log.error(
        { set: hostOf(info.url) },
        "Telegram no longer calls us: another process with this BOT_TOKEN has changed the webhook. Stop it and restart this one",
      );
    }
    warnOf(info);
  }

  function warnOf({
    pending_update_count: pending,
    last_error_date: at,
    last_error_message: message = "",
  }: Info): void {
    // Telegram's clock and ours may differ a little.
    const since = checkedAt.getTime() - 2000;
    checkedAt = now();
    if (at !== undefined && at * 1000 >= since) {
      log.warn(
        { pending, telegram: message.slice(0, 200) },
        `Telegram's call of the webhook failed: ${causeOf(message)}`,
      );
    } else if (pending >= maxPending) {
      log.warn({ pending }, "many updates wait at Telegram: is this machine, or the connection to it, too slow?");
    }
  }

  const watching = watch();
  return {
    healthy: () => healthy,
    async stop() {
      stopping.abort();
      await endpoint.close();
      await watching;
    },
  };
}

function sameAddress(actual: string, expected: string): boolean {
  return URL.canParse(actual) && new URL(actual).href === new URL(expected).href;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "nobody";
}
