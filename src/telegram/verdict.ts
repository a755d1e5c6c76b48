import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import type { CallOutcome } from "./transport.ts";
import { isTroubleCode } from "./trouble.ts";

/** What the answer to a delivery's call means. */
export interface Verdict {
  outcome: DeliveryOutcome;
  /** Something is wrong with the way to Telegram, not with this delivery: nothing more should go before it answers. */
  trouble: boolean;
  /** Telegram wants everyone to pause. */
  pauseUntil: Date | null;
  /** The chat cannot be reached any more. */
  unreachable: boolean;
}

// What fails this often over so long a time only holds up its chat.
const enough = { tries: 10, ms: 3_600_000 };
const longestWaitSeconds = 60;

/** @param giveUp whether the message must not come twice */
export function judge(row: ClaimedDelivery, answer: CallOutcome, giveUp: boolean, now: Date): Verdict {
  const verdict = (outcome: DeliveryOutcome, rest: Partial<Verdict> = {}): Verdict => ({
    outcome,
    trouble: false,
    pauseUntil: null,
    unreachable: false,
    ...rest,
  });
  switch (answer.kind) {
    case "ok": {
      const { message_id: messageId } = (answer.result ?? {}) as { message_id?: number };
      return verdict({ kind: "sent", messageId: messageId ?? null });
    }
    case "refused": {
      const why = `${answer.code} ${answer.description}`;
      // It is our token that is refused, not this message.
      if (isTroubleCode(answer.code)) return verdict(later(row, why, now), { trouble: true });
      if (row.messageId !== null && isGone(answer.description)) return verdict({ kind: "sent", messageId: null });
      return verdict({ kind: "refused", why }, { unreachable: answer.code === 403 });
    }
    case "tooMany": {
      const pauseUntil = new Date(now.getTime() + answer.retryAfterSeconds * 1000);
      return verdict({ kind: "again", at: pauseUntil, why: "429" }, { pauseUntil });
    }
    case "unreachable":
      return verdict(later(row, answer.cause, now), { trouble: true });
    case "unknown": {
      // An edit shows the same however often it is made.
      const over = row.messageId === null && (giveUp || inVain(row, now));
      return verdict(over ? { kind: "unknown", why: answer.cause } : later(row, answer.cause, now), { trouble: true });
    }
  }
}

/** It was sent, the person has removed it since: there is nothing left to change. */
function isGone(description: string): boolean {
  return ["message to edit not found", "message can't be edited"].some((words) => description.includes(words));
}

/** What becomes of a delivery whose words could not be made. */
export function notRendered(row: ClaimedDelivery, now: Date): DeliveryOutcome {
  const why = "could not be rendered";
  return inVain(row, now) ? { kind: "refused", why } : later(row, why, now);
}

function later(row: ClaimedDelivery, why: string, now: Date): DeliveryOutcome {
  return { kind: "again", at: new Date(now.getTime() + Math.min(2 ** row.attempt, longestWaitSeconds) * 1000), why };
}

function inVain(row: ClaimedDelivery, now: Date): boolean {
  return row.attempt >= enough.tries && now.getTime() - row.notBefore.getTime() > enough.ms;
}
