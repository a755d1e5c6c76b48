import type { Db } from "../database/open.ts";
import type { Candidate } from "./match.ts";

type Row = Omit<Candidate, "room" | "onLeave"> & { lat: number | null; lon: number | null; leaveUntil: Date | null };

/** The mediators who can be reached, as the match knows them; whether each can be asked is the match's to say. */
export async function loadCandidates(db: Db, applicantId: number, now: Date): Promise<Candidate[]> {
  // Each report that is sent asks this, in its transaction: by Prisma it is seven statements.
  const rows = await db.$queryRaw<Row[]>`
    SELECT m."personId", m.kind::text AS kind, m.languages, s.regions, m.fields::text[] AS fields, m.marks::text[] AS marks, m.woman,
      r.lat, r.lon, m."onDuty", m."leaveUntil", m."maxOpenCases",
      (SELECT count(*)::int FROM "Case" c WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED') AS "openCases",
      (SELECT max(o."offeredAt") FROM "Offer" o WHERE o."mediatorId" = m."personId") AS "lastOfferAt",
      EXISTS (SELECT 1 FROM "Offer" o JOIN "Case" c ON c.id = o."caseId" WHERE o."mediatorId" = m."personId"
        AND o.reason = 'CONFLICT_OF_INTEREST' AND c."personId" = ${applicantId}::int) AS "conflictOfInterest"
    FROM "Mediator" m
    JOIN "Person" p ON p.id = m."personId" AND p."blockedAt" IS NULL
    JOIN "StaffRole" s ON s."personId" = m."personId" AND s.role = 'MEDIATOR'
    LEFT JOIN "Room" r ON r.id = m."roomId"
    ORDER BY m."personId"`;
  return rows.map(({ lat, lon, leaveUntil, ...mediator }) => ({
    ...mediator,
    // A list that nothing was ever written to is NULL.
    languages: mediator.languages ?? [],
    regions: mediator.regions ?? [],
    fields: mediator.fields ?? [],
    marks: mediator.marks ?? [],
    room: lat === null || lon === null ? null : { lat, lon },
    onLeave: leaveUntil !== null && leaveUntil > now,
  }));
}
