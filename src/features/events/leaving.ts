import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { leaveAct } from "./leave-act.ts";
import { hasPlace } from "./participation.ts";
import { decline, findParticipation } from "./registration.ts";

/**
 * Puts off that a participant gives up a seat or their turn: until then the seat is nobody else's. Somebody who has neither declines at
 * once, because a second tap makes up for it.
 */
export async function leave(tx: Db, eventId: number, personId: number, now: Date): Promise<void> {
  const participation = await findParticipation(tx, eventId, personId);
  if (participation.kind === "leaving") return;
  if (hasPlace(participation)) {
    await putOff(tx, leaveAct, personId, { event: eventId }, now);
  } else await decline(tx, eventId, personId, now);
}
