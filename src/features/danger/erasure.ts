import type { Db } from "../../platform/database/open.ts";
import { forgetDeliveries } from "../../platform/telegram/outbox/forget-rows.ts";
import { alarmMessage, callAnswerMessage, lookingMessage, mayWeCallMessage, untakenMessage } from "./notices.ts";

/** The questions about a case whether its applicant may be called. */
export const eraseCallQuestions = {
  models: ["CallQuestion"],
  async erase(tx: Db, cases: readonly { id: number }[]): Promise<void> {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const questions = await tx.callQuestion.findMany({ where, select: { id: true } });
    await forgetDeliveries(
      tx,
      questions.flatMap(({ id: question }) => [
        mayWeCallMessage.about({ question }),
        ...(["answer", "number"] as const).map((news) => callAnswerMessage.about({ question, news })),
      ]),
    );
    await tx.callQuestion.deleteMany({ where });
  },
};

/** The alarms that a mediator raised about a case: that a child is in danger. */
export const eraseAlarms = {
  models: ["Alarm"],
  async erase(tx: Db, cases: readonly { id: number }[]): Promise<void> {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const alarms = await tx.alarm.findMany({ where, select: { id: true } });
    await forgetDeliveries(
      tx,
      alarms.flatMap(({ id: alarm }) =>
        [alarmMessage, untakenMessage, lookingMessage].map((sent) => sent.about({ alarm })),
      ),
    );
    await tx.alarm.deleteMany({ where });
  },
};
