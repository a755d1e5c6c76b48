import { about, type Logger } from "../../log.ts";
import type { CallOutcome } from "../api-answer.ts";
import type { Transport } from "../transport.ts";
import type { CallPool } from "./call-pool.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { Ready } from "./claims.ts";
import { outcomeOfAnswer } from "./delivery-outcome.ts";
import { advance, rowAt } from "./delivery-parts.ts";
import { lostTopicIn } from "./lost-place.ts";
import { classOf } from "./outbox-message.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import type { ChatLoss } from "./refusal.ts";

export interface DeliverOptions {
  transport: Transport;
  calls: CallPool;
  breaker: CircuitBreaker;
  settle: (row: ClaimedDelivery, outcome: DeliveryOutcome) => Promise<void>;
  /** Messages that must not be sent twice, so an unknown outcome ends them. */
  giveUpMessages: string[];
  /** Called when Telegram says that a person cannot be reached. `agoMs`: how long ago that call began, in milliseconds. */
  onUnreachable: (personId: number, cause: ChatLoss, agoMs: number) => Promise<void>;
  /** Called when a message that was for a topic of a person's chat was sent outside it, because Telegram does not find the topic. */
  onLostTopic?: (personId: number, topicId: number) => Promise<void>;
  now: () => Date;
  log: Logger;
}

/** Begins the call of a delivery. @param onAnswer called with the time of the answer, by `performance.now()` */
export type Deliver = (ready: Ready, onAnswer: (nowMs: number) => void) => void;

/** Creates the function that begins calls, and concludes from each answer what becomes of its delivery. */
export function createDeliver(options: DeliverOptions): Deliver {
  const { transport, calls, breaker, settle, giveUpMessages, onUnreachable, onLostTopic, now, log } = options;

  async function conclude({ row, call }: Ready, answer: CallOutcome, isTrial: boolean, agoMs: number): Promise<void> {
    const { portion } = call;
    const mustNotRepeat = giveUpMessages.includes(row.message);
    const { outcome, ...judgement } = outcomeOfAnswer(rowAt(row, portion), answer, mustNotRepeat, now());
    logAnswer(row, answer);
    breaker.concludes(isTrial, judgement.isConnectionFailure);
    await settle(row, advance(row, portion, outcome, answer));
    if (judgement.lost !== null) await onUnreachable(row.personId, judgement.lost, agoMs);
    const lostTopic = lostTopicIn(call.payload, answer);
    if (lostTopic !== null) await onLostTopic?.(row.personId, lostTopic);
  }

  function logAnswer(row: ClaimedDelivery, answer: CallOutcome): void {
    const facts = { message: row.message, subject: row.subject, attempt: row.attempt };
    // At level debug, because an announcement has hundreds of thousands. The metrics count them.
    if (answer.kind === "ok") log.debug(facts, "delivered");
    else log.warn({ ...facts, ...answer }, "not delivered");
  }

  return (ready, onAnswer) => {
    const { row } = ready;
    const { method, payload, resendIfDeleted } = ready.call;
    const isTrial = breaker.leaves();
    const began = performance.now();
    const call = (signal: AbortSignal) =>
      transport.call(method, payload, signal, { resendIfDeleted, isBulk: row.class === classOf.news });
    const answered = (answer: CallOutcome) => {
      onAnswer(performance.now());
      return conclude(ready, answer, isTrial, performance.now() - began);
    };
    about(log, { delivery: row.id }, () => calls.begin(call, answered));
  };
}
