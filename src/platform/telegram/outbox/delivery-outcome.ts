import { hourMs } from "../../time/units.ts";
import type { CallOutcome } from "../api-answer.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import type { ChatLoss } from "./refusal.ts";

/** What Telegram's answer means for a delivery. */
export interface Judgement {
  outcome: DeliveryOutcome;
  /** Whether the connection to Telegram failed, and not this delivery. Then nothing should be sent until Telegram answers. */
  isConnectionFailure: boolean;
  /** Why the chat can no longer be reached; null if this answer does not say so. */
  lost: ChatLoss | null;
}

// A delivery that has failed this often over this time only holds up its chat.
const giveUpAfter = { attempts: 10, ms: hourMs };
const maxWaitSeconds = 60;

/** @param giveUp whether the message must not be sent twice */
export function outcomeOfAnswer(row: ClaimedDelivery, answer: CallOutcome, giveUp: boolean, now: Date): Judgement {
  const judgement = (outcome: DeliveryOutcome, rest: Partial<Judgement> = {}): Judgement => ({
    outcome,
    isConnectionFailure: false,
    lost: null,
    ...rest,
  });
  switch (answer.kind) {
    case "ok": {
      const { message_id: messageId } = (answer.result ?? {}) as { message_id?: number };
      return judgement({ kind: "sent", messageId: messageId ?? null });
    }
    case "refused": {
      const { means } = answer;
      const reason = `${answer.code} ${answer.description}`;
      if (means.kind === "later" || means.kind === "unknown")
        return judgement(later(row, reason, now), { isConnectionFailure: true });
      // It was sent, and the person has deleted it since, so there is nothing to edit.
      if (row.messageId !== null && means.kind === "gone" && means.what === "message") {
        return judgement({ kind: "sent", messageId: null });
      }
      return judgement(
        { kind: "refused", reason },
        { lost: means.kind === "gone" && means.what === "chat" ? means.cause : null },
      );
    }
    case "tooMany":
      // The hold decides whether others must wait too.
      return judgement({ kind: "again", at: new Date(now.getTime() + answer.retryAfterSeconds * 1000), reason: "429" });
    case "unreachable":
      return judgement(later(row, answer.cause, now), { isConnectionFailure: true });
    case "unknown": {
      // An edit can be repeated without harm.
      const isOver = row.messageId === null && (giveUp || isHopeless(row, now));
      return judgement(isOver ? { kind: "unknown", reason: answer.cause } : later(row, answer.cause, now), {
        isConnectionFailure: true,
      });
    }
  }
}

/** The outcome of a delivery that could not be rendered. */
export function notRendered(row: ClaimedDelivery, now: Date): DeliveryOutcome {
  const reason = "could not be rendered";
  return isHopeless(row, now) ? { kind: "refused", reason } : later(row, reason, now);
}

function later(row: ClaimedDelivery, reason: string, now: Date): DeliveryOutcome {
  return { kind: "again", at: new Date(now.getTime() + Math.min(2 ** row.attempt, maxWaitSeconds) * 1000), reason };
}

function isHopeless(row: ClaimedDelivery, now: Date): boolean {
  return row.attempt >= giveUpAfter.attempts && now.getTime() - row.notBefore.getTime() > giveUpAfter.ms;
}
