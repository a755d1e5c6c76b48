import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { countDanger } from "../cases/case-rows.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import type { AlarmContext } from "../danger/alarms.ts";
import { type Reported, raiseChildReport } from "../danger/child-reports.ts";
import { recordAct } from "../people/staff-acts.ts";

/**
 * A mediator reports that a child is in danger (law 401-IV, art. 25(3)), at once: the fact and its time are recorded, without words, and those
 * on duty are told. Null if the case is not theirs.
 */
export function reportChild(
  db: Db,
  context: AlarmContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<Reported | null> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "reportChildInDanger", caseId);
    if (state === null) return null;
    const { regionId, involved } = state;
    const reported = await raiseChildReport(tx, context, { caseId, regionId, mediatorId: person.id, involved }, now);
    await countDanger(tx, [caseId]);
    // Recorded even if nobody can be told: the mediator has done what the law asks of them here.
    await recordAct(tx, { act: "reportChildInDanger", actor: person, subject: subjectOf(state) }, now);
    return reported;
  });
}
