/** Counts the work of the wire. It gets no ids and no content. */
export interface WireMetrics {
  /**
   * The handling of an update has ended. `failed`: it is retried; `setAside`: it is not. Or the update was not stored: `repeated`, because
   * it had come before; `notKept`, because too many updates of the chat are waiting.
   */
  handled(outcome: "handled" | "failed" | "setAside" | "repeated" | "notKept", seconds: number): void;
  /** A delivery has ended. `unknownMessage`: for an hour no process has known its message. */
  delivered(message: string, outcome: "sent" | "skipped" | "refused" | "unknown" | "again" | "unknownMessage"): void;
  /** A call was answered. `direct`: an immediate answer to a person; `wire`: a delivery or a call of the wire itself. */
  called(way: "direct" | "wire", outcome: "ok" | "refused" | "tooMany" | "unreachable" | "unknown"): void;
  /** The webhook was called. */
  knocked(outcome: WebhookResult): void;
}

/** The result of a call of the webhook. */
export type WebhookResult = "stored" | "unavailable" | "unauthorized" | "notAnUpdate" | "tooLarge" | "notPost";

/** Counts nothing. */
export const noWireMetrics: WireMetrics = { handled() {}, delivered() {}, called() {}, knocked() {} };
