import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import { readPublicEvent } from "./events.ts";
import { leaveAct } from "./leave-act.ts";
import { decline } from "./registration.ts";
import { leaveEndedScreen } from "./screens.ts";

/** A participant gives up a seat. It is refused if the event has begun or was cancelled, or if they were let in meanwhile. */
export const leaveKind = definePendingKind(leaveAct, {
  async carryOut(tx, _: object, { actor, subject }, now) {
    return (await decline(tx, subject.event, actor.id, now)).kind === "done" ? "done" : "refused";
  },
  async ending(db, _: object, _personId, subject) {
    const event = await readPublicEvent(db, subject.event);
    return (texts, how) => leaveEndedScreen(texts, subject.event, event, how);
  },
  // The card shows it.
  isQuiet: true,
});
