import type { Update } from "grammy/types";
import type { Sql } from "../../database/open.ts";
import type { Vault } from "../../database/vault.ts";
import type { Logger } from "../../log.ts";
import type { ClockAhead } from "../database-clock.ts";
import type { Holds } from "../outbox/holds.ts";
import type { OccasionMessage } from "../outbox/outbox-message.ts";
import type { WireMetrics } from "../wire-metrics.ts";
import type { Flood, Limit } from "./flood.ts";
import type { Handle } from "./handling.ts";

export interface InboxOptions {
  sql: Sql;
  vault: Vault;
  /** How far the service's clock is ahead of this machine's clock on purpose, in milliseconds: the shift of the playground and of tests. */
  clockAheadMs?: ClockAhead;
  log: Logger;
  handle: Handle;
  /** Called for each new update once it is stored, before it is handled. Taps are answered here. */
  onStored: (update: Update) => void;
  /** Called when an update is handled, because there may be new deliveries in the outbox. */
  onHandled: () => void;
  /** The message that tells the person that their update was set aside. */
  setAsideMessage: OccasionMessage;
  /** Updates of held chats are not claimed. */
  holds?: Holds;
  meters?: WireMetrics;
  /** When a chat sends too many updates; by default there is no limit. */
  flood?: Flood | null;
  /** How many updates of a chat may wait; by default there is no limit. */
  limit?: Limit | null;
  /** How many chats are handled at once. */
  width?: number;
  /** How often the inbox is polled while nothing wakes it. */
  pollMs?: number;
  /** A handling that takes longer has failed, so that a hanging handling does not block its chat for ever. */
  timeoutMs?: number;
}
