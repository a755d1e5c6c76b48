import type { Database } from "../../platform/database/open.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import type { CardPart } from "../cases/card-part.ts";
import type { Operator } from "../operator/operator.ts";
import { answerExpected } from "./answer-due.ts";
import { answerLines } from "./owed-screens.ts";

/** Tells the applicant by when the mediator's answer is due, while they are waiting for it. */
export function owedPart(services: { database: Database; calendar: Calendar; operator: Operator }): CardPart {
  const { database, calendar, operator } = services;
  return async ({ case: { id, status, mediatorId }, reader, texts, now }) => {
    if (status !== "ASSIGNED" || mediatorId === null) return {};
    const talk = await database.prisma.talk.findFirst({
      where: { caseId: id, kind: "CAUCUS", mediatorId, party: { personId: reader.id }, owedSince: { not: null } },
      select: { owedSince: true },
    });
    if (talk === null) return {};
    return { lines: answerLines(texts, answerExpected(operator.talks, calendar, talk.owedSince, now)) };
  };
}
