import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../log.ts";
import type { CallOutcome, Transport } from "./transport.ts";

/** Calls until Telegram answers: a start must not fail because the network comes later. What it refuses comes back. */
export async function insist(
  transport: Transport,
  method: string,
  payload: Record<string, unknown>,
  log: Logger,
): Promise<Extract<CallOutcome, { kind: "ok" | "refused" }>> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await transport.call(method, payload);
    if (outcome.kind === "ok" || outcome.kind === "refused") return outcome;
    log.warn({ method, tries, outcome: outcome.kind }, "Telegram does not answer; trying again");
    await sleep(outcome.kind === "tooMany" ? outcome.retryAfterSeconds * 1000 : Math.min(2 ** tries, 30) * 500);
  }
}
