import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openPostgres } from "../../src/platform/database/open.ts";
import { fillCaseload } from "../harness/caseload.ts";
import { startPostgres } from "../harness/postgres-server.ts";
import { type Figures, table } from "./figures.ts";

const mediators = 2_100;
const cases = 130_000;
const offers = 10_000;
const maxSeconds = 60;
const minShareOfProcess = 0.2;
const now = new Date("2026-10-27T05:00:00Z");

interface Run {
  seconds: number;
  /** How many offers each process passed on. */
  handled: number[];
}

/**
 * Ten thousand offers fall due at the same time, after ten years of work. One process passes them on, and then three processes share
 * them, on two PostgreSQL databases with the same content. No mediator may get more cases than their maximum.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const server = startPostgres({ fsync: "on", shared_buffers: "256MB" });
  try {
    const url = await server.create("overdue");
    const database = await openPostgres(url);
    await fill(database);
    await database.close();
    const single = await run(url, 1);
    await check(url);
    const second = await server.create("overdue3");
    const again = await openPostgres(second);
    await fill(again);
    await again.close();
    const three = await run(second, 3);
    await check(second);
    say(
      table([
        ["processes", "seconds", "handled"],
        ["1", single.seconds.toFixed(1), single.handled.join(" + ")],
        ["3", three.seconds.toFixed(1), three.handled.join(" + ")],
      ]),
    );
    const minShare = Number((Math.min(...three.handled) / offers).toFixed(2));
    if (single.seconds >= maxSeconds || minShare < minShareOfProcess) process.exitCode = 1;
    return {
      offers,
      seconds: Number(single.seconds.toFixed(1)),
      secondsWith3: Number(three.seconds.toFixed(1)),
      minShare,
    };
  } finally {
    server.remove();
  }
}

/**
 * Creates ten thousand offers that mediators have not answered. The mediators have one or two open cases each, and take at most ten.
 */
async function fill({ prisma, sql }: Database): Promise<void> {
  await seedPlaces(prisma);
  await fillCaseload({ prisma }, { mediators, cases }, now);
  await sql.rows(`UPDATE "Mediator" SET "maxOpenCases" = 10`);
  await sql.rows(
    `WITH waiting AS (
       INSERT INTO "Case" (number, "draftId", "personId", kind, "regionId", "districtId", languages, "nameSealed", "filedAt")
       SELECT 'overdue-' || c.id, 'overdue-' || c.id, c."personId", c.kind, c."regionId", c."districtId", c.languages, '\\x00', $2::timestamptz
       FROM "Case" c
       WHERE c.id <= $1::int
       RETURNING id)
     , mediator AS (SELECT "personId", row_number() OVER (ORDER BY "personId") - 1 AS position FROM "Mediator")
     INSERT INTO "Offer" ("caseId", "mediatorId", round, "offeredAt", "remindAt", "dueAt", why)
     SELECT w.id, m."personId", 1, $2::timestamptz - interval '3 hours', $2::timestamptz - interval '2 hours',
       $2::timestamptz - interval '1 hour', '{}'
     FROM waiting w
     JOIN mediator m ON m.position = w.id % $3::int`,
    [offers, now, mediators],
  );
  await sql.rows("ANALYZE");
}

async function run(url: string, processes: number): Promise<Run> {
  const children = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, "overdue/passing-on.ts"), [url, now.toISOString()]),
  );
  await Promise.all(children.map((child) => answerOf(child)));
  const answers = children.map((child) => answerOf<{ handled: number }>(child));
  const began = performance.now();
  for (const child of children) child.send("begin");
  const handled = (await Promise.all(answers)).map((answer) => answer.handled);
  return { seconds: (performance.now() - began) / 1000, handled };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const over = once(child, "exit").then(([code]) => {
    throw new Error(`A process that passes offers on exited with ${code}.`);
  });
  const [answer] = (await Promise.race([once(child, "message"), over])) as [Answer];
  over.catch(() => {});
  return answer;
}

/** Checks that every case is with another mediator or with a coordinator, and that no mediator has more than their maximum. */
async function check(url: string): Promise<void> {
  const { sql, close } = await openPostgres(url);
  const [found] = await sql.rows<{ overdue: number; stray: number; twice: number; beyond: number }>(
    `SELECT
       (SELECT count(*)::int FROM "Offer" WHERE status = 'OFFERED' AND "dueAt" <= $1::timestamptz) AS overdue,
       (SELECT count(*)::int FROM "Case" c WHERE c.status = 'WAITING' AND c."escalatedAt" IS NULL
         AND NOT EXISTS (SELECT 1 FROM "Offer" o WHERE o."caseId" = c.id AND o.status = 'OFFERED')) AS stray,
       (SELECT count(*)::int FROM (SELECT 1 FROM "Offer" WHERE status = 'OFFERED' GROUP BY "caseId" HAVING count(*) > 1) t) AS twice,
       (SELECT count(*)::int FROM "Mediator" m WHERE m."maxOpenCases"
         < (SELECT count(*) FROM "Case" c WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED')
         + (SELECT count(*) FROM "Offer" o WHERE o."mediatorId" = m."personId" AND o.status = 'OFFERED')) AS beyond`,
    [now],
  );
  await close();
  const wrong = Object.entries(found ?? {}).filter(([, count]) => count !== 0);
  if (found === undefined || wrong.length > 0) throw new Error(`After passing on: ${JSON.stringify(found)}`);
}
