import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";
import { minuteMs } from "../../time/units.ts";
import type { Claimant, ClaimedDelivery } from "./outbox-rows.ts";

// Prisma has no locks, no windows and no lateral joins. A claim is a single statement, so that two processes never claim the same delivery.

export interface ClaimOptions {
  leaseMs: number;
  limit: number;
  /** The `Person.id`s of people who must wait after their last message. */
  restingPeople: number[];
  /** The Telegram ids of held chats. */
  heldChats: string[];
}

interface ClaimResult {
  claimed: ClaimedDelivery[];
  /** How many deliveries were skipped because they had become pointless. */
  outOfDate: number;
}

/** A delivery that was meant for at once goes before later ones, even if the clock of its process is this far ahead. */
const clocksDifferMs = minuteMs;

/**
 * Leases the next deliveries by class, then by time, alternating between new messages and edits. Each person gets only one, the first of
 * either kind, and none while another delivery to them is being sent. What is due to a person goes in the order in which it came in,
 * whatever the clocks of the processes said that wrote it. A delivery that was not sent by its `validUntil` is skipped, but
 * a message that is already on the screen may be edited later. Claims nothing if this process no longer holds the pace or if everything
 * is paused.
 *
 * The statement goes class by class, so that the index skips deliveries that wait for their time. OFFSET 0 keeps PostgreSQL from joining
 * an outbox of hundreds of thousands with itself, which it does if nobody has run ANALYZE. Earlier deliveries to the same person are
 * looked for among those that wait or are held, because only the index by person serves that; with the other index PostgreSQL would
 * read everything that waits. Telegram ids are looked up at the end, so that no plan reads all people.
 */
export async function claim(
  pool: Sql,
  { holder, now, aheadMs }: Claimant,
  options: ClaimOptions,
): Promise<ClaimResult> {
  const passedOver = [...options.restingPeople, ...(await peopleOf(pool, options.heldChats))];
  const found = await query<ClaimedDelivery & { late: boolean }>(
    pool,
    sql`
      WITH clock AS (
        SELECT clock_timestamp() + ${aheadMs}::float8 * interval '1 ms' AS now)
      , due AS (
        SELECT lane.class, of_lane.*,
          row_number() OVER (PARTITION BY lane.class, of_lane.said ORDER BY "notBefore", id) AS turn
        FROM unnest(ARRAY[1, 1, 2, 2, 3, 3], ARRAY[false, true, false, true, false, true]) AS lane(class, said)
        CROSS JOIN LATERAL (
          SELECT d.message, d.subject, d."personId", d.id, d.said, d."notBefore",
            (d."validUntil" < ${now}::timestamptz AND d."messageId" IS NULL) IS TRUE AS late
          FROM "Delivery" d
          WHERE d.status = 'WAITING'
            AND d.class = lane.class
            AND d.said = lane.said
            AND d."notBefore" <= ${now}::timestamptz
            AND (d."retryAt" IS NULL
              OR d."retryAt" <= (SELECT now FROM clock)
              OR d."validUntil" < ${now}::timestamptz AND d."messageId" IS NULL)
            AND NOT d."personId" = ANY (${passedOver}::int[])
            AND EXISTS (
              SELECT 1
              FROM "Pace"
              WHERE holder = ${holder.name}
                AND fence = ${holder.fence}::int
                AND "leasedUntil" > (SELECT now FROM clock)
                AND ("pausedUntil" IS NULL OR "pausedUntil" <= ${now}::timestamptz))
            AND NOT EXISTS (SELECT 1 FROM "Delivery" s WHERE s."personId" = d."personId" AND s.status = 'SENDING' OFFSET 0)
            AND NOT EXISTS (
              SELECT 1
              FROM (
                SELECT u.status, u.class, u.said, u."notBefore", u."createdAt", u.id
                FROM "Delivery" u
                WHERE u."personId" = d."personId" AND u.status IN ('WAITING', 'HELD')
                OFFSET 0) e
              WHERE e.status = 'WAITING'
                AND (e."notBefore" <= ${now}::timestamptz
                  OR e."notBefore" <= e."createdAt"
                    AND e."notBefore" <= ${now}::timestamptz + ${clocksDifferMs}::float8 * interval '1 ms')
                AND (e.class, e.id) < (d.class, d.id)
                AND (e.class < d.class OR e.said = d.said))
          ORDER BY d."notBefore", d.id
          LIMIT ${options.limit}::int
          FOR UPDATE OF d SKIP LOCKED) of_lane)
      , next AS (
        SELECT message, subject, "personId", late
        FROM (SELECT due.*, row_number() OVER (PARTITION BY "personId" ORDER BY class, turn, said) AS place FROM due) due
        WHERE place = 1
        ORDER BY class, turn, said
        LIMIT ${options.limit}::int)
      , taken AS (
        UPDATE "Delivery" d
        SET attempt = d.attempt + 1,
          status = CASE WHEN next.late THEN 'SKIPPED' ELSE 'SENDING' END::"DeliveryStatus",
          error = CASE WHEN next.late THEN 'out of date' ELSE d.error END,
          "doneAt" = CASE WHEN next.late THEN ${now}::timestamptz END,
          "leasedUntil" = CASE
            WHEN NOT next.late THEN (SELECT now FROM clock) + ${options.leaseMs}::float8 * interval '1 ms'
          END,
          "unbegunAttempt" = CASE WHEN NOT next.late THEN d.attempt + 1 END
        FROM next
        WHERE d.message = next.message AND d.subject = next.subject AND d."personId" = next."personId"
        RETURNING d.*, next.late)
      SELECT id::text, message, subject, "personId",
        (SELECT p."telegramId"::text FROM "Person" p WHERE p.id = t."personId") AS "telegramId",
        class, attempt, error, "messageId", NULLIF("messageIds", '{}') AS "messageIds", NULLIF(kinds, '{}') AS kinds,
        "partsDone", "oneByOne", "shownVersion", "wantedVersion", "notBefore", "sentAt", "retractedAt", "openedAt", late
      FROM taken t
      ORDER BY t.class, t."notBefore", t.id`,
  );
  const claimed = found.filter(({ late }) => !late);
  return { claimed, outOfDate: found.length - claimed.length };
}

async function peopleOf(pool: Sql, chats: readonly string[]): Promise<number[]> {
  if (chats.length === 0) return [];
  const people = await query<{ id: number }>(
    pool,
    sql`
      SELECT p.id
      FROM "Person" p
      WHERE p."telegramId" = ANY (${chats}::bigint[])`,
  );
  return people.map(({ id }) => id);
}
