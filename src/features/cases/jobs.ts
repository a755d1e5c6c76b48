import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { forgetDeliveries } from "../../platform/telegram/outbox/forget-rows.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { monthOf } from "../../platform/time/local-month.ts";
import { dayMs, hourMs } from "../../platform/time/units.ts";
import type { EraseOfCase } from "./erasure.ts";
import { erasedSoonMessage, overMessage, unsuitableMessage } from "./notices.ts";
import { closedBefore, erasesAt, noticeAt, noticeMs } from "./retention.ts";
import { caseKey, claimTold, claimUntold, type OldCase } from "./retention-rows.ts";

/** What is still in chats a month after a case was to be erased, as with people who have blocked the bot, holds it up no longer. */
const patienceMs = 30 * dayMs;

/** Tells applicants once, a month before, that a closed case will be erased. @returns how many cases */
export function tellOfErasure(tools: JobTools, months: number, now: Date): Promise<number> {
  const job = "tellOfErasure";
  const before = closedBefore(new Date(now.getTime() + noticeMs), months);
  return doWhatIsDue<OldCase>(tools, {
    job,
    batch: 100,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimUntold({ before, after, limit, also: notSetAside(tools, job, caseKey) }),
    async act(tx, rows) {
      const due = rows.filter((row) => noticeAt(row, months) <= now);
      await tx.case.updateMany({ where: { id: { in: idsOf(due) } }, data: { erasureToldAt: now } });
      // A notice that arrives when the case is gone would say something false.
      const when = { notBefore: nextPublicHour(now), validUntil: new Date(now.getTime() + noticeMs) };
      const deliveries = due.map(({ id, personId, closedAt }) =>
        erasedSoonMessage.to(personId, { case: id, closed: closedAt }, when),
      );
      await enqueue(tx, deliveries, now);
      return due.length;
    },
  });
}

/**
 * Erases closed cases whose months are over: name, phone, answers, story, and what other rooms keep of them. Figures without a person
 * stay. What is still shown to somebody is taken back first; then the case is erased in a later run. @returns how many
 */
export function eraseClosedCases(
  tools: JobTools,
  erasures: readonly EraseOfCase[],
  months: number,
  now: Date,
): Promise<number> {
  const job = "eraseClosedCases";
  const before = closedBefore(now, months);
  return doWhatIsDue<OldCase>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimTold({ before, after, limit, also: notSetAside(tools, job, caseKey) }),
    async act(tx, rows) {
      const due = rows.filter((row) => erasesAt(row, months) <= now);
      const waiting = new Set<number>();
      for (const { takeBack } of erasures) {
        for (const id of (await takeBack?.(tx, idsOf(due), now)) ?? []) waiting.add(id);
      }
      const isOver = (row: OldCase) => erasesAt(row, months).getTime() + patienceMs <= now.getTime();
      const ready = due.filter((row) => !waiting.has(row.id) || isOver(row));
      await countCases(tx, ready);
      for (const { erase } of erasures) await erase(tx, ready);
      await eraseCases(tx, ready);
      return ready.length;
    },
  });
}

async function eraseCases(tx: Db, cases: readonly OldCase[]): Promise<void> {
  const caseId = { in: idsOf(cases) };
  await forgetDeliveries(
    tx,
    cases.flatMap(({ id, closedAt }) => [
      unsuitableMessage.about({ case: id }),
      erasedSoonMessage.about({ case: id, closed: closedAt }),
      overMessage.about({ case: id, closed: closedAt }),
    ]),
  );
  await tx.storyPart.deleteMany({ where: { caseId } });
  await tx.case.deleteMany({ where: { id: caseId } });
}

/** Keeps the figures of cases, before what they are made from goes. */
async function countCases(tx: Db, cases: readonly OldCase[]): Promise<void> {
  const closings = await tx.closing.findMany({
    where: { caseId: { in: idsOf(cases) }, status: "DONE" },
    orderBy: { id: "asc" },
    select: { caseId: true, outcome: true, people: true, parties: { select: { outcome: true } } },
  });
  // A case that was opened again has several: the last counts.
  const lastOf = new Map(
    closings.map(({ caseId, outcome, people, parties }) => {
      const sidesLeft = parties.filter((party) => party.outcome === null).length;
      return [caseId, { mediated: outcome, people, sides: parties.length - sidesLeft, sidesLeft }];
    }),
  );
  await tx.caseFigure.createMany({ data: cases.map((row) => ({ ...figureOf(row), ...lastOf.get(row.id) })) });
}

/** What reports count. Months rather than moments: a moment would lead to the person's consent, which is kept as proof. */
function figureOf({ kind, regionId, outcome, filedAt, assignedAt, closedAt }: OldCase) {
  return {
    kind,
    regionId,
    outcome,
    filedIn: monthOf(filedAt),
    closedIn: monthOf(closedAt),
    waitedHours: assignedAt === null ? null : Math.floor((assignedAt.getTime() - filedAt.getTime()) / hourMs),
    openDays: Math.floor((closedAt.getTime() - filedAt.getTime()) / dayMs),
  };
}

function idsOf(cases: readonly OldCase[]): number[] {
  return cases.map(({ id }) => id);
}
