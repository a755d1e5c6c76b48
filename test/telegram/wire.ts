import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Sql } from "../../src/platform/database/open.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import type { StoreRules } from "../../src/platform/telegram/inbox/store-updates.ts";

/** A clock in the test's hand. */
export function createClock(at = "2026-10-27T05:00:00Z") {
  let ms = new Date(at).getTime();
  return {
    now: () => new Date(ms),
    /** How far it is ahead of the machine's clock. */
    aheadMs: () => ms - Date.now(),
    pass(seconds: number) {
      ms += seconds * 1000;
    },
  };
}

/** A clock that goes on by itself and jumps in the test's hand, as those of leases and retries do. */
export function createRunningClock() {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    aheadMs: () => aheadMs,
    pass(seconds: number) {
      aheadMs += seconds * 1000;
    },
  };
}

/** How updates are stored where neither floods nor limits matter. */
export const plainRules: StoreRules = { flood: null, limit: null, clockAheadMs: 0 };

/** Waits for something that must come. */
export async function until(what: string, came: () => boolean | Promise<boolean>): Promise<void> {
  for (let rounds = 0; rounds < 4000; rounds += 1) {
    if (await came()) return;
    await sleep(2);
  }
  throw new Error(`It never came: ${what}`);
}

/** Counts the statements that hold these words: "it has looked again" without a clock. */
export function watched(sql: Sql, words: string) {
  let looks = 0;
  return {
    sql: {
      async rows<Row>(text: string, params?: unknown[]) {
        const found = await sql.rows<Row>(text, params);
        if (text.includes(words)) looks += 1;
        return found;
      },
    } satisfies Sql,
    /** Waits until two looks have begun and ended from here: what could be found was found. */
    async looksAgain() {
      const enough = looks + 2;
      await until(`a look at ${words}`, () => looks >= enough);
    },
  };
}

export function message(updateId: number, chatId: number, text = `text ${updateId}`): Update {
  return {
    update_id: updateId,
    message: {
      message_id: updateId,
      date: 1_790_000_000,
      text,
      chat: { id: chatId, type: "private", first_name: "A" },
      from: { id: chatId, is_bot: false, first_name: "A" },
    },
  };
}

export function tap(updateId: number, chatId: number): Update {
  return {
    update_id: updateId,
    callback_query: {
      id: `tap-${updateId}`,
      chat_instance: "1",
      data: "x",
      from: { id: chatId, is_bot: false, first_name: "A" },
      message: { message_id: 1, date: 0, chat: { id: chatId, type: "private", first_name: "A" } },
    },
  };
}

/** What a call was. */
export interface Seen {
  method: string;
  payload: Record<string, unknown>;
}

export type Answer = { status: number; body: unknown } | { text: string; status: number } | Error;

/** A Telegram whose answers the test gives; without an answer a message is sent. */
export function createTelegram() {
  const calls: Seen[] = [];
  let nextMessageId = 100;
  let behave: (call: Seen) => Answer | null | Promise<Answer | null> = () => null;
  const send: Send = async ({ path, body, signal }) => {
    const method = path.split("/").at(-1) ?? "";
    const call = { method, payload: typeof body === "string" ? JSON.parse(body) : {} } as Seen;
    calls.push(call);
    const aborted = Promise.withResolvers<never>();
    signal?.addEventListener("abort", () => aborted.reject(new DOMException("aborted", "AbortError")));
    const answer = await Promise.race([behave(call), aborted.promise]);
    if (answer instanceof Error) throw answer;
    if (answer === null) {
      nextMessageId += 1;
      const result = resultOf(call, nextMessageId);
      nextMessageId += Array.isArray(result) ? result.length : 0;
      return { status: 200, text: JSON.stringify({ ok: true, result }) };
    }
    if ("text" in answer) return answer;
    return { status: answer.status, text: JSON.stringify(answer.body) };
  };
  return {
    send,
    calls,
    /** The texts that came, oldest first. */
    texts: () =>
      calls.filter(({ method }) => method !== "getMe").map(({ payload }) => String(payload.text ?? payload.method)),
    behaves(next: typeof behave) {
      behave = next;
    },
  };
}

/** What a call that sends gives back: a message, of an album each. */
function resultOf({ method, payload }: Seen, id: number): unknown {
  if (method === "sendMediaGroup") return (payload.media as unknown[]).map((_, n) => ({ message_id: id + n }));
  return method.startsWith("send") ? { message_id: id } : true;
}

export function refusal(code: number, description: string, parameters?: object): Answer {
  return { status: code, body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) } };
}

export function broken(code: string, syscall = "read"): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
