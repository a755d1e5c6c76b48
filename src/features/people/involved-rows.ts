import { type Fragment, sql } from "../../platform/database/sql.ts";

// Statements that read a case read at once who is barred from acting on it as staff; Prisma would load that with another statement.

/** The people whose own matter a case is, as involved.ts says: the row "Case" AS c. OFFSET 0 keeps PostgreSQL from reading all invitees. */
export const involvedIn: Fragment = sql`ARRAY(
    SELECT c."personId"
    UNION
    SELECT i."personId" FROM "Party" i WHERE i."caseId" = c.id
    UNION
    SELECT v."personId"
    FROM "PartyInvitation" w
    CROSS JOIN LATERAL (SELECT x."personId" FROM "Invitee" x WHERE x."invitationId" = w.id OFFSET 0) v
    WHERE w."caseId" = c.id)`;
