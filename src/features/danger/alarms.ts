import type { Person, Role } from "../../platform/chat/person.ts";
import type { Alarm } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { involvedOf, withInvolved } from "../people/involved.ts";
import { roleFor } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { type AlarmFacts, mergeFacts, openFacts, sealFacts } from "./alarm-facts.ts";
import { beginAlarm, lockNewest } from "./alarm-rows.ts";
import { alarmMessage, alarmMessages, lookingMessage } from "./notices.ts";
import { type DutyContext, findOnDuty, loadDuty } from "./on-duty.ts";

export interface AlarmContext extends DutyContext {
  vault: Vault;
}

/** What became of an alarm, and what those on duty know. */
export type Raised =
  | { kind: "raised"; hasPhone: boolean }
  /** There is an alarm of the last six hours, raised at this time, that nobody has taken yet … */
  | { kind: "waiting"; since: Date }
  /** … or that somebody has taken. */
  | { kind: "taken"; since: Date }
  /** There is nobody who could be told. */
  | { kind: "nobody" };

/**
 * Tells those on duty, at once and at any hour, that a person may be in danger; only once in six hours. What has become known since
 * then is added to that alarm. Call it in the transaction of the tap or of the filing.
 */
export async function raiseAlarm(
  tx: Db,
  context: AlarmContext,
  personId: number,
  told: AlarmFacts,
  now: Date,
): Promise<Raised> {
  const onDuty = await findOnDuty(tx, context, { personId, regionId: told.regionId });
  if (onDuty.length === 0) return { kind: "nobody" };
  const id = await beginAlarm(tx, personId, now);
  if (id === null) return addToNewest(tx, context, personId, told, now);
  await storeFacts(tx, context.vault, id, told);
  await tell(tx, id, onDuty, now);
  return { kind: "raised", hasPhone: told.phone !== null };
}

async function addToNewest(
  tx: Db,
  context: AlarmContext,
  personId: number,
  told: AlarmFacts,
  now: Date,
): Promise<Raised> {
  await lockNewest(tx, personId);
  const alarm = await tx.alarm.findFirstOrThrow({ where: { personId, isNewest: true } });
  const before = openFacts(context.vault, alarm);
  const facts = mergeFacts(before, told);
  if (JSON.stringify(facts) !== JSON.stringify(before)) {
    await storeFacts(tx, context.vault, alarm.id, facts);
    await revise(tx, alarmMessages(alarm.id), now);
    // The region may have become known, and so others are on duty for it.
    const onDuty = alarm.takenById === null ? await findOnDuty(tx, context, { personId, ...facts }) : [];
    await tell(tx, alarm.id, onDuty, now);
  }
  return { kind: alarm.takenById === null ? "waiting" : "taken", since: alarm.raisedAt };
}

async function storeFacts(tx: Db, vault: Vault, id: number, facts: AlarmFacts): Promise<void> {
  await tx.alarm.update({ where: { id }, data: { factsSealed: sealFacts(vault, id, facts) } });
}

async function tell(tx: Db, alarmId: number, personIds: readonly number[], now: Date): Promise<void> {
  const deliveries = personIds.map((personId) => alarmMessage.to(personId, { alarm: alarmId }, { notBefore: now }));
  await enqueue(tx, deliveries, now);
}

/** What became of a tap on "I am taking this". */
export type Taken =
  /** This person looks into it, now or since an earlier tap. */
  | { kind: "yours" }
  /** Somebody else was quicker. */
  | { kind: "taken" }
  /** There is no such alarm, or it is not for this person. */
  | { kind: "gone" };

/** Somebody on duty takes an alarm: the first who does. The person in danger and the others are told. */
export function takeAlarm(db: Db, context: AlarmContext, person: Person, alarmId: number, now: Date): Promise<Taken> {
  return inTransaction(db, async (tx) => {
    const alarm = await tx.alarm.findUnique({ where: { id: alarmId } });
    if (alarm === null) return { kind: "gone" };
    const subject = await alarmSubject(tx, context, alarm);
    const role = roleFor(person, "takeAlarm", subject);
    if (role === null) return { kind: "gone" };
    if (!(await takeUntaken(tx, alarmId, person.id, role, now))) {
      const { takenById } = await tx.alarm.findUniqueOrThrow({ where: { id: alarmId } });
      return { kind: takenById === person.id ? "yours" : "taken" };
    }
    await recordAct(tx, { act: "takeAlarm", actor: person, subject }, now);
    await revise(tx, alarmMessages(alarmId), now);
    await enqueue(tx, [lookingMessage.to(alarm.personId, { alarm: alarmId }, { notBefore: now })], now);
    return { kind: "yours" };
  });
}

async function takeUntaken(tx: Db, id: number, takenById: number, takenAs: Role, takenAt: Date): Promise<boolean> {
  const { count } = await tx.alarm.updateMany({
    where: { id, takenById: null },
    data: { takenById, takenAs, takenAt },
  });
  return count > 0;
}

type SealedAlarm = Pick<Alarm, "id" | "personId" | "caseId" | "factsSealed">;
/** An alarm as a subject of the table of permissions. */
export type AlarmSubject = ReturnType<typeof subjectFrom>;

export async function alarmSubject(db: Db, context: AlarmContext, alarm: SealedAlarm): Promise<AlarmSubject> {
  return (await alarmSubjects(db, context, [alarm]))(alarm);
}

/** The same for any number of alarms, with as many statements as for a single alarm. */
export async function alarmSubjects(
  db: Db,
  context: AlarmContext,
  alarms: readonly SealedAlarm[],
): Promise<(alarm: SealedAlarm) => AlarmSubject> {
  const regionOf = (alarm: SealedAlarm) => openFacts(context.vault, alarm).regionId;
  const onDutyFor = await loadDuty(db, context, alarms.map(regionOf));
  const cases = await db.case.findMany({
    where: { id: { in: alarms.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, personId: true, ...withInvolved },
  });
  const involvedIn = new Map(cases.map((row) => [row.id, involvedOf(row)]));
  return (alarm) => {
    const regionId = regionOf(alarm);
    const involved = involvedIn.get(alarm.caseId ?? 0) ?? null;
    return subjectFrom(alarm, { regionId, involved }, onDutyFor({ personId: alarm.personId, regionId, involved }));
  };
}

function subjectFrom(
  { id, personId }: SealedAlarm,
  { regionId, involved }: { regionId: string | null; involved: readonly number[] | null },
  onDuty: number[],
) {
  const never = [personId, ...(involved ?? [])];
  return { id, regions: regionId === null ? [] : [regionId], never, onDuty };
}
