import type { CaseStatus, Outcome } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";

// A case begins as WAITING (the column's default). Every later change of its status is a line of this table and a function below; no
// other file writes the column (test/house/case-status.test.ts).

/** Why an act cannot be done in the status that a case has. */
type Reason =
  /** A mediator has the case. */
  | "assigned"
  /** No mediator has the case. */
  | "waiting"
  /** Another mediator has the case. */
  | "notTheirs"
  | "closed"
  /** It ended in a way that nobody opens again (`reopening.ts`). */
  | "notReopened"
  | "notThere";

type Step = { to: CaseStatus } | { refused: Reason };

/** The next status of a case after each act in each status, or the reason why the act is refused. */
export const lifecycle = {
  /** A mediator takes the case. */
  accept: { WAITING: { to: "ASSIGNED" }, ASSIGNED: { refused: "assigned" }, CLOSED: { refused: "closed" } },
  /** The mediator who has the case gives it back. */
  giveBack: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "WAITING" }, CLOSED: { refused: "closed" } },
  /** The case is taken from a mediator whom the bot cannot reach. */
  takeAway: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "WAITING" }, CLOSED: { refused: "closed" } },
  /** The mediator who has the case hands it over to a colleague. */
  handOver: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "ASSIGNED" }, CLOSED: { refused: "closed" } },
  /** The case is to get another mediator, because its applicant or a coordinator wants that. */
  changeMediator: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "WAITING" }, CLOSED: { refused: "closed" } },
  /** The applicant withdraws the case: mediation is voluntary at every stage (law 401-IV, art. 5). */
  withdraw: { WAITING: { to: "CLOSED" }, ASSIGNED: { to: "CLOSED" }, CLOSED: { refused: "closed" } },
  /** A coordinator closes the case without a mediator. */
  dismiss: { WAITING: { to: "CLOSED" }, ASSIGNED: { refused: "assigned" }, CLOSED: { refused: "closed" } },
  /** The mediator who has the case closes it with an outcome, or a coordinator approves that. Until then it stays ASSIGNED. */
  close: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "CLOSED" }, CLOSED: { refused: "closed" } },
  /** The term of the mediation is over, and the mediator who has the case has not closed it. */
  endTerm: { WAITING: { refused: "waiting" }, ASSIGNED: { to: "CLOSED" }, CLOSED: { refused: "closed" } },
  /** A coordinator closes an open case with an outcome, with or without a mediator. */
  closeForMediator: { WAITING: { to: "CLOSED" }, ASSIGNED: { to: "CLOSED" }, CLOSED: { refused: "closed" } },
  /** The applicant opens the case again. `reopening.ts` says after which outcomes. */
  reopen: { WAITING: { refused: "waiting" }, ASSIGNED: { refused: "assigned" }, CLOSED: { to: "WAITING" } },
} as const satisfies Record<string, Record<CaseStatus, Step>>;
export type CaseChange = keyof typeof lifecycle;

export type Changed = { kind: "done" } | { kind: "refused"; reason: Reason };

// Each change below belongs in a transaction that has locked the case (lockCase): its offers and messages change with it.

/** A mediator takes a waiting case. */
export function acceptCase(tx: Db, caseId: number, mediatorId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "accept", { id: caseId }, { mediatorId, assignedAt: now });
}

const unassigned = { mediatorId: null, assignedAt: null, escalatedAt: null };

/** The mediator who has the case gives it back. It waits again, and no coordinator has been asked about it yet. */
export function giveBackCase(tx: Db, caseId: number, mediatorId: number): Promise<Changed> {
  return changeOne(tx, "giveBack", { id: caseId, mediatorId }, unassigned);
}

/** The mediator who has the case hands it over to a colleague, who has it from now on. */
export function handOverCase(tx: Db, caseId: number, fromId: number, toId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "handOver", { id: caseId, mediatorId: fromId }, { mediatorId: toId, assignedAt: now });
}

/** Takes the case from the mediator who has it, so that another mediator can be found. */
export function changeMediatorOf(tx: Db, caseId: number, mediatorId: number): Promise<Changed> {
  return changeOne(tx, "changeMediator", { id: caseId, mediatorId }, unassigned);
}

/** Takes cases away from their mediators. @returns the ids of the cases that wait again; cases without a mediator stay unchanged */
export async function takeCasesAway(tx: Db, caseIds: readonly number[]): Promise<number[]> {
  const { from, to } = edges("takeAway");
  const taken = await tx.case.updateManyAndReturn({
    where: { id: { in: [...caseIds] }, status: { in: from } },
    data: { ...unassigned, status: to },
    select: { id: true },
  });
  return taken.map(({ id }) => id).sort((a, b) => a - b);
}

/** The applicant withdraws a case. The caller has checked that it is theirs. */
export function withdrawOpenCase(tx: Db, caseId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "withdraw", { id: caseId }, { outcome: "WITHDRAWN", closedAt: now });
}

/** A coordinator closes a waiting case without a mediator. */
export function dismissCase(
  tx: Db,
  caseId: number,
  outcome: Exclude<Outcome, "WITHDRAWN">,
  now: Date,
): Promise<Changed> {
  return changeOne(tx, "dismiss", { id: caseId }, { outcome, closedAt: now });
}

/** The mediator who has the case closes it. How it ended is in the closing (src/features/closing/). */
export function closeAssignedCase(tx: Db, caseId: number, mediatorId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "close", { id: caseId, mediatorId }, { closedAt: now });
}

/** Closes the case of a mediator whose term is over. */
export function closeCaseAtTermEnd(tx: Db, caseId: number, mediatorId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "endTerm", { id: caseId, mediatorId }, { closedAt: now });
}

/** A coordinator closes an open case, whether it waits or a mediator has it. */
export function closeOpenCase(tx: Db, caseId: number, now: Date): Promise<Changed> {
  return changeOne(tx, "closeForMediator", { id: caseId }, { closedAt: now });
}

/** The applicant opens a case again. It waits, and no coordinator has been asked about it yet. */
export function reopenCase(tx: Db, caseId: number, now: Date): Promise<Changed> {
  const columns = { ...unassigned, closedAt: null, outcome: null, reopened: { increment: 1 }, reopenedAt: now };
  return changeOne(tx, "reopen", { id: caseId, OR: [{ outcome: null }, { outcome: "WITHDRAWN" }] }, columns);
}

interface Columns {
  mediatorId?: number | null;
  assignedAt?: Date | null;
  escalatedAt?: Date | null;
  closedAt?: Date | null;
  outcome?: Outcome | null;
  reopened?: { increment: number };
  reopenedAt?: Date;
}

/** Besides the status: whose case it must be, or how it must have ended. */
interface Which {
  id: number;
  mediatorId?: number;
  OR?: { outcome: Outcome | null }[];
}

async function changeOne(tx: Db, act: CaseChange, where: Which, columns: Columns): Promise<Changed> {
  const { from, to } = edges(act);
  const { count } = await tx.case.updateMany({
    where: { ...where, status: { in: from } },
    data: { ...columns, status: to },
  });
  if (count > 0) return { kind: "done" };
  const found = await tx.case.findUnique({ where: { id: where.id }, select: { status: true } });
  if (found === null) return { kind: "refused", reason: "notThere" };
  const step: Step = lifecycle[act][found.status];
  if ("refused" in step) return { kind: "refused", reason: step.refused };
  return { kind: "refused", reason: act === "reopen" ? "notReopened" : "notTheirs" };
}

/** The statuses in which an act is possible, and the status to which it leads. */
function edges(act: CaseChange): { from: CaseStatus[]; to: CaseStatus } {
  const steps: Record<CaseStatus, Step> = lifecycle[act];
  const done = Object.entries(steps).flatMap(([status, step]) =>
    "to" in step ? [{ from: status as CaseStatus, to: step.to }] : [],
  );
  const [first] = done;
  if (first === undefined) throw new Error(`No case can be changed by "${act}".`);
  return { from: done.map(({ from }) => from), to: first.to };
}
