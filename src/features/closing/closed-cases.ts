import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dangerIn } from "../cases/cases.ts";
import { reopenableUntil } from "../cases/reopening.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import type { ClosedFacts } from "./applicant-screens.ts";
import { isRated } from "./ratings.ts";
import { openWord } from "./sealed-closing.ts";

/** What applicants read of closings; those of a case that was opened again are missing. */
export async function findClosed(
  db: Db,
  vault: Vault,
  ids: readonly number[],
): Promise<(ClosedFacts & { personId: number })[]> {
  const rows = await db.closing.findMany({
    where: { id: { in: [...ids] }, status: "DONE", case: { status: "CLOSED", outcome: null } },
    include: {
      case: {
        select: { ...answersFields, personId: true, mediatorId: true, closedAt: true, reopened: true },
      },
    },
  });
  const facts = rows.map(async (row) => {
    const { id: closing, caseId, byId, outcome, decidedAt, case: ofCase } = row;
    const { number, personId, mediatorId, closedAt, reopened } = ofCase;
    // The case was opened again, and closed again since.
    if (closedAt?.getTime() !== decidedAt?.getTime()) return [];
    const ended = { status: "CLOSED", outcome: null, closedWith: outcome, closedAt, reopened } as const;
    return [
      {
        closing,
        caseId,
        number,
        personId,
        outcome,
        word: openWord(vault, row),
        by: byId === mediatorId ? ("mediator" as const) : ("coordinator" as const),
        danger: dangerIn(openAnswers(vault, ofCase)),
        reopenUntil: reopenableUntil(ended),
        rates: mediatorId !== null && !(await isRated(db, vault, closing)),
      },
    ];
  });
  return (await Promise.all(facts)).flat();
}

/** What a person reads of the closing of their own case; null if it is not theirs, or if the case is open again. */
export async function findOwnClosed(
  db: Db,
  vault: Vault,
  personId: number,
  closingId: number,
): Promise<ClosedFacts | null> {
  const [found] = await findClosed(db, vault, [closingId]);
  return found?.personId === personId ? found : null;
}
