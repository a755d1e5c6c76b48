import type { Addressed } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { findActors } from "../people/actors.ts";
import { openName } from "../people/people.ts";
import { may } from "../people/permissions.ts";
import { openFacts } from "./alarm-facts.ts";
import type { ShownAlarm } from "./alarm-screens.ts";
import { type AlarmContext, alarmSubjects } from "./alarms.ts";

/** The subject of a message about an alarm, and the reader. */
export type AlarmDelivery = Addressed<{ alarm: number }>;

/**
 * Loads alarms as their readers may see them now. An alarm is "not theirs" if the reader may not take it, for instance because their role has
 * ended since they were told; an alarm that was deleted is undefined.
 */
export async function findAlarms(
  db: Db,
  context: AlarmContext,
  deliveries: readonly AlarmDelivery[],
): Promise<(delivery: AlarmDelivery) => ShownAlarm | "not theirs" | undefined> {
  const alarms = await db.alarm.findMany({ where: { id: { in: deliveries.map(({ subject }) => subject.alarm) } } });
  const personIds = [...new Set(deliveries.map(({ personId }) => personId))];
  const readers = await findActors(db, personIds, context.adminIds);
  const reports = await findReports(db, context, alarms);
  const subjectOf = await alarmSubjects(db, context, alarms);
  const known = new Map(alarms.map((alarm) => [alarm.id, { alarm, subject: subjectOf(alarm) }]));
  return ({ subject, personId }) => {
    const [found, reader] = [known.get(subject.alarm), readers.get(personId)];
    if (found === undefined) return undefined;
    if (reader === undefined || !may(reader, "takeAlarm", found.subject)) return "not theirs";
    const { id, raisedAt } = found.alarm;
    const report = reports.get(id) ?? null;
    return {
      id,
      raisedAt,
      report,
      facts: openFacts(context.vault, found.alarm),
      taken: takenOf(found.alarm, personId),
    };
  };
}

/** The cases and mediators of alarms that mediators have reported. */
async function findReports(db: Db, { vault }: AlarmContext, alarms: readonly StoredAlarm[]) {
  const reported = alarms.filter(({ caseId }) => caseId !== null);
  if (reported.length === 0) return new Map<number, ShownAlarm["report"]>();
  const cases = await db.case.findMany({
    where: { id: { in: reported.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, number: true },
  });
  const mediators = await db.person.findMany({
    where: { id: { in: reported.map(({ personId }) => personId) } },
    select: { id: true, nameSealed: true },
  });
  return new Map(
    reported.map(({ id, caseId, personId }): [number, ShownAlarm["report"]] => {
      const mediator = mediators.find((person) => person.id === personId);
      const name = mediator === undefined ? null : openName(vault, mediator);
      return [id, { number: cases.find((found) => found.id === caseId)?.number ?? "", mediator: name ?? "" }];
    }),
  );
}

type StoredAlarm = Awaited<ReturnType<Db["alarm"]["findMany"]>>[number];

function takenOf({ takenById, takenAs, takenAt }: StoredAlarm, readerId: number): ShownAlarm["taken"] {
  if (takenById === readerId) return { by: "reader" };
  return takenAs === null || takenAt === null ? null : { by: "colleague", as: takenAs, at: takenAt };
}
