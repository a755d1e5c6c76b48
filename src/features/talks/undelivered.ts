import { refusalIn } from "../../platform/telegram/outbox/refusal.ts";
import type { FailedCopy } from "./undelivered-rows.ts";

/** Why a message did not arrive. */
export type Cause =
  /** The reader has blocked the bot. */
  | "blocked"
  /** The reader's account does not exist any longer. */
  | "deactivated"
  /** The reader takes no voice messages, but takes the same as a file. */
  | "voice"
  | "other";

/** Why a copy did not arrive. */
export function causeOf({ error, blockedAt, isDeactivated }: Omit<FailedCopy, "message" | "personId">): Cause {
  const refusal = refusalIn(error);
  if (refusal?.kind === "never" && refusal.what === "voice") return "voice";
  const lost = refusal?.kind === "gone" && refusal.what === "chat" ? refusal.cause : null;
  if (lost === "deactivated" || (blockedAt !== null && isDeactivated)) return "deactivated";
  return lost !== null || blockedAt !== null ? "blocked" : "other";
}
