import type { Person } from "../../platform/chat/person.ts";
import type { CallQuestion } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { findActors } from "../people/actors.ts";
import { involvedOf, withInvolved } from "../people/involved.ts";
import { may } from "../people/permissions.ts";
import { type AlarmContext, alarmSubjects } from "./alarms.ts";
import { findOnDuty } from "./on-duty.ts";

/** What a question is about, and who may hear its answer now. */
export interface QuestionMatter {
  /** A case's number, or when an alarm was raised. */
  about: { number: string } | { at: Date };
  regionId: string | null;
  /** Those whom it concerns, and who never hear of it as staff. */
  never: readonly number[];
  mayHear(person: Person): boolean;
}

type Asked = Pick<CallQuestion, "id" | "personId" | "askedById" | "caseId" | "alarmId">;

/** Loads what a question is about; null if that was deleted. */
async function findMatter(db: Db, context: AlarmContext, question: Asked): Promise<QuestionMatter | null> {
  return (await findMatters(db, context, [question])).get(question.id) ?? null;
}

/** The same for any number of questions, with as many statements as for a single question. */
export async function findMatters(
  db: Db,
  context: AlarmContext,
  questions: readonly Asked[],
): Promise<Map<number, QuestionMatter>> {
  const caseIds = questions.flatMap(({ caseId }) => caseId ?? []);
  const alarmIds = questions.flatMap(({ caseId, alarmId }) => (caseId === null ? (alarmId ?? []) : []));
  const cases = await db.case.findMany({
    where: { id: { in: caseIds } },
    select: { id: true, number: true, regionId: true, personId: true, ...withInvolved },
  });
  const alarms = alarmIds.length === 0 ? [] : await db.alarm.findMany({ where: { id: { in: alarmIds } } });
  const subjectOf = alarms.length === 0 ? null : await alarmSubjects(db, context, alarms);
  const matters = questions.map(({ id, personId, caseId, alarmId }): [number, QuestionMatter] | null => {
    const ofCase = cases.find((found) => found.id === caseId);
    if (ofCase !== undefined) {
      const { number, regionId } = ofCase;
      const subject = { regions: [regionId], never: [personId, ...involvedOf(ofCase)] };
      return [
        id,
        { about: { number }, regionId, never: subject.never, mayHear: (person) => may(person, "askToCall", subject) },
      ];
    }
    const alarm = alarms.find((found) => found.id === alarmId);
    const subject = alarm === undefined ? undefined : subjectOf?.(alarm);
    if (alarm === undefined || subject === undefined) return null;
    const mayHear = (person: Person) => may(person, "askFromAlarm", subject);
    return [id, { about: { at: alarm.raisedAt }, regionId: subject.regions[0] ?? null, never: subject.never, mayHear }];
  });
  return new Map(matters.filter((matter) => matter !== null));
}

/** Who is told the answer: the person who asked; if their role has ended meanwhile, those on duty, so that it is never lost. */
export async function findHearers(db: Db, context: AlarmContext, question: Asked): Promise<number[]> {
  const { askedById, personId } = question;
  const matter = await findMatter(db, context, question);
  if (matter === null) return [];
  const asker = (await findActors(db, [askedById], context.adminIds)).get(askedById);
  if (asker !== undefined && !asker.blocked && matter.mayHear(asker)) return [askedById];
  const onDuty = await findOnDuty(db, context, { personId, regionId: matter.regionId });
  return onDuty.filter((id) => !matter.never.includes(id));
}
