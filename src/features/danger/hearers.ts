import type { Person } from "../../platform/chat/person.ts";
import type { CallQuestion } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { findActors } from "../people/actors.ts";
import { may } from "../people/permissions.ts";
import { type AlarmContext, alarmSubject } from "./alarms.ts";
import { findOnDuty } from "./on-duty.ts";

/** What a question is about, and who may hear its answer now. */
export interface QuestionMatter {
  /** A case's number, or when an alarm was raised. */
  about: { number: string } | { at: Date };
  regionId: string | null;
  mayHear(person: Person): boolean;
}

type Asked = Pick<CallQuestion, "id" | "personId" | "askedById" | "caseId" | "alarmId">;

/** Loads what a question is about; null if that was deleted. */
export async function findMatter(db: Db, context: AlarmContext, question: Asked): Promise<QuestionMatter | null> {
  const { personId, caseId, alarmId } = question;
  if (caseId !== null) {
    const found = await db.case.findUnique({ where: { id: caseId }, select: { number: true, regionId: true } });
    if (found === null) return null;
    const { number, regionId } = found;
    const subject = { regions: [regionId], never: [personId] };
    return { about: { number }, regionId, mayHear: (person) => may(person, "askToCall", subject) };
  }
  const alarm = await db.alarm.findUnique({ where: { id: alarmId ?? 0 } });
  if (alarm === null) return null;
  const subject = await alarmSubject(db, context, alarm);
  return {
    about: { at: alarm.raisedAt },
    regionId: subject.regions[0] ?? null,
    mayHear: (person) => may(person, "askFromAlarm", subject),
  };
}

/** Who is told the answer: the person who asked; if their role has ended meanwhile, those on duty, so that it is never lost. */
export async function findHearers(db: Db, context: AlarmContext, question: Asked): Promise<number[]> {
  const { askedById, personId } = question;
  const matter = await findMatter(db, context, question);
  if (matter === null) return [];
  const asker = (await findActors(db, [askedById], context.adminIds)).get(askedById);
  if (asker !== undefined && !asker.blocked && matter.mayHear(asker)) return [askedById];
  return findOnDuty(db, context, { personId, regionId: matter.regionId });
}
