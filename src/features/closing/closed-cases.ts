import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dangerIn } from "../cases/cases.ts";
import { reopenableUntil } from "../cases/reopening.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import type { ClosedFacts } from "./applicant-screens.ts";
import { withOtherSides } from "./closing-parties.ts";
import { isRated } from "./ratings.ts";
import { openWord } from "./sealed-closing.ts";

/** What each side reads of closings; those of a case that was opened again are missing. */
export async function findClosed(
  db: Db,
  vault: Vault,
  ids: readonly number[],
): Promise<(ClosedFacts & { personId: number })[]> {
  const rows = await db.closing.findMany({
    where: { id: { in: [...ids] }, status: "DONE", case: { status: "CLOSED", outcome: null } },
    include: {
      ...withOtherSides,
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
    const by = byId === mediatorId ? ("mediator" as const) : ("coordinator" as const);
    const said = { closing, caseId, number, outcome, word: openWord(vault, row), by };
    const rates = async (side: number | null) => mediatorId !== null && !(await isRated(db, vault, { closing, side }));
    const applicant = {
      ...said,
      personId,
      isApplicant: true,
      danger: dangerIn(openAnswers(vault, ofCase)),
      reopenUntil: reopenableUntil(ended),
      rates: await rates(null),
    };
    const others = row.parties.map(async ({ personId: other, side }) => {
      // What danger there is the applicant has told.
      const nothing = { danger: [], reopenUntil: null };
      return { ...said, ...nothing, personId: other, isApplicant: false, rates: await rates(side) };
    });
    return [applicant, ...(await Promise.all(others))];
  });
  return (await Promise.all(facts)).flat();
}

/** What a person reads of the closing of a case of theirs; null if they were no side of it at its end, or if the case is open again. */
export async function findOwnClosed(
  db: Db,
  vault: Vault,
  personId: number,
  closingId: number,
): Promise<ClosedFacts | null> {
  return (await findClosed(db, vault, [closingId])).find((found) => found.personId === personId) ?? null;
}
