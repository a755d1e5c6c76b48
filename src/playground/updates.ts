import { badRequest, Refusal } from "./errors.ts";
import { keptFor, laneOf } from "./lanes.ts";
import type { Update, UpdateBody } from "./wire.ts";

/** Telegram sends these only to bots that name them in allowed_updates. */
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
/** An offset that exceeds the newest id by more than this comes from the time before Telegram restarted the numbering. */
const OFFSET_TOLERANCE = 10;

export interface QueuedUpdate {
  update: Update;
  kind: string;
  /** The webhook delivers the updates of one lane one after another. */
  lane: string;
  /** When Telegram drops it, in milliseconds since 1970. */
  keptUntil: number;
}

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The updates that the bot has not confirmed, and the poll that isWaiting for updates. */
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

  /** As with Telegram, undefined keeps the kinds of the last call, and an empty list means the default kinds. */
  allow(kinds: string[] | undefined) {
    if (kinds) this.#allowed = kinds;
  }

  /** Queues an update. If the bot does not want this kind of update, drops it for ever. */
  push(body: UpdateBody): number | undefined {
    const kind = Object.keys(body).find((key) => key !== "update_id") ?? "";
    const wanted = this.#allowed.length ? this.#allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
    if (!wanted) return undefined;
    const update: Update = { update_id: ++this.#lastId, ...body };
    const queued = { update, kind, lane: laneOf(kind, body[kind]), keptUntil: this.#now().getTime() + keptFor(kind) };
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

  /** Whether the update still waits. Drops an update that is too old. */
  isWaiting({ update, keptUntil: until }: QueuedUpdate): boolean {
    if (this.#now().getTime() > until) this.#queue.delete(update.update_id);
    return this.#queue.has(update.update_id);
  }

  /** Continues from another number, as Telegram does after a week without updates (Bot API: Update.update_id). */
  numberFrom(updateId: number) {
    this.#lastId = updateId - 1;
  }

  confirm(updateId: number) {
    this.#queue.delete(updateId);
  }

  clear() {
    this.#queue.clear();
  }

  /** Ends a waiting poll with a conflict. */
  interrupt(reason: string) {
    if (!this.#poller) return;
    this.#poller.conflict = reason;
    this.#poller.wake.abort();
  }

  /** getUpdates: confirms the updates before the offset, then returns the queued updates or waits for the next. */
  async poll(offset: number, limit: number, timeoutSeconds: number, gone: AbortSignal): Promise<Update[]> {
    if (offset > this.#lastId + OFFSET_TOLERANCE) throw badRequest("specified from_id is in the future");
    this.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running");
    this.#confirmBefore(offset);
    if (this.#queue.size === 0 && timeoutSeconds > 0) await this.#waitForUpdate(timeoutSeconds, gone);
    return this.all()
      .slice(0, limit)
      .map(({ update }) => update);
  }

  async #waitForUpdate(timeoutSeconds: number, gone: AbortSignal) {
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
    for (const [id, queued] of this.#queue) if (now > queued.keptUntil) this.#queue.delete(id);
  }
}
