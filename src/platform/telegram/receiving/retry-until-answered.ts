import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../../log.ts";
import type { CallOutcome } from "../api-answer.ts";
import type { Transport } from "../transport.ts";

/** Repeats a call until Telegram answers, because a start must not fail if the network is not ready yet. Returns a refusal. */
export async function retryUntilAnswered(
  transport: Transport,
  method: string,
  payload: Record<string, unknown>,
  log: Logger,
): Promise<Extract<CallOutcome, { kind: "ok" | "refused" }>> {
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await transport.call(method, payload);
    if (outcome.kind === "ok" || outcome.kind === "refused") return outcome;
    log.warn({ method, attempts, outcome: outcome.kind }, "Telegram does not answer; retrying");
    await sleep(outcome.kind === "tooMany" ? outcome.retryAfterSeconds * 1000 : Math.min(2 ** attempts, 30) * 500);
  }
}
