import { openCaucuses } from "../../src/features/talks/talk-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";

/**
 * Gives each of these mediators the case of the citizen at the same place of the other list, with an open talk. Nobody is offered a case,
 * because the mediators are not in the list of those who take cases. A mediator may stand in the list several times.
 * @param citizens Telegram ids that nobody has yet, as are the mediators'
 */
export async function openTalks(
  { prisma, sql }: Pick<Database, "prisma" | "sql">,
  citizens: readonly number[],
  mediators: readonly number[],
  now: Date,
): Promise<void> {
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "languageCode", "createdAt")
     SELECT DISTINCT id, 'kk', $2::timestamptz FROM unnest($1::bigint[]) AS id`,
    [[...citizens, ...mediators], now],
  );
  await sql.rows(
    `INSERT INTO "StaffRole" ("personId", role, regions, since)
     SELECT id, 'MEDIATOR', '{}', $2::timestamptz FROM "Person" WHERE "telegramId" = ANY ($1::bigint[])`,
    [mediators, now],
  );
  const made = await sql.rows<{ id: number }>(
    `INSERT INTO "Case" (number, "draftId", "personId", status, kind, "regionId", "districtId", languages, "nameSealed", "filedAt",
       "mediatorId", "assignedAt")
     SELECT '2020-' || lpad(pair.at::text, 6, '0'), 'talk-' || pair.at, c.id, 'ASSIGNED', 'NEIGHBOURS', r.id,
       (SELECT min(d.id) FROM "District" d WHERE d."regionId" = r.id), '{kk}', '\\x00', $3::timestamptz, m.id, $3::timestamptz
     FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS pair(citizen, mediator, at)
     JOIN "Person" c ON c."telegramId" = pair.citizen
     JOIN "Person" m ON m."telegramId" = pair.mediator
     JOIN (SELECT min(id) AS id FROM "Region") r ON true
     RETURNING id`,
    [citizens, mediators, now],
  );
  const ids = made.map(({ id }) => id);
  await openCaucuses(prisma, ids);
}
