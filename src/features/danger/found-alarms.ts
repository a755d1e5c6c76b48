import type { Addressed } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { findActors } from "../people/actors.ts";
import { may } from "../people/permissions.ts";
import { openFacts } from "./alarm-facts.ts";
import type { ShownAlarm } from "./alarm-screens.ts";
import { type AlarmContext, alarmSubject } from "./alarms.ts";

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
  const known = new Map<number, Known>();
  for (const alarm of alarms) known.set(alarm.id, { alarm, subject: await alarmSubject(db, context, alarm) });
  return ({ subject, personId }) => {
    const [found, reader] = [known.get(subject.alarm), readers.get(personId)];
    if (found === undefined) return undefined;
    if (reader === undefined || !may(reader, "takeAlarm", found.subject)) return "not theirs";
    const { id, raisedAt } = found.alarm;
    return { id, raisedAt, facts: openFacts(context.vault, found.alarm), taken: takenOf(found.alarm, personId) };
  };
}

type StoredAlarm = Awaited<ReturnType<Db["alarm"]["findMany"]>>[number];

interface Known {
  alarm: StoredAlarm;
  subject: Awaited<ReturnType<typeof alarmSubject>>;
}

function takenOf({ takenById, takenAs, takenAt }: StoredAlarm, readerId: number): ShownAlarm["taken"] {
  if (takenById === readerId) return { by: "reader" };
  return takenAs === null || takenAt === null ? null : { by: "colleague", as: takenAs, at: takenAt };
}
