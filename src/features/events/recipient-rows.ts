import type { RegistrationStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { wantsToHear } from "../subscriptions/subscriber-rows.ts";

// An announcement has hundreds of thousands of recipients, and with Prisma each batch of them would be three statements.

/** An event and a person, with what the person has to do with the event. */
export interface RecipientRow {
  eventId: number;
  personId: number;
  status: RegistrationStatus | null;
  offeredUntil: Date | null;
  /** Whether the person now wants to hear of such events. */
  subscribed: boolean;
}

const wants = wantsToHear({ now: sql`a.now`, kind: sql`e.kind`, regions: sql`e.regions`, tags: sql`e.tags` });

/** Each of these people with each of these events. */
export function findRecipients(
  db: Db,
  eventIds: readonly number[],
  personIds: readonly number[],
  now: Date,
): Promise<RecipientRow[]> {
  return query(
    db,
    sql`
      SELECT e.id AS "eventId", p.id AS "personId", r.status::text AS status, r."offeredUntil",
        (s."personId" IS NOT NULL AND ${wants}) IS TRUE AS subscribed
      FROM "Person" p
      JOIN "Event" e ON e.id = ANY (${eventIds}::int[])
      CROSS JOIN (SELECT ${now}::timestamptz AS now) a
      LEFT JOIN "Registration" r ON r."eventId" = e.id AND r."personId" = p.id
      LEFT JOIN "Subscription" s ON s."personId" = p.id
      WHERE p.id = ANY (${personIds}::int[])`,
  );
}
