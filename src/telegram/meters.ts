/** What the wire tells of its work, for whoever counts it: no ids, nothing of what was said. */
export interface Meters {
  /**
   * An update's handling has ended. `failed`: it is tried again; `setAside`: it is not. Or it was not even stored: `repeated`, it came
   * before; `notKept`, too many of its chat wait.
   */
  handled(outcome: "handled" | "failed" | "setAside" | "repeated" | "notKept", seconds: number): void;
  /** A delivery has got an answer, or needed none. `unknownMessage`: no process has known it for an hour. */
  delivered(message: string, outcome: "sent" | "skipped" | "refused" | "unknown" | "again" | "unknownMessage"): void;
  /** A call was answered. `direct`: whoever acts is answered at once; `wire`: deliveries, and what the wire itself asks. */
  called(way: "direct" | "wire", outcome: "ok" | "refused" | "tooMany" | "unreachable" | "unknown"): void;
  /** Somebody called the webhook. */
  knocked(outcome: Knock): void;
}

/** What became of a call of the webhook. */
export type Knock = "stored" | "unavailable" | "unauthorized" | "notAnUpdate" | "tooLarge" | "notPost";

/** Counts nothing. */
export const noMeters: Meters = { handled() {}, delivered() {}, called() {}, knocked() {} };
