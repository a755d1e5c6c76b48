import type { Db } from "../database/open.ts";
import type { Candidate } from "./match.ts";

/** The mediators who can be reached, as the match knows them; whether each can be asked is the match's to say. */
export async function loadCandidates(db: Db, applicantId: number, now: Date): Promise<Candidate[]> {
  const rows = await db.mediator.findMany({
    where: { person: { blockedAt: null, staff: { some: { role: "MEDIATOR" } } } },
    include: {
      room: { select: { lat: true, lon: true } },
      person: {
        select: {
          staff: { where: { role: "MEDIATOR" }, select: { regions: true } },
          _count: { select: { accepted: { where: { status: "ASSIGNED" } } } },
          offers: { orderBy: { offeredAt: "desc" }, take: 1, select: { offeredAt: true } },
        },
      },
    },
  });
  const conflicts = await db.offer.findMany({
    where: { reason: "CONFLICT_OF_INTEREST", case: { personId: applicantId } },
    select: { mediatorId: true },
  });
  return rows.map(({ person, leaveUntil, room, ...mediator }) => ({
    personId: mediator.personId,
    kind: mediator.kind,
    languages: mediator.languages,
    regions: person.staff[0]?.regions ?? [],
    fields: mediator.fields,
    marks: mediator.marks,
    woman: mediator.woman,
    room,
    onDuty: mediator.onDuty,
    onLeave: leaveUntil !== null && leaveUntil > now,
    openCases: person._count.accepted,
    maxOpenCases: mediator.maxOpenCases,
    lastOfferAt: person.offers[0]?.offeredAt ?? null,
    conflictOfInterest: conflicts.some(({ mediatorId }) => mediatorId === mediator.personId),
  }));
}
