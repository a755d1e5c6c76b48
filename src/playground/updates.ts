import { Refusal } from "./errors.ts";
import type { Update, UpdateBody } from "./wire.ts";

/** Telegram sends these only to bots that name them in allowed_updates. */
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const KEPT_MS = 24 * 60 * 60 * 1000;
/** How long a tap or an inline query can be answered, and so how long its update is worth keeping. */
export const QUERY_MS = 150 * 1000;

export interface QueuedUpdate {
  update: Update;
  kind: string;
  /** Updates with the same key are delivered one after another. */
  lane: number;
  at: number;
}

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The updates that the bot has not confirmed, and those who wait for one. */
export class Updates {
  readonly #now: () => Date;
  readonly #wait: Wait;
  readonly #queue = new Map<number, QueuedUpdate>();
  #lastId: number;
  #allowed: string[] = [];
  #poller: { wake: AbortController; conflict: string | undefined } | undefined;
  /** Called when an update was queued. */
  onPush: (queued: QueuedUpdate) => void = () => {};

  constructor(now: () => Date, wait: Wait, firstId: number) {
    this.#now = now;
    this.#wait = wait;
    this.#lastId = firstId;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** Sticky as Telegram's: undefined keeps what was asked for before, an empty list asks for the usual kinds. */
  allow(kinds: string[] | undefined) {
    if (kinds) this.#allowed = kinds;
  }

  /** Queues an update, unless the bot does not want its kind; then it is gone for ever. */
  push(body: UpdateBody): number | undefined {
    const kind = Object.keys(body).find((key) => key !== "update_id") ?? "";
    const wanted = this.#allowed.length ? this.#allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
    if (!wanted) return undefined;
    const update: Update = { update_id: ++this.#lastId, ...body };
    const queued = { update, kind, lane: laneOf(body[kind]), at: this.#now().getTime() };
    this.#queue.set(update.update_id, queued);
    this.#poller?.wake.abort();
    this.onPush(queued);
    return update.update_id;
  }

  pending(): number {
    this.#forgetOld();
    return this.#queue.size;
  }

  all(): QueuedUpdate[] {
    this.#forgetOld();
    return [...this.#queue.values()];
  }

  confirm(updateId: number) {
    this.#queue.delete(updateId);
  }

  clear() {
    this.#queue.clear();
  }

  /** Answers whoever waits with a conflict. */
  interrupt(words: string) {
    if (!this.#poller) return;
    this.#poller.conflict = words;
    this.#poller.wake.abort();
  }

  /** getUpdates: confirms what lies before the offset, then gives what there is or waits for it. */
  async poll(offset: number, limit: number, timeoutSeconds: number, gone: AbortSignal): Promise<Update[]> {
    this.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running");
    this.#confirmBefore(offset);
    if (this.#queue.size === 0 && timeoutSeconds > 0) await this.#waitForOne(timeoutSeconds, gone);
    return this.all()
      .slice(0, limit)
      .map(({ update }) => update);
  }

  async #waitForOne(timeoutSeconds: number, gone: AbortSignal) {
    const poller = { wake: new AbortController(), conflict: undefined as string | undefined };
    const leave = () => poller.wake.abort();
    gone.addEventListener("abort", leave);
    if (gone.aborted) leave();
    this.#poller = poller;
    await this.#wait(timeoutSeconds * 1000, poller.wake.signal);
    gone.removeEventListener("abort", leave);
    if (this.#poller === poller) this.#poller = undefined;
    if (poller.conflict) throw new Refusal(409, `Conflict: ${poller.conflict}`);
  }

  #confirmBefore(offset: number) {
    const from = offset < 0 ? ([...this.#queue.keys()].at(offset) ?? 0) : offset;
    for (const id of this.#queue.keys()) {
      if (id >= from) break;
      this.#queue.delete(id);
    }
  }

  #forgetOld() {
    const now = this.#now().getTime();
    for (const [id, { at, kind }] of this.#queue) {
      const kept = kind === "callback_query" || kind === "inline_query" ? QUERY_MS : KEPT_MS;
      if (now - at > kept) this.#queue.delete(id);
    }
  }
}

/** The chat an update belongs to, or the person where there is no chat. */
function laneOf(value: unknown): number {
  const body = (value ?? {}) as { chat?: { id: number }; message?: { chat?: { id: number } }; from?: { id: number } };
  return body.chat?.id ?? body.message?.chat?.id ?? body.from?.id ?? 0;
}
