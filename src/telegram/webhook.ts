import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Logger } from "../log.ts";
import { allowedUpdates, type Receiver } from "./receive.ts";
import { insist } from "./retry-until-answered.ts";
import type { Transport } from "./transport.ts";
import type { WebhookDoor } from "./webhook-endpoint.ts";
import { causeOf, refusalOf } from "./webhook-errors.ts";

export interface WebhookOptions {
  transport: Transport;
  door: WebhookDoor;
  store: (updates: Update[]) => Promise<void>;
  url: string;
  secret: string;
  log: Logger;
  now: () => Date;
  /** How often Telegram is asked how the webhook is. */
  lookMs?: number;
}

// A call costs us one insert that it shares with others; what is stored waits in the inbox. So as many as Telegram offers.
const maxConnections = 100;
const manyPending = 500;
const patienceMs = 10_000;

const infoShape = z.looseObject({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});
type Info = z.infer<typeof infoShape>;

/**
 * Lets Telegram call us, and asks now and then how it goes. Nobody takes the webhook away at the end: another process may be
 * using it, and until one does Telegram keeps what comes.
 */
export async function startWebhook(options: WebhookOptions): Promise<Receiver> {
  const { transport, door, store, url, secret, log, now, lookMs = 10_000 } = options;
  door.open(store);
  await setWebhook();
  const stopping = new AbortController();
  let lookedAt = now();
  let healthy = true;

  async function setWebhook(): Promise<void> {
    const settings = { url, secret_token: secret, max_connections: maxConnections, allowed_updates: allowedUpdates };
    const set = await insist(transport, "setWebhook", settings, log);
    if (set.kind === "refused") throw new Error(refusalOf(set.description));
    const told = await insist(transport, "getWebhookInfo", {}, log);
    const info = told.kind === "ok" ? infoShape.safeParse(told.result).data : undefined;
    if (info === undefined || sameAddress(info.url, url)) return;
    throw new Error(
      `Telegram calls ${hostOf(info.url)} and not the WEBHOOK_URL that was just set: another process uses this BOT_TOKEN. ` +
        "Stop it, or give both the same WEBHOOK_URL.",
    );
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(healthy ? lookMs : Math.min(lookMs, 5000), undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) await look();
    }
  }

  async function look(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patienceMs)]);
    const outcome = await transport.call("getWebhookInfo", {}, signal);
    // One that has no time for this answers all the same.
    if (stopping.signal.aborted || outcome.kind === "tooMany") return;
    const info = outcome.kind === "ok" ? infoShape.safeParse(outcome.result).data : undefined;
    if (info === undefined) {
      healthy = false;
      log.warn({ outcome: outcome.kind }, "Telegram does not say how the webhook is");
      return;
    }
    healthy = sameAddress(info.url, url);
    if (!healthy) {
      log.error(
        { set: hostOf(info.url) },
        "Telegram does not call us any more: another process with this BOT_TOKEN has changed the webhook. Stop it and start this one again",
      );
    }
    warnOf(info);
  }

  function warnOf({ pending_update_count: pending, last_error_date: at, last_error_message: words = "" }: Info): void {
    // Telegram's clock and ours may differ a little.
    const since = lookedAt.getTime() - 2000;
    lookedAt = now();
    if (at !== undefined && at * 1000 >= since) {
      log.warn({ pending, telegram: words.slice(0, 200) }, `Telegram's call of the webhook failed: ${causeOf(words)}`);
    } else if (pending >= manyPending) {
      log.warn({ pending }, "many updates wait at Telegram: is this machine too slow, or the way to it?");
    }
  }

  const watching = watch();
  return {
    healthy: () => healthy,
    async stop() {
      stopping.abort();
      await door.close();
      await watching;
    },
  };
}

function sameAddress(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).href === new URL(other).href;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "nobody";
}
