import type { Line } from "./line.ts";
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

const LONGEST_PAUSE_SECONDS = 60;

/** Posts updates to the bot: one at a time per chat, again after a pause that doubles when it fails. */
export class Webhook {
  readonly #with: WebhookDependencies;
  #settings: (WebhookSettings & { ended: AbortController }) | undefined;
  readonly #lanes = new Map<number, QueuedUpdate[]>();
  readonly #ready: number[] = [];
  #connections = 0;
  #lastError: { at: number; words: string } | undefined;
  /** A webhook's answer may itself be a call of a method. */
  onAnswer: (call: { method: string } & Record<string, unknown>) => Promise<unknown> = async () => undefined;

  constructor(dependencies: WebhookDependencies) {
    this.#with = dependencies;
    dependencies.updates.onPush = (queued) => this.#enqueue(queued);
  }

  get settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  get lastError(): { at: number; words: string } | undefined {
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
    if (lane) lane.push(queued);
    else {
      this.#lanes.set(queued.lane, [queued]);
      this.#ready.push(queued.lane);
    }
    this.#pump();
  }

  #pump() {
    const settings = this.#settings;
    while (settings && this.#connections < settings.maxConnections) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      this.#connections++;
      void this.#serve(lane, settings).finally(() => {
        if (this.#settings !== settings) return;
        this.#connections--;
        this.#pump();
      });
    }
  }

  /** Empties a lane. A lane that stands in the map is being served or waits its turn. */
  async #serve(key: number, settings: WebhookSettings & { ended: AbortController }) {
    const lane = this.#lanes.get(key) ?? [];
    const stop = AbortSignal.any([settings.ended.signal, this.#with.closing]);
    let failures = 0;
    while (lane.length > 0 && !stop.aborted) {
      const [next] = lane;
      if (!next) break;
      await this.#with.line.mended(stop);
      if (stop.aborted) return;
      const pause = await this.#post(next, settings, failures, stop);
      if (stop.aborted) return;
      if (pause === 0) {
        this.#with.updates.confirm(next.update.update_id);
        lane.shift();
        failures = 0;
      } else {
        failures++;
        await this.#with.wait(pause * 1000, stop);
      }
    }
    if (this.#settings === settings) this.#lanes.delete(key);
  }

  /** Answers how many seconds to pause before trying again; none when it was taken. */
  async #post({ update }: QueuedUpdate, settings: WebhookSettings, failures: number, stop: AbortSignal) {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (settings.secretToken) headers["x-telegram-bot-api-secret-token"] = settings.secretToken;
    const usual = Math.min(2 ** failures, LONGEST_PAUSE_SECONDS);
    try {
      const timeout = AbortSignal.any([stop, this.#with.line.broken, AbortSignal.timeout(60_000)]);
      const body = JSON.stringify(update);
      const response = await this.#with.deliver(settings.url, { method: "POST", headers, body, signal: timeout });
      const text = await response.text();
      if (!response.ok) {
        this.#fail(`Wrong response from the webhook: ${response.status} ${response.statusText}`.trim());
        return Number(response.headers.get("retry-after")) || usual;
      }
      await this.#answer(text);
      return 0;
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : "Connection failed");
      return usual;
    }
  }

  async #answer(text: string) {
    if (!text.startsWith("{")) return;
    const call: unknown = JSON.parse(text);
    if (typeof call === "object" && call !== null && "method" in call && typeof call.method === "string") {
      await this.onAnswer({ ...call, method: call.method });
    }
  }

  #fail(words: string) {
    this.#lastError = { at: this.#with.now().getTime(), words };
  }
}
