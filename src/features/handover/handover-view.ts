import type { Addressed } from "../../platform/chat/message.ts";
import type { HandoverStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf } from "../assignment/briefs.ts";
import type { Brief } from "../assignment/screens.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { mayAct, subjectOf } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import { openName } from "../people/people.ts";
import { may } from "../people/permissions.ts";

/** A proposal as somebody whom it concerns sees it. */
export interface HandoverView {
  id: number;
  caseId: number;
  number: string;
  status: HandoverStatus;
  reader:
    | { role: "party"; agrees: boolean | null }
    /** The brief is null if this person may not, or no longer, see the case. */
    | { role: "colleague"; accepted: boolean; brief: Brief | null }
    | { role: "mediator"; partiesAgree: boolean; colleagueAccepts: boolean };
  from: string;
  to: string;
  dueAt: Date;
}

interface ViewContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** Loads proposals as their readers may see them now. A proposal that does not concern a reader is undefined. */
export async function loadHandovers(
  db: Db,
  { vault, adminIds }: ViewContext,
  deliveries: readonly Addressed<{ handover: number }>[],
): Promise<(delivery: Addressed<{ handover: number }>) => HandoverView | undefined> {
  const person = { select: { id: true, nameSealed: true } } as const;
  const rows = await db.handover.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.handover) } },
    include: { answers: true, from: person, to: person, case: { select: briefFields } },
  });
  const actors = await findActors(
    db,
    rows.flatMap(({ fromId, toId }) => [fromId, toId]),
    adminIds,
  );
  const states = await findCaseStates(
    db,
    rows.map(({ caseId }) => caseId),
  );
  return ({ subject, personId }) => {
    const row = rows.find(({ id }) => id === subject.handover);
    if (row === undefined) return undefined;
    const { id, caseId, status, dueAt, answers, acceptedAt } = row;
    const own = answers.find((answer) => answer.personId === personId);
    const [actor, state] = [actors.get(row.toId), states.get(caseId)];
    const mayRead =
      actor !== undefined &&
      state !== undefined &&
      (["answerHandover", "seeOwnCase"] as const).some((act) => mayAct(actor, act, state));
    const from = actors.get(row.fromId);
    const serves = from !== undefined && state !== undefined && may(from, "handOverCase", subjectOf(state));
    const accepted = acceptedAt !== null;
    const partiesAgree = answers.every(({ agrees }) => agrees === true);
    const readers: Record<string, HandoverView["reader"] | undefined> = {
      // A mediator whose role has ended learns nothing of what became of it.
      [row.fromId]: serves ? { role: "mediator", partiesAgree, colleagueAccepts: accepted } : undefined,
      [row.toId]: { role: "colleague", accepted, brief: mayRead ? briefOf(vault, row.case) : null },
      ...(own === undefined ? {} : { [personId]: { role: "party", agrees: own.agrees } }),
    };
    const reader = readers[personId];
    if (reader === undefined) return undefined;
    const names = { from: openName(vault, row.from) ?? "", to: openName(vault, row.to) ?? "" };
    return { id, caseId, number: row.case.number, status, dueAt, reader, ...names };
  };
}

/** Loads a proposal for one reader. */
export async function loadHandover(
  db: Db,
  context: ViewContext,
  id: number,
  personId: number,
): Promise<HandoverView | undefined> {
  const delivery = { subject: { handover: id }, personId };
  return (await loadHandovers(db, context, [delivery]))(delivery);
}
