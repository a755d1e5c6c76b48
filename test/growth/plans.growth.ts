import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { openPostgres } from "../../src/platform/database/open.ts";
import { type PostgresServer, startPostgres } from "../harness/postgres-server.ts";
import { openTown } from "../harness/town.ts";
import { liveBusyDay } from "./busy-day.ts";
import { fill } from "./fill.ts";
import { dues, served } from "./hot-queries.ts";
import { explain, type Plan } from "./plans.ts";
import { recordStatements, type Statement } from "./statements.ts";

const deliveries = Number(process.env.GROWTH_DELIVERIES ?? 2_000_000);

let server: PostgresServer;
let url: string;
let statements: Statement[];

beforeAll(async () => {
  server = startPostgres({ autovacuum: "off", fsync: "off", max_wal_size: "4GB", shared_buffers: "256MB" });
  url = await server.create("growth");
  const database = await openPostgres(url);
  await seedPlaces(database.prisma);
  const town = await openTown(database);
  const recorded = recordStatements();
  await liveBusyDay(town);
  statements = recorded.stop();
  const now = town.now();
  await town.close();
  await database.close();
  await fill(url, deliveries, now);
  await holdPace();
});
afterAll(() => server.remove());

/** The claim looks at no delivery unless its process holds the pace. */
async function holdPace(): Promise<void> {
  const claim = statements.find(({ text }) => /FROM "Pace"\s+WHERE holder = \$\d+\s+AND fence = \$\d+/.test(text));
  const [, holder, fence] = /holder = \$(\d+)\s+AND fence = \$(\d+)/.exec(claim?.text ?? "") ?? [];
  if (claim === undefined) throw new Error("The outbox's claim was not recorded.");
  const database = await openPostgres(url);
  await database.sql.rows(
    `UPDATE "Pace" SET holder = $1, fence = $2::int, "leasedUntil" = clock_timestamp() + interval '10 years'`,
    [claim.values[Number(holder) - 1], claim.values[Number(fence) - 1]],
  );
  await database.close();
}

/** Small tables whose size does not grow with the years. */
const small = new Set([
  "Region",
  "District",
  "Place",
  "DistrictGrid",
  "Room",
  "Holiday",
  "SpokenLanguage",
  "Hotline",
  "Pace",
  "Hold",
  "VaultCheck",
  "LookUpKey",
  "CaseCount",
  "Announcement",
  "Occasion",
  "StoryReceipt",
  "Invitation",
  "Composing",
  "Draft",
  "Mediator",
  "StaffRole",
  "Event",
  "JobFailure",
  "UpgradeStep",
  "AsideUpdate",
]);

function faultsOf(plans: readonly Plan[]): string[] {
  return plans.flatMap(({ text, rows, scanned, indexes }) => {
    const due = dues.find(({ words }) => words.test(text));
    if (due?.kind === "notHot") return [];
    const large = scanned.filter((table) => !small.has(table));
    const found = [
      ...large.map((table) => `reads all of ${table}`),
      ...(rows > (due?.kind === "bounded" ? due.rows : 1_000) ? [`looks at ${rows} rows`] : []),
    ];
    return found.map((fault) => `${fault} (${indexes.join(", ")}): ${text.slice(0, 300)}`);
  });
}

describe.each(["before ANALYZE", "after ANALYZE"])(`with ${deliveries} deliveries, %s`, (when) => {
  test("no statement of a busy day reads a table from end to end or more rows than a constant", async () => {
    if (when === "after ANALYZE") {
      const database = await openPostgres(url);
      await database.sql.rows("ANALYZE");
      await database.close();
    }
    const plans = await explain(url, statements);
    expect(plans.length).toBeGreaterThan(60);
    expect(faultsOf(plans)).toEqual([]);
    const missed = served.filter(
      ({ words, index }) => !plans.some(({ text, indexes }) => words.test(text) && indexes.includes(index)),
    );
    expect(when === "after ANALYZE" ? missed.map(({ name, index }) => `${name}: not by ${index}`) : []).toEqual([]);
  });
});
