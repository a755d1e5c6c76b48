import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { hourMs } from "../../platform/time/units.ts";
import { sealFacts } from "./alarm-facts.ts";
import type { AlarmContext } from "./alarms.ts";
import { alarmMessage } from "./notices.ts";
import { findOnDuty } from "./on-duty.ts";

/** A mediator's report that a child is in danger in a case. */
export interface ChildReport {
  caseId: number;
  regionId: string;
  /** The mediator, who is told when somebody looks into it. */
  mediatorId: number;
  /** The people whose own matter the case is: they are never told. */
  involved: readonly number[];
}

/** What became of a report. */
export type Reported =
  /** Those on duty and the coordinators of the region are told. */
  | { kind: "told" }
  /** It was reported less than six hours ago. */
  | { kind: "known"; since: Date }
  /** There is nobody who could be told. */
  | { kind: "nobody" };

/** How long a report about a case is the only one. */
const quietMs = 6 * hourMs;

/**
 * Raises an alarm for a mediator who reports that a child is in danger (law 401-IV, art. 25(3)). It names the case and holds no word of
 * what was told. Those on duty and all coordinators of the region are told, at any hour. Call it in the transaction that has locked the case.
 */
export async function raiseChildReport(
  tx: Db,
  context: AlarmContext,
  report: ChildReport,
  now: Date,
): Promise<Reported> {
  const { caseId, regionId, mediatorId, involved } = report;
  const recent = await tx.alarm.findFirst({
    where: { caseId, raisedAt: { gt: new Date(now.getTime() - quietMs) } },
    orderBy: { id: "desc" },
    select: { raisedAt: true },
  });
  if (recent !== null) return { kind: "known", since: recent.raisedAt };
  const told = await findOnDuty(tx, context, { personId: mediatorId, regionId, involved });
  if (told.length === 0) return { kind: "nobody" };
  // Not "newest": the mediator may report about another case within the same hour, and may be in danger themselves.
  const data = { personId: mediatorId, caseId, raisedAt: now, isNewest: false };
  const { id } = await tx.alarm.create({ data, select: { id: true } });
  const facts = { kinds: ["childHurt" as const], phone: null, phoneShared: false, regionId };
  await tx.alarm.update({ where: { id }, data: { factsSealed: sealFacts(context.vault, id, facts) } });
  const deliveries = told.map((personId) => alarmMessage.to(personId, { alarm: id }, { notBefore: now }));
  await enqueue(tx, deliveries, now);
  return { kind: "told" };
}
