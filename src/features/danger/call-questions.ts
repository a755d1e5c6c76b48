import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import type { AlarmContext } from "./alarms.ts";
import { type CallAnswer, type CallFacts, openCall, sealCall } from "./call-facts.ts";
import { askedAgainMs, beginQuestion, type NewQuestion } from "./call-question-rows.ts";
import { findHearers } from "./hearers.ts";
import { callAnswerMessage, mayWeCallMessage } from "./notices.ts";

/** What became of asking a person whether somebody may call them. */
export type Asked =
  | { kind: "asked" }
  /** They were asked at this time and have not answered. */
  | { kind: "waiting"; since: Date }
  /** The bot cannot write to them. */
  | { kind: "unreachable" };

/**
 * Asks a person by the bot whether somebody may call them: about a case or an alarm once until they answer, or once a day. The caller has
 * checked who asks, and records the act. Call it in the transaction of the act.
 */
export async function askToCall(
  tx: Db,
  vault: Vault,
  question: NewQuestion,
  { phone, phoneShared }: Pick<CallFacts, "phone" | "phoneShared">,
  now: Date,
): Promise<Asked> {
  const { personId, caseId, alarmId } = question;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { blockedAt: true } });
  if (person.blockedAt !== null) return { kind: "unreachable" };
  const id = await beginQuestion(tx, question, now);
  if (id === null) {
    const { askedAt } = await tx.callQuestion.findFirstOrThrow({ where: { caseId, alarmId, isOpen: true } });
    return { kind: "waiting", since: askedAt };
  }
  const factsSealed = sealCall(vault, id, { answer: null, phone, phoneShared });
  await tx.callQuestion.update({ where: { id }, data: { factsSealed } });
  await enqueue(tx, [mayWeCallMessage.to(personId, { question: id }, { notBefore: now })], now);
  return { kind: "asked" };
}

/** The state of a question for the person who was asked; null if there is no such question of theirs. */
export type Answered = CallFacts | null;

/** The person answers, once: a later tap gets what they answered first. The person who asked is told at once. */
export function answerToCall(
  db: Db,
  context: AlarmContext,
  personId: number,
  questionId: number,
  answer: CallAnswer,
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const question = await tx.callQuestion.findFirst({ where: { id: questionId, personId } });
    if (question === null) return null;
    const asked = openCall(context.vault, question);
    const facts = { ...asked, answer };
    const { count } = await tx.callQuestion.updateMany({
      where: { id: questionId, answeredAt: null },
      data: { answeredAt: now, isOpen: false, factsSealed: sealCall(context.vault, questionId, facts) },
    });
    if (count === 0) {
      return openCall(context.vault, await tx.callQuestion.findUniqueOrThrow({ where: { id: questionId } }));
    }
    await revise(tx, mayWeCallMessage.about({ question: questionId }), now);
    await tellHearers(tx, context, question, "answer", now);
    return facts;
  });
}

/** The person sends the number that they may be called at. @returns false if nobody waits for it */
export function giveNumber(
  db: Db,
  context: AlarmContext,
  personId: number,
  { phone, phoneShared }: { phone: string; phoneShared: boolean },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const question = await tx.callQuestion.findFirst({
      where: { personId, answeredAt: { gt: new Date(now.getTime() - askedAgainMs) } },
      orderBy: { answeredAt: "desc" },
    });
    const facts = question === null ? null : openCall(context.vault, question);
    if (question === null || facts?.answer !== "yes" || facts.phone !== null) return false;
    const factsSealed = sealCall(context.vault, question.id, { ...facts, phone, phoneShared });
    await tx.callQuestion.update({ where: { id: question.id }, data: { factsSealed } });
    await tellHearers(tx, context, question, "number", now);
    return true;
  });
}

async function tellHearers(
  tx: Db,
  context: AlarmContext,
  question: Parameters<typeof findHearers>[2],
  news: "answer" | "number",
  now: Date,
): Promise<void> {
  const hearers = await findHearers(tx, context, question);
  const subject = { question: question.id, news };
  await enqueue(
    tx,
    hearers.map((id) => callAnswerMessage.to(id, subject, { notBefore: now })),
    now,
  );
}

/** The question that a person was asked within the last day and has not answered; null if nobody has asked. */
export async function waitingQuestion(db: Db, personId: number, now: Date): Promise<number | null> {
  const question = await db.callQuestion.findFirst({
    where: { personId, isOpen: true, askedAt: { gt: new Date(now.getTime() - askedAgainMs) } },
    orderBy: { askedAt: "desc" },
    select: { id: true },
  });
  return question?.id ?? null;
}
