import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Shapes } from "../../src/platform/chat/buttons.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown } from "../harness/town.ts";
import { findLeftovers, findTellingPings, findTrespasses } from "./aftermath.ts";
import { adminId, castPeople } from "./cast.ts";
import { type Walk, walkGuided } from "./guided.ts";
import { createHands } from "./hands.ts";
import { findQuietPushes } from "./quiet-pushes.ts";
import { createChance } from "./random.ts";
import { type DeclaredButtons, findUnreached } from "./reached.ts";
import { createSecrets } from "./secrets.ts";
import { findStrayCopies } from "./stray-copies.ts";
import { findUnansweredTaps } from "./taps.ts";
import { comesToRest, walkRandomly } from "./walk-randomly.ts";
import { createWatch } from "./watch.ts";

const declared = vi.hoisted((): DeclaredButtons[] => []);

// Records the buttons that the features declare.
vi.mock("../../src/platform/chat/buttons.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/chat/buttons.ts")>();
  return {
    ...real,
    defineButtons: (prefix: string, shapes: Shapes) => {
      declared.push({ prefix, kinds: Object.keys(shapes) });
      return real.defineButtons(prefix, shapes);
    },
  };
});

const seed = Number(process.env.WALK_SEED ?? Date.now() % 1_000_000);
const acts = Number(process.env.WALK_ACTS ?? 2000);
/** Every other walk is through a town in which talks have topics. */
const topics = seed % 2 === 1;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test(`whatever people do in ${acts} acts, nothing breaks, nothing leaks, nothing falls silent (WALK_SEED=${seed})`, {
  timeout: 240_000,
}, async () => {
  const secrets = createSecrets();
  const watch = createWatch(secrets);
  const town = await openTown(database, { log: watch.log, adminIds: [adminId], topics });
  watch.follow(town.playground);
  const hands = createHands(town.playground);
  const walk: Walk = { town, cast: await castPeople(town), hands, secrets };
  const faults = () => [...new Set(watch.faults)].slice(0, 20);

  await walkGuided(walk);
  expect(faults()).toEqual([]);
  await walkRandomly(walk, createChance(seed), acts, () => watch.faults.length === 0).catch((error: unknown) => {
    throw new Error(`WALK_SEED=${seed}: ${faults().join("\n")}`, { cause: error });
  });
  await comesToRest(walk);

  const delivered = await database.sql.rows<{ key: string }>(
    `SELECT p."telegramId" || '/' || d."messageId" AS key
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     WHERE d."messageId" IS NOT NULL`,
  );
  const ownTime = new Set(delivered.map(({ key }) => key));
  const found = [
    ...faults(),
    ...findUnansweredTaps(watch.happenings, ownTime),
    ...(await findLeftovers(town)),
    ...(await findTrespasses(town, secrets, watch.readings)),
    ...(await findStrayCopies(town, secrets, watch.happenings)),
    ...(await findQuietPushes(town, watch.happenings)),
    ...(await findTellingPings(town, secrets)),
    ...(await findUnreached(walk, watch.happenings, declared)),
  ];
  await town.close();
  expect(found, `WALK_SEED=${seed} WALK_ACTS=${acts}`).toEqual([]);
});
