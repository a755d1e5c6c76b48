import { setTimeout as sleep } from "node:timers/promises";
import { errorFacts, type Logger } from "../../log.ts";
import type { ClaimedDelivery, DeliveryOutcome, DeliveryResult } from "./outbox-rows.ts";

/** Stores outcomes. Telegram's answers must not be lost while the database is briefly unavailable. */
export interface OutcomeWriter {
  /** Resolves when the outcome is stored. */
  settle(row: ClaimedDelivery, outcome: DeliveryOutcome): Promise<void>;
  /** Resolves when everything is stored. Gives up after some attempts if the database is gone. */
  close(): Promise<void>;
}

export interface OutcomeWriterOptions {
  /** Stores a batch in one statement. Outcomes that arrive meanwhile go into the next batch. */
  write: (results: DeliveryResult[]) => Promise<void>;
  onWritten: (results: DeliveryResult[]) => void;
  log: Logger;
  retryMs: number;
}

const batchSize = 500;
const maxAttemptsAtClose = 4;

export function createOutcomeWriter({ write, onWritten, log, retryMs }: OutcomeWriterOptions): OutcomeWriter {
  const waiting: (DeliveryResult & { written: () => void })[] = [];
  let writing: Promise<void> | null = null;
  let closing = false;

  function start(): void {
    writing ??= writeAll().finally(() => {
      writing = null;
      // An outcome may have arrived between the last check and here.
      if (waiting.length > 0) start();
    });
  }

  async function writeAll(): Promise<void> {
    for (let failures = 0; waiting.length > 0; ) {
      const batch = waiting.slice(0, batchSize);
      try {
        await write(batch);
        failures = 0;
      } catch (error) {
        failures += 1;
        log.error({ failures, ...errorFacts(error) }, "could not store outcomes");
        if (!closing || failures < maxAttemptsAtClose) {
          await sleep(Math.min(retryMs * 2 ** failures, 5000));
          continue;
        }
      }
      waiting.splice(0, batch.length);
      onWritten(batch);
      for (const { written } of batch) written();
    }
  }

  return {
    settle(row, outcome) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ row, outcome, written: resolve });
      start();
      return promise;
    },
    async close() {
      closing = true;
      while (writing !== null) await writing;
    },
  };
}
