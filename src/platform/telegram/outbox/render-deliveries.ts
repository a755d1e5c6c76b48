import { errorFacts, type Logger } from "../../log.ts";
import type { Portion } from "./delivery-parts.ts";
import type { ClaimedDelivery } from "./outbox-rows.ts";

/** A rendered delivery: the call that sends it, or the reason why it need not be sent. */
export type Prepared =
  | {
      kind: "call";
      method: string;
      payload: Record<string, unknown>;
      /** Whether a new message is sent if the person has deleted the message that is to be edited. */
      resendIfDeleted?: boolean;
      /** By default the delivery is a single message. */
      portion?: Portion;
    }
  | { kind: "skip"; reason: string }
  /** It is held until somebody releases it, and that is recorded already. */
  | { kind: "held" }
  /** Only a newer version of the program knows this message. */
  | { kind: "unknownMessage" };

/** Renders a batch of deliveries in the recipients' languages, and loads the facts for all of them at once. */
export type Prepare = (batch: ClaimedDelivery[]) => Promise<Map<string, Prepared>>;

/** Renders a batch. A delivery that cannot be rendered is missing from the result and does not hold up the others. */
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
    log.error(
      { delivery: first?.id, message: first?.message, ...errorFacts(error) },
      "a delivery could not be rendered",
    );
    return new Map();
  }
}
