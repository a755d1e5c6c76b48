import type { Line } from "./line.ts";
import type { DeliveryHook } from "./types.ts";
import type { QueuedUpdate, Updates } from "./updates.ts";

export interface WebhookSettings {
  url: string;
  secretToken: string | undefined;
  maxConnections: number;
}

interface WebhookDependencies {
  updates: Updates;
  line: Line;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  deliver: (url: string, init: RequestInit) => Promise<Response>;
  now: () => Date;
  closing: AbortSignal;
}

type ActiveSettings = WebhookSettings & { ended: AbortController };

interface Lane {
  key: string;
  updates: QueuedUpdate[];
  /** How often the delivery of the first update has failed. */
  failures: number;
}

/** The bot has taken the update, or Telegram tries again after `pauseSeconds`. */
type DeliveryOutcome = { kind: "taken" } | { kind: "failed"; pauseSeconds: number };

const MAX_PAUSE_SECONDS = 60;

/**
 * Posts updates to the bot as Telegram does: in order within a lane and in any order between lanes. A failed delivery is
 * repeated after pauses that double, while the other lanes go on.
 */
export class Webhook {
  readonly #with: WebhookDependencies;
  #settings: ActiveSettings | undefined;
  /** The lanes with updates. Each is delivering, pausing after a failure, or in `#ready`. */
  readonly #lanes = new Map<string, Lane>();
  readonly #ready: Lane[] = [];
  #connections = 0;
  #lastError: { at: number; reason: string } | undefined;
  /** The bot may answer a delivery with a call of a method. */
  onAnswer: (call: { method: string } & Record<string, unknown>) => Promise<unknown> = async () => undefined;
  faults: DeliveryHook | undefined;

  constructor(dependencies: WebhookDependencies) {
    this.#with = dependencies;
    dependencies.updates.onPush = (queued) => this.#enqueue(queued);
  }

  get settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  get lastError(): { at: number; reason: string } | undefined {
    return this.#lastError;
  }

  set(settings: WebhookSettings) {
    this.unset();
    const ended = new AbortController();
    this.#settings = { ...settings, ended };
    for (const queued of this.#with.updates.all()) this.#enqueue(queued);
  }

  unset() {
    this.#settings?.ended.abort();
    this.#settings = undefined;
    this.#lanes.clear();
    this.#ready.length = 0;
    this.#connections = 0;
    this.#lastError = undefined;
  }

  #enqueue(queued: QueuedUpdate) {
    if (!this.#settings) return;
    const lane = this.#lanes.get(queued.lane);
    if (lane) lane.updates.push(queued);
    else {
      const started = { key: queued.lane, updates: [queued], failures: 0 };
      this.#lanes.set(queued.lane, started);
      this.#ready.push(started);
    }
    this.#pump();
  }

  #pump() {
    const settings = this.#settings;
    while (settings && this.#connections < settings.maxConnections) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      this.#connections++;
      void this.#serve(lane, settings);
    }
  }

  /** Delivers a lane's first update, then gives the connection to the lane that has waited longest. */
  async #serve(lane: Lane, settings: ActiveSettings) {
    const stop = AbortSignal.any([settings.ended.signal, this.#with.closing]);
    await this.#with.line.whenUp(stop);
    const outcome = await this.#deliverFirst(lane, settings, stop);
    if (this.#settings !== settings || stop.aborted) return;
    this.#connections--;
    if (outcome.kind === "failed") void this.#pause(lane, outcome.pauseSeconds, settings, stop);
    else this.#goOn(lane);
    this.#pump();
  }

  async #deliverFirst(lane: Lane, settings: ActiveSettings, stop: AbortSignal): Promise<DeliveryOutcome> {
    const [queued] = lane.updates;
    const { updates } = this.#with;
    const outcome: DeliveryOutcome =
      queued && !stop.aborted && updates.isWaiting(queued)
        ? await this.#post(queued, settings, lane.failures, stop)
        : { kind: "taken" };
    if (stop.aborted || this.#settings !== settings) return outcome;
    if (outcome.kind === "failed") lane.failures++;
    else {
      lane.updates.shift();
      lane.failures = 0;
      if (queued) updates.confirm(queued.update.update_id);
    }
    return outcome;
  }

  async #pause(lane: Lane, seconds: number, settings: ActiveSettings, stop: AbortSignal) {
    await this.#with.wait(seconds * 1000, stop);
    if (this.#settings !== settings || stop.aborted) return;
    this.#goOn(lane);
    this.#pump();
  }

  #goOn(lane: Lane) {
    if (lane.updates.length > 0) this.#ready.push(lane);
    else this.#lanes.delete(lane.key);
  }

  async #post(queued: QueuedUpdate, settings: ActiveSettings, failures: number, stop: AbortSignal) {
    const failed = (reason: string, retryAfter?: number): DeliveryOutcome => {
      this.#lastError = { at: this.#with.now().getTime(), reason };
      return { kind: "failed", pauseSeconds: retryAfter || Math.min(2 ** failures, MAX_PAUSE_SECONDS) };
    };
    const { update, lane, kind } = queued;
    try {
      const fault = await this.faults?.({ update, lane, kind, attempt: failures + 1 });
      if (fault && !fault.reached) return failed(wrongResponse(fault.status), fault.retryAfter);
      const response = await this.#request(update, settings, stop);
      const text = await response.text();
      if (fault) return failed(wrongResponse(fault.status), fault.retryAfter);
      if (!response.ok) {
        return failed(wrongResponse(response.status, response.statusText), Number(response.headers.get("retry-after")));
      }
      await this.#answer(text);
      return { kind: "taken" } as const;
    } catch (error) {
      return failed(error instanceof Error ? error.message : "Connection failed");
    }
  }

  #request(update: QueuedUpdate["update"], { url, secretToken }: WebhookSettings, stop: AbortSignal) {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secretToken) headers["x-telegram-bot-api-secret-token"] = secretToken;
    const signal = AbortSignal.any([stop, this.#with.line.cutSignal, AbortSignal.timeout(60_000)]);
    return this.#with.deliver(url, { method: "POST", headers, body: JSON.stringify(update), signal });
  }

  async #answer(text: string) {
    if (!text.startsWith("{")) return;
    const call: unknown = JSON.parse(text);
    if (typeof call === "object" && call !== null && "method" in call && typeof call.method === "string") {
      await this.onAnswer({ ...call, method: call.method });
    }
  }
}

function wrongResponse(status: number, statusText = ""): string {
  return `Wrong response from the webhook: ${status} ${statusText}`.trim();
}
