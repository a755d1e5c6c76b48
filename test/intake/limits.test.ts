import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeNumber } from "../../src/features/cases/case-rows.ts";
import { createCase } from "../../src/features/cases/cases.ts";
import { sealStory, storyLimits } from "../../src/features/cases/story.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

let database: Database;
let town: Town;
let citizen: Townsperson;
let erlan: Staff;
let saule: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  citizen = town.person("Айгүл");
});
afterEach(() => town.close());

async function personId(): Promise<number> {
  return (await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(citizen.id) } })).id;
}

/** Creates cases that this person has filed before. */
async function hasFiled(count: number, status: "ASSIGNED" | "CLOSED", hoursAgo: number): Promise<void> {
  const at = new Date(town.now().getTime() - hoursAgo * 3_600_000);
  for (let n = 0; n < count; n += 1) {
    const number = await takeNumber(database.sql, at);
    const facts = { number, draftId: randomUUID(), personId: await personId(), name: "Айгүл", phone: null };
    const place = { regionId: "KZ-19", districtId: "195200000", languages: ["kk"] };
    const matter = { kind: "MONEY" as const, answers: {}, review: false };
    const { id } = await createCase(database.prisma, town.vault, { ...facts, ...place, ...matter }, at);
    await database.prisma.case.update({ where: { id }, data: { status } });
  }
}

/** Answers every question up to the summary. */
async function reportsToSummary(): Promise<void> {
  await reports(citizen, "kk", stepOf.summary);
}

const lastCase = () => database.prisma.case.findFirstOrThrow({ orderBy: { id: "desc" }, include: { offers: true } });

describe("from the fourth open case and the sixth report of a day on, a coordinator decides first:", () => {
  test.each([
    ["a fourth open case", 3, "ASSIGNED", 50, true],
    ["a third open case", 2, "ASSIGNED", 50, false],
    ["a sixth report of a day", 5, "CLOSED", 23, true],
    ["a fifth report of a day", 4, "CLOSED", 23, false],
    ["a report of the next day", 5, "CLOSED", 25, false],
  ] as const)("%s", async (_, count, status, hoursAgo, held) => {
    await reportsToSummary();
    await hasFiled(count, status, hoursAgo);
    await citizen.presses("f:send");
    expect(await lastCase()).toMatchObject({ review: held, overLimit: held });
    expect((await lastCase()).offers).toHaveLength(held ? 0 : 1);
    expect(erlan.history().join().includes("Жаңа өтініш")).toBe(!held);
    const told = held ? "cases:filed.overLimit" : "cases:filed.offered";
    expect(citizen.history().join()).toMatch(phrase("kk", told));
    expect(saule.history().join().match(phrase("kk", "assignment:overLimit")) !== null).toBe(held);
  });

  test("the coordinator cannot read the story, because the consent names only the mediator, and may let it go to a mediator", async () => {
    await reportsToSummary();
    await hasFiled(3, "ASSIGNED", 50);
    await citizen.presses("f:send");
    const { id } = await lastCase();
    await saule.forges(`q:case:${id}`);
    expect(saule.reads()).toMatch(phrase("kk", "assignment:queue.overLimit"));
    for (const data of [`q:read:${id}`, `q:unsuitable:${id}`, `q:close:${id}`]) {
      await saule.forges(data);
      expect([data, saule.reads()]).toEqual([data, expect.stringMatching(phrase("kk", "assignment:queue.over"))]);
    }
    expect(saule.history().join()).not.toContain(tale.kk);
    await saule.forges(`q:suits:${id}`);
    expect(erlan.reads()).toMatch(phrase("kk", "assignment:ping"));
  });

  test("the coordinator may close it as abuse after confirming; the applicant is told kindly, and offers are revoked", async () => {
    await reportsToSummary();
    await citizen.presses("f:send");
    expect(erlan.reads()).toMatch(phrase("kk", "assignment:ping"));
    await saule.forges("q:abuse:1");
    expect(await lastCase()).toMatchObject({ status: "WAITING" });
    await saule.presses("q:closeAbuse:1");
    await town.takesEffect();
    expect(await lastCase()).toMatchObject({ status: "CLOSED", outcome: "ABUSE" });
    expect(citizen.reads()).toMatch(phrase("kk", "cases:abuse"));
    expect(erlan.reads()).toMatch(phrase("kk", "assignment:gone"));
    expect((await lastCase()).offers).toMatchObject([{ status: "REVOKED" }]);
  });
});

describe("an addition to a case", () => {
  /** Reports another conflict of the same kind, up to the question whether to add it. */
  async function tellsMore(): Promise<void> {
    await citizen.opens("report");
    for (const step of reportSteps("kk").slice(stepOf.danger, stepOf.summary)) await step(citizen);
    await citizen.presses("f:send");
  }

  test("pings its mediator once an hour", async () => {
    await reports(citizen);
    await erlan.taps("🤝 Қабылдау");
    const pings = () => erlan.history().filter((text) => phrase("kk", "assignment:added").test(text)).length;
    for (let count = 0; count < 2; count += 1) {
      await tellsMore();
      await citizen.presses("f:openCase:add");
    }
    expect(await database.prisma.storyPart.count({ where: { caseId: 1 } })).toBe(3);
    expect(pings()).toBe(1);
    await town.passes(60);
    await tellsMore();
    await citizen.presses("f:openCase:add");
    expect(pings()).toBe(2);
  });

  test("that does not fit into a case at its limit is refused with a reason, and can become a case of its own", async () => {
    await reports(citizen);
    const id = randomUUID();
    await database.prisma.storyPart.create({
      data: {
        id,
        draftId: randomUUID(),
        caseId: 1,
        updateId: 1,
        messageId: 1,
        contentSealed: sealStory(town.vault, id, { kind: "text", text: "а".repeat(storyLimits.characters - 50) }),
        addedAt: town.now(),
      },
    });
    await tellsMore();
    await citizen.presses("f:openCase:add");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:openCase.full"));
    expect(await database.prisma.storyPart.count({ where: { caseId: 1 } })).toBe(2);
    await citizen.presses("f:openCase:new");
    expect((await lastCase()).id).toBe(2);
    expect(await database.prisma.storyPart.count({ where: { caseId: 2 } })).toBe(1);
  });
});

test("the queue has pages: every waiting case is on exactly one of them, the longest wait first", async () => {
  await reportsToSummary();
  await hasFiled(22, "ASSIGNED", 50);
  await database.prisma.case.updateMany({ data: { status: "WAITING" } });
  const seen: string[] = [];
  await saule.writes("/queue");
  for (let page = 0; page < 3; page += 1) {
    seen.push(...new Set(saule.reads().match(/2026-\d{6}/g)));
    if (page < 2) await saule.presses(`q:page:${page + 1}`);
  }
  expect(seen).toEqual(Array.from({ length: 22 }, (_, n) => `2026-${String(n + 1).padStart(6, "0")}`));
  // Meanwhile every case on the last page has found a mediator.
  await database.prisma.case.updateMany({ where: { id: { gt: 20 } }, data: { status: "ASSIGNED" } });
  await saule.forges("q:page:2");
  expect(saule.reads()).toContain("2026-000020");
  await saule.presses("q:page:0");
  expect(saule.reads()).toContain("2026-000001");
});
