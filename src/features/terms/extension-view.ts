import type { Addressed } from "../../platform/chat/message.ts";
import type { ExtensionStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { mayAct } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import { isStanding } from "./extensions.ts";

/** What a side has said; null: nothing yet. */
export interface SideAnswer {
  side: number;
  agrees: boolean | null;
}

/** A proposal to extend the term, as one person sees it. */
export interface ExtensionView {
  id: number;
  caseId: number;
  number: string;
  /** As it is now: what nobody can answer any longer is OVER. */
  status: ExtensionStatus;
  /** The proposed last day. */
  until: LocalDay;
  /** The last day as it is now. */
  lastDay: LocalDay;
  reader: { role: "party"; agrees: boolean | null } | { role: "mediator"; answers: SideAnswer[] };
}

/** Proposals for those who may see them: the parties who take part, and the mediator who proposed. Of others nothing is known. */
export async function loadExtensions(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly Addressed<{ extension: number }>[],
  now: Date,
) {
  const rows = await db.termExtension.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.extension) } },
    include: {
      answers: true,
      term: {
        select: {
          lastDay: true,
          endedAt: true,
          case: { select: { number: true, parties: { where: { leftAt: null }, orderBy: { side: "asc" } } } },
        },
      },
    },
  });
  const people = await findActors(
    db,
    deliveries.map(({ personId }) => personId),
    adminIds,
  );
  const states = await findCaseStates(
    db,
    rows.map(({ caseId }) => caseId),
  );
  return ({ subject, personId }: Addressed<{ extension: number }>): ExtensionView | undefined => {
    const row = rows.find(({ id }) => id === subject.extension);
    const state = row === undefined ? undefined : states.get(row.caseId);
    if (row === undefined || state === undefined) return undefined;
    const { id, caseId, untilDay: until, answers, term, byId } = row;
    const { number, parties } = term.case;
    const status = row.status === "ASKED" && !isStanding(row, term, state, now) ? "OVER" : row.status;
    const view = { id, caseId, number, status, until, lastDay: term.lastDay ?? until };
    const answerOf = (party: number) => answers.find((answer) => answer.personId === party)?.agrees ?? null;
    if (parties.some((party) => party.personId === personId)) {
      const isAsked = answers.some((answer) => answer.personId === personId);
      return isAsked ? { ...view, reader: { role: "party", agrees: answerOf(personId) } } : undefined;
    }
    const person = people.get(personId);
    if (byId !== personId || person === undefined || !mayAct(person, "proposeExtension", state)) return undefined;
    const sides = parties.map((party) => ({ side: party.side, agrees: answerOf(party.personId) }));
    return { ...view, reader: { role: "mediator", answers: sides } };
  };
}
