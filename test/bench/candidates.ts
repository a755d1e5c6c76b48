import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCandidates } from "../../src/features/assignment/candidate-rows.ts";
import { match } from "../../src/features/assignment/match.ts";
import { answersSchema } from "../../src/features/intake/answers.ts";
import { sealAnswers } from "../../src/features/intake/drafts.ts";
import { type FilingContext, fileReport } from "../../src/features/intake/filing.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { loadPlaces, type Places } from "../../src/features/places/places.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openEmbedded, openPostgres } from "../../src/platform/database/open.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { fillCaseload } from "../harness/caseload.ts";
import { startPostgres } from "../harness/postgres-server.ts";
import { type Figures, median, table } from "./figures.ts";

const mediators = 2_100;
const cases = 130_000;
const matches = 300;
const filedAtOnce = 20;
const maxMatchMs = 10;

/**
 * Measures what choosing a mediator costs after ten years of work: the statement that loads the candidates and the match itself, for
 * cases of all regions in turn. Also checks that twenty reports that are sent at the same time are all filed. Runs on a PostgreSQL of
 * its own, or on the embedded database with BENCH_DATABASE=pglite.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const kind = process.env.BENCH_DATABASE === "pglite" ? "pglite" : "postgres";
  const folder = await mkdtemp(join(tmpdir(), "bitimger-candidates-"));
  const server = kind === "postgres" ? startPostgres({ fsync: "on", shared_buffers: "256MB" }) : null;
  const database = await (server === null
    ? openEmbedded(folder)
    : server.create("candidates").then((url) => openPostgres(url)));
  try {
    await seedPlaces(database.prisma);
    const offers = await fillCaseload(database, { mediators, cases }, new Date());
    await database.sql.rows("ANALYZE");
    const places = await loadPlaces(database.prisma);
    const times = await timeMatches(database, places);
    const failed = await fileAtOnce(database, places);
    const matchMs = Number(median(times).toFixed(2));
    const slowest = Number(Math.max(...times).toFixed(2));
    say(
      table([
        ["matches", "median ms", "slowest ms", "filed at once", "failed"],
        [times.length, matchMs, slowest, filedAtOnce, failed],
      ]),
    );
    if (matchMs >= maxMatchMs || failed > 0) process.exitCode = 1;
    return { database: kind, mediators, cases, offers, matchMs, filedAtOnce, failed };
  } finally {
    await database.close();
    server?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeMatches({ prisma, sql }: Database, places: Places): Promise<number[]> {
  const found = await sql.rows<{ id: number; personId: number; regionId: string; districtId: string }>(
    `SELECT id, "personId", "regionId", "districtId" FROM "Case" WHERE status = 'ASSIGNED' ORDER BY id LIMIT $1`,
    [matches],
  );
  const times: number[] = [];
  for (const { personId: applicantId, regionId, districtId } of found) {
    const began = performance.now();
    const candidates = await loadCandidates(prisma, { regionIds: [regionId], partyIds: [applicantId] }, new Date());
    const point = places.district(districtId)?.point ?? null;
    const caseFacts = {
      involved: [applicantId],
      regionId,
      point,
      kind: "NEIGHBOURS" as const,
      languages: ["kk"],
      womanWished: false,
      barred: [],
    };
    const chosen = match(caseFacts, candidates, []);
    times.push(performance.now() - began);
    if (chosen.kind === "nobody") throw new Error(`No mediator matches in ${regionId}.`);
  }
  return times;
}

/** @returns how many of the reports were not filed, or not offered to a mediator */
async function fileAtOnce(database: Database, places: Places): Promise<number> {
  const vault = createVault([randomBytes(32)]);
  const context: FilingContext = {
    vault,
    places,
    adminIds: [],
    calendar: calendarOf(defaultOperator, places.holidays),
    operator: defaultOperator,
  };
  const drafts: string[] = [];
  for (let position = 0; position < filedAtOnce; position += 1) drafts.push(await addDraft(database, vault, position));
  const filed = await Promise.allSettled(
    drafts.map((draftId) => fileReport(database, context, draftId, "new", new Date())),
  );
  return filed.filter((item) => item.status === "rejected" || item.value.kind !== "filed" || item.value.until === null)
    .length;
}

/** Creates a complete draft. All twenty drafts are of the same region, so that all need a mediator there at the same time. */
async function addDraft({ prisma }: Database, vault: Vault, position: number): Promise<string> {
  const now = new Date();
  const { id: personId } = await prisma.person.create({
    data: { telegramId: 40_000_000 + position, languageCode: "kk", createdAt: now },
  });
  const district = await prisma.district.findFirstOrThrow({ orderBy: { id: "asc" } });
  const id = randomUUID();
  const place = { regionId: district.regionId, districtId: district.id, placeDone: true };
  const begun = { inDanger: false, adult: true, name: "Айгүл", consentedAt: now.toISOString(), kind: "NEIGHBOURS" };
  const done = { remitDone: true, languages: ["kk"], languagesDone: true, formatsDone: true, phoneDone: true };
  const answers = answersSchema.parse({ ...begun, ...place, ...done });
  await prisma.draft.create({
    data: {
      id,
      personId,
      answersSealed: sealAnswers(vault, personId, answers),
      storyParts: 1,
      storyLength: 100,
      storyDone: true,
      createdAt: now,
      changedAt: now,
    },
  });
  return id;
}
