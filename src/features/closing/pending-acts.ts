import { z } from "zod";
import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct } from "../../platform/chat/pending-acts.ts";
import { type CaseEnding, outcomes } from "./rules.ts";

// Acts that end a case take effect a minute after the tap; what becomes of them is in pending-kinds.ts.

/** The mediator who has the case closes it. The ending is the sealed detail. */
export const closeOwnAct = definePendingAct({ name: "closeOwnCase", subject: { case: int } });
/** A coordinator closes an open case, with or without a mediator. The ending is the sealed detail. */
export const closeOpenAct = definePendingAct({ name: "closeOpenCase", subject: { case: int } });
/** A coordinator approves a closing. */
export const approveAct = definePendingAct({ name: "approveClosing", subject: { closing: int } });

const endingSchema = z.object({ outcome: z.enum(outcomes), people: z.number(), word: z.string().nullable() });

export function writeEnding(ending: CaseEnding): string {
  return JSON.stringify(ending);
}

export function readEnding(detail: string | null): CaseEnding {
  if (detail === null) throw new Error("A case is closed without its ending.");
  return endingSchema.parse(JSON.parse(detail));
}
