import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { finishUpgrade } from "../../src/app/upgrade.ts";
import { briefFields, briefOf } from "../../src/features/assignment/briefs.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import { answersSchema } from "../../src/features/intake/answers.ts";
import { openReport, sealAnswers } from "../../src/features/intake/drafts.ts";
import { consentHash } from "../../src/features/people/consent-hash.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const vault = createVault([randomBytes(32)]);
const now = new Date("2026-11-30T05:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const textOf = (n: number) => `I, person ${n}, consent.`;
const bare = (text: string) => createHash("sha256").update(text).digest("hex");

async function people(count: number): Promise<number[]> {
  const { prisma } = database;
  await prisma.person.createMany({
    data: Array.from({ length: count }, (_, n) => ({ telegramId: 1000n + BigInt(n), createdAt: now })),
  });
  return (await prisma.person.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
}

/** As the version before wrote it. */
async function oldConsents(ids: readonly number[]): Promise<void> {
  await database.prisma.consent.createMany({
    data: ids.map((personId, n) => ({
      personId,
      purpose: "PROCESSING" as const,
      version: 1,
      textHash: bare(textOf(n)),
      languageCode: "kk" as const,
      givenAt: now,
    })),
  });
}

const hashes = async () =>
  (await database.prisma.consent.findMany({ orderBy: { id: "asc" } })).map(({ textHash }) => textHash);

function upgrade(at = now, options = {}): Promise<void> {
  return finishUpgrade({ database, vault }, at, options);
}

describe("consents of the version before", () => {
  test("are kept by a keyed hash: the one that the same text has today", async () => {
    await oldConsents(await people(3));
    await upgrade();
    expect(await hashes()).toEqual([0, 1, 2].map((n) => consentHash(vault, textOf(n))));
    expect((await hashes()).join()).not.toContain(bare(textOf(0)));
    // Without the key nobody finds a name by trying.
    expect(consentHash(createVault([randomBytes(32)]), textOf(0))).not.toBe(consentHash(vault, textOf(0)));
  });

  test("killed in the middle: the next start goes on, and nothing is hashed twice", async () => {
    await oldConsents(await people(25));
    let batches = 0;
    const killed = upgrade(now, {
      batchSize: 5,
      onBatch: () => {
        batches += 1;
        if (batches === 2) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    expect((await hashes()).filter((hash) => hash.length === 64)).toHaveLength(15);
    expect(await database.prisma.upgradeStep.count({ where: { name: { startsWith: "consent" } } })).toBe(0);
    await upgrade(now, { batchSize: 5 });
    expect(await hashes()).toEqual(Array.from({ length: 25 }, (_, n) => consentHash(vault, textOf(n))));
    expect(await database.prisma.upgradeStep.count({ where: { name: { startsWith: "consent" } } })).toBe(1);
  });

  test("by several processes at once", async () => {
    await oldConsents(await people(40));
    await Promise.all(Array.from({ length: 4 }, () => upgrade(now, { batchSize: 7 })));
    expect(await hashes()).toEqual(Array.from({ length: 40 }, (_, n) => consentHash(vault, textOf(n))));
  });

  test("given again to a process of the version before, after the step: found within a day, and kept once", async () => {
    const [personId = 0] = await people(1);
    await oldConsents([personId]);
    await upgrade();
    await database.prisma.consent.updateMany({ data: { withdrawnAt: later(1) } });
    const again = { personId, purpose: "PROCESSING" as const, version: 1, languageCode: "kk" as const };
    await database.prisma.consent.create({ data: { ...again, textHash: bare(textOf(0)), givenAt: later(2) } });
    await upgrade(later(3));
    expect(await database.prisma.consent.findMany()).toMatchObject([
      { textHash: consentHash(vault, textOf(0)), givenAt: later(2), withdrawnAt: null },
    ]);
  });

  test("a step that was done more than a day ago is not taken again", async () => {
    const ids = await people(1);
    await upgrade();
    await oldConsents(ids);
    await upgrade(later(25));
    expect(await hashes()).toEqual([bare(textOf(0))]);
  });
});

test("a case of the version before: its answers are sealed, their columns empty, and a brief is as it was", async () => {
  const { prisma } = database;
  const [personId = 0] = await people(1);
  const row = {
    number: "2026-000001",
    draftId: "draft",
    personId,
    kind: "FAMILY" as const,
    regionId: "KZ-19",
    districtId: "195200000",
    languages: ["kk"],
    nameSealed: new Uint8Array(1),
    filedAt: now,
  };
  await prisma.case.create({ data: { ...row, remit: ["VIOLENCE"], formats: ["PHONE"], womanWished: true } });
  const read = () => prisma.case.findFirstOrThrow({ select: briefFields });
  const before = briefOf(vault, await read());
  await upgrade();
  const after = await read();
  expect(after).toMatchObject({ remit: [], formats: [], womanWished: false });
  expect(openAnswers(vault, after)).toMatchObject({ remit: ["VIOLENCE"], formats: ["PHONE"], womanWished: true });
  expect(briefOf(vault, after)).toEqual(before);
  expect(Buffer.from(after.answersSealed ?? []).includes("VIOLENCE")).toBe(false);
});

test("a draft that an older version has begun is sealed, and sealed answers stay as they are", async () => {
  const { prisma } = database;
  const [old = 0, current = 0] = await people(2);
  const row = { languages: ["kk"], createdAt: now, changedAt: now };
  await prisma.draft.create({ data: { ...row, id: "a", personId: old, kind: "FAMILY", answeredBy: 1 } });
  const answersSealed = sealAnswers(vault, current, answersSchema.parse({ adult: true, kind: "WORK" }));
  const newer = { answersSealed, answersBy: 2, answeredBy: 2 };
  await prisma.draft.create({ data: { ...row, ...newer, id: "b", personId: current, kind: "MONEY" } });
  await upgrade();
  const drafts = await prisma.draft.findMany({ orderBy: { id: "asc" } });
  expect(drafts.map((draft) => openReport(vault, draft))).toMatchObject([
    { kind: "FAMILY" },
    { kind: "WORK", adult: true },
  ]);
  expect(drafts.every(({ answersBy, answeredBy }) => answersBy === answeredBy)).toBe(true);
});

test("reasons of the version before are sealed, and only a conflict of interest stays to be asked for", async () => {
  const { prisma } = database;
  const [personId = 0] = await people(1);
  const facts = { number: "2026-000001", draftId: "draft", personId, kind: "FAMILY" as const, regionId: "KZ-19" };
  const { id: caseId } = await prisma.case.create({
    data: { ...facts, districtId: "195200000", nameSealed: new Uint8Array(1), filedAt: now },
  });
  const reasons = ["BUSY", "CONFLICT_OF_INTEREST", "LANGUAGE"] as const;
  await prisma.offer.createMany({
    data: reasons.map((reason, at) => ({
      caseId,
      mediatorId: personId,
      round: at + 1,
      status: "DECLINED" as const,
      reason,
      offeredAt: now,
      remindAt: now,
      dueAt: now,
      why: { mark: at === 0 ? "ANA" : "SCHOOL" },
    })),
  });
  await upgrade();
  const offers = await prisma.offer.findMany({ orderBy: { round: "asc" } });
  expect(offers.map(({ reason }) => reason)).toEqual([null, "CONFLICT_OF_INTEREST", null]);
  const opened = offers.map(({ id, reasonSealed }) =>
    vault.open({ table: "Offer", column: "reason", row: id }, reasonSealed ?? new Uint8Array()),
  );
  expect(opened).toEqual(reasons);
  expect(offers.map(({ why }) => why)).toEqual([{ mark: null }, { mark: "SCHOOL" }, { mark: "SCHOOL" }]);
});
