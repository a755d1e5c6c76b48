import type { PaperKind } from "../../platform/database/generated/client.ts";

/** The documents of a mediation, in the order in which they are made (law 401-IV, art. 21, 27 and 26(2)). */
export const paperKinds = ["CONTRACT", "SETTLEMENT", "TERMINATION"] as const satisfies readonly PaperKind[];

/** Whether the parties confirm the document. The notice of termination only tells them. */
export function isConfirmed(kind: PaperKind): boolean {
  return kind !== "TERMINATION";
}

/** Why a mediation ends, in the order of the law (401-IV, art. 26(1)). */
export const grounds = ["SETTLED", "IMPOSSIBLE", "REFUSED", "LEFT", "TERM_OVER"] as const;
export type Ground = (typeof grounds)[number];
