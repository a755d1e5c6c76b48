import { withoutQuoted } from "../log.ts";
import type { Answered } from "./exchange.ts";
import { classify, type Refusal } from "./outbox/refusal.ts";

/** The outcome of a call. `unreachable`: it was never sent; `unknown`: Telegram may have acted on it. */
export type CallOutcome =
  | { kind: "ok"; result: unknown }
  | { kind: "refused"; code: number; description: string; means: Refusal }
  | { kind: "tooMany"; retryAfterSeconds: number }
  | { kind: "unreachable"; cause: string }
  | { kind: "unknown"; cause: string };

/** The kind of an outcome as far as the status shows it, for the metrics. */
export function kindOf(status: number): "ok" | "tooMany" | "unknown" | "refused" {
  if (status < 300) return "ok";
  if (status === 429) return "tooMany";
  return status >= 500 ? "unknown" : "refused";
}

/** What an answer to a call means. */
export function outcomeOf(method: string, { status, text }: Answered): CallOutcome {
  const seconds = retryAfter({ status, text });
  // Even if the answer does not come from Telegram, the call was not carried out.
  if (seconds !== null) return { kind: "tooMany", retryAfterSeconds: seconds };
  const answer = readAnswer(text);
  if (answer === null) return { kind: "unknown", cause: notTelegrams(status) };
  if (answer.ok) return { kind: "ok", result: answer.result };
  if (status >= 500) return { kind: "unknown", cause: `status ${status}` };
  const description = withoutQuoted(String(answer.description ?? "no description"));
  return { kind: "refused", code: status, description, means: classify(method, status, description) };
}

type Answer = { ok: true; result: unknown } | { ok: false; description?: unknown };

/** Parses an answer. Null if it does not come from Telegram, so the outcome of the call is unknown. */
export function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    if (answer?.ok === true && "result" in answer) return answer as Answer;
    return answer?.ok === false && "error_code" in answer ? (answer as Answer) : null;
  } catch {
    return null;
  }
}

/** Describes an answer that does not come from Telegram, without its text: a page may contain the address and with it the token. */
export function notTelegrams(status: number): string {
  return `not an answer of Telegram, status ${status}`;
}

/** Telegram's `retry_after` in seconds, without a limit; null if the answer is not a 429. */
export function retryAfter({ status, text }: Answered): number | null {
  if (status !== 429) return null;
  return Math.max(Number(/"retry_after"\s*:\s*(\d+)/.exec(text)?.[1] ?? 1), 1);
}
