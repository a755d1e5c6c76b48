import { setTimeout as sleep } from "node:timers/promises";
import { errorFacts, type Logger } from "../log.ts";
import type { ClaimedDelivery, DeliveryOutcome, DeliveryResult } from "./outbox-rows.ts";

/** Writes outcomes down. What Telegram has answered must not be forgotten while the database is away for a moment. */
export interface Recorder {
  /** Ends when it is written down. */
  settle(row: ClaimedDelivery, outcome: DeliveryOutcome): Promise<void>;
  /** Ends when all is written down; gives up after some tries on a database that is gone. */
  close(): Promise<void>;
}

export interface RecorderOptions {
  /** Writes a batch in one statement; outcomes that come meanwhile go together in the next one. */
  write: (results: DeliveryResult[]) => Promise<void>;
  onWritten: (results: DeliveryResult[]) => void;
  log: Logger;
  retryMs: number;
}

const batchSize = 500;
const triesAtClose = 4;

export function createRecorder({ write, onWritten, log, retryMs }: RecorderOptions): Recorder {
  const waiting: (DeliveryResult & { written: () => void })[] = [];
  let writing: Promise<void> | null = null;
  let closing = false;

  function start(): void {
    writing ??= writeAll().finally(() => {
      writing = null;
      // One may have come between the last look and here.
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
        log.error({ failures, ...errorFacts(error) }, "outcomes were not recorded");
        if (!closing || failures < triesAtClose) {
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
