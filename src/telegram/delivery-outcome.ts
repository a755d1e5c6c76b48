import { hourMs } from "../time/units.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import type { ChatLoss } from "./refusal.ts";
import type { CallOutcome } from "./transport.ts";

/** What the answer to a delivery's call means. */
export interface Verdict {
  outcome: DeliveryOutcome;
  /** Something is wrong with the way to Telegram, not with this delivery: nothing more should go before it answers. */
  trouble: boolean;
  /** Why the chat cannot be reached any more; null: it can, as far as this answer says. */
  lost: ChatLoss | null;
}

// What fails this often over so long a time only holds up its chat.
const enough = { tries: 10, ms: hourMs };
const longestWaitSeconds = 60;

/** @param giveUp whether the message must not come twice */
export function judge(row: ClaimedDelivery, answer: CallOutcome, giveUp: boolean, now: Date): Verdict {
  const verdict = (outcome: DeliveryOutcome, rest: Partial<Verdict> = {}): Verdict => ({
    outcome,
    trouble: false,
    lost: null,
    ...rest,
  });
  switch (answer.kind) {
    case "ok": {
      const { message_id: messageId } = (answer.result ?? {}) as { message_id?: number };
      return verdict({ kind: "sent", messageId: messageId ?? null });
    }
    case "refused": {
      const { means } = answer;
      const why = `${answer.code} ${answer.description}`;
      if (means.kind === "later" || means.kind === "unknown") return verdict(later(row, why, now), { trouble: true });
      // It was sent, and the person has removed it since: there is nothing left to change.
      if (row.messageId !== null && means.kind === "gone" && means.what === "message") {
        return verdict({ kind: "sent", messageId: null });
      }
      return verdict(
        { kind: "refused", why },
        { lost: means.kind === "gone" && means.what === "chat" ? means.cause : null },
      );
    }
    case "tooMany":
      // The hold says whether others wait too.
      return verdict({ kind: "again", at: new Date(now.getTime() + answer.retryAfterSeconds * 1000), why: "429" });
    case "unreachable":
      return verdict(later(row, answer.cause, now), { trouble: true });
    case "unknown": {
      // An edit shows the same however often it is made.
      const over = row.messageId === null && (giveUp || inVain(row, now));
      return verdict(over ? { kind: "unknown", why: answer.cause } : later(row, answer.cause, now), { trouble: true });
    }
  }
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
