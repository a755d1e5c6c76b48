import { findPending } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { MediatorRequest } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf } from "../assignment/briefs.ts";
import { casesOfStaff } from "../cases/staff-cases.ts";
import { openName } from "../people/people.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { releaseAct } from "./pending-acts.ts";
import type { RequestFacts } from "./request-screens.ts";
import { findRequest, openReason } from "./requests.ts";

/** How many requests the list shows. Later ones follow when these are decided. */
const shown = 8;

/** An open request, for a coordinator who may decide it; null for everybody else. */
export async function findRequestFacts(db: Db, vault: Vault, person: Person, id: number): Promise<RequestFacts | null> {
  const request = await findRequest(db, person, id);
  return request === null ? null : factsOf(db, vault, person, request);
}

/** What a coordinator still has to decide, the oldest first. Null unless the person is a coordinator. */
export async function readRequests(db: Db, vault: Vault, person: Person): Promise<RequestFacts[] | null> {
  if (!mayAnywhere(person, "decideOnMediator")) return null;
  const found: RequestFacts[] = [];
  for (const id of await findOpen(db, person)) {
    const facts = found.length < shown ? await findRequestFacts(db, vault, person, id) : null;
    if (facts !== null) found.push(facts);
  }
  return found;
}

async function findOpen(db: Db, person: Person): Promise<number[]> {
  const open = await db.mediatorRequest.findMany({
    where: {
      outcome: null,
      mediatorId: { not: person.id },
      case: { status: "ASSIGNED", ...casesOfStaff(person, "decideOnMediator") },
    },
    orderBy: { id: "asc" },
    select: { id: true, mediatorId: true, case: { select: { mediatorId: true } } },
  });
  return open.filter((request) => request.case.mediatorId === request.mediatorId).map(({ id }) => id);
}

async function factsOf(db: Db, vault: Vault, person: Person, request: MediatorRequest): Promise<RequestFacts> {
  const { id, kind, askedAt, caseId } = request;
  const row = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { ...briefFields, mediator: { select: { id: true, nameSealed: true } } },
  });
  return {
    id,
    kind,
    case: briefOf(vault, row),
    mediator: row.mediator === null ? "" : (openName(vault, row.mediator) ?? ""),
    askedAt,
    reason: openReason(vault, request),
    releasing: await findPending(db, releaseAct, person.id, { request: id }),
  };
}
