import { errorFacts, type Logger } from "../log.ts";
import type { Portion } from "./delivery-parts.ts";
import type { ClaimedDelivery } from "./outbox-rows.ts";

/** A delivery made ready: the call that says it, or why it need not be said. */
export type Prepared =
  | {
      kind: "call";
      method: string;
      payload: Record<string, unknown>;
      /** An edit of a message that the person has removed says it anew; otherwise it stays removed. */
      anew?: boolean;
      /** Without it the delivery is one message. */
      portion?: Portion;
    }
  | { kind: "skip"; why: string }
  /** Only a newer version of the program knows this message. */
  | { kind: "unknownMessage" };

/** Renders a batch in the recipients' languages, facts loaded for all at once. */
export type Prepare = (batch: ClaimedDelivery[]) => Promise<Map<string, Prepared>>;

/** One that cannot be rendered must not hold up the others of its batch: it is missing in the result. */
export async function prepareAll(
  prepare: Prepare,
  batch: ClaimedDelivery[],
  log: Logger,
): Promise<Map<string, Prepared>> {
  if (batch.length === 0) return new Map();
  try {
    return await prepare(batch);
  } catch (error) {
    const [first, ...others] = batch;
    if (others.length > 0) {
      const parts = await Promise.all(batch.map((row) => prepareAll(prepare, [row], log)));
      return new Map(parts.flatMap((part) => [...part]));
    }
    log.error({ delivery: first?.id, message: first?.message, ...errorFacts(error) }, "not rendered");
    return new Map();
  }
}
