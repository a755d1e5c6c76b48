import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import { leaveCaseAct } from "../cases/leave-case-act.ts";
import { leaveCase } from "./leave.ts";
import { leavingEndedScreen } from "./screens.ts";

/** A side leaves the mediation. It is refused if the case was closed within that minute. */
export const leaveCaseKind = definePendingKind(leaveCaseAct, {
  async carryOut(tx, _: object, { actor, subject }, now) {
    return (await leaveCase(tx, actor.id, subject.case, now)) ? "done" : "refused";
  },
  async ending(db, _: object, _personId, subject) {
    const { number } = await db.case.findUniqueOrThrow({ where: { id: subject.case }, select: { number: true } });
    return (texts, how) => leavingEndedScreen(texts, { id: subject.case, number }, how);
  },
});
