import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCase } from "../../src/features/cases/cases.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");

/** Cases that a mediator has had since different days, the first for the longest time. */
async function inHand(town: Town, mediatorId: number, count: number): Promise<string[]> {
  const applicant = await database.prisma.person.create({ data: { telegramId: 5n, createdAt: town.now() } });
  const numbers = Array.from({ length: count }, (_, at) => `2026-${String(900_000 + at)}`);
  for (const [at, number] of numbers.entries()) {
    const facts = { kind: "NEIGHBOURS" as const, regionId: "KZ-19", districtId: "195200000", languages: ["kk"] };
    const person = { personId: applicant.id, name: "Айгүл", phone: null, answers: {}, review: false };
    const { id } = await createCase(
      database.prisma,
      town.vault,
      { number, draftId: randomUUID(), ...facts, ...person },
      town.now(),
    );
    const assignedAt = new Date(town.now().getTime() + at * 60_000);
    await database.prisma.case.update({ where: { id }, data: { status: "ASSIGNED", mediatorId, assignedAt } });
  }
  return numbers;
}

test("a mediator opens the card of an accepted case, reads the story from it and gives it back from it", async () => {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.presses("o:accept");
  await erlan.writes("/work");
  expect(erlan.reads()).toContain("№ 2026-000001");
  await erlan.presses("k:card");
  expect(erlan.reads()).toMatch(phrase("kk", "casework:assigned"));
  expect(erlan.reads()).toMatch(phrase("kk", "casework:filed"));
  expect(erlan.reads()).not.toContain("Айгүл");
  await town.passes(5);
  await erlan.taps(plain("assignment:readStory"));
  expect(erlan.history().join()).toContain("Айгүл Серікова");
  await erlan.presses("w:giveBack");
  await erlan.presses("k:card");
  await erlan.presses("w:giveBack");
  await erlan.presses("w:backFor");
  await erlan.writes("/work");
  await erlan.presses("k:card");
  expect(erlan.reads()).toMatch(phrase("kk", "assignment:givenBackSoon"));
  expect(erlan.buttons()).toContain(plain("undo:button"));
});

test("the cases are in pages that a small phone shows, and every case is on a page", async () => {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const numbers = await inHand(town, erlan.personId, 11);
  const shown = () => erlan.buttons().flatMap((label) => /2026-\d{6}/.exec(label)?.[0] ?? []);
  await erlan.writes("/work");
  const pages = [shown()];
  while (erlan.buttons().includes(plain("casework:list.later"))) {
    await erlan.taps(plain("casework:list.later"));
    pages.push(shown());
  }
  expect(pages.flat()).toEqual(numbers);
  expect(Math.max(...pages.map((page) => page.length))).toBe(4);
  await erlan.taps(plain("casework:list.earlier"));
  expect(shown()).toEqual(pages.at(-2));
  await erlan.forges("k:list:999999999");
  expect(shown()).toEqual(pages.at(-1));
});

test("nobody but the mediator who has the case opens its card", async () => {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const others = [
    await town.staff("Сәуле", "kk", { role: "MEDIATOR" }),
    await town.staff("Дана", "kk", { role: "COORDINATOR" }),
    await town.staff("Марат", "kk", { role: "ADMIN" }),
  ];
  await inHand(town, erlan.personId, 1);
  const { id } = await database.prisma.case.findFirstOrThrow();
  for (const other of others) {
    for (const kind of ["card", "cardBelow"]) {
      await other.forges(`k:${kind}:${id}`);
      expect(other.reads()).toMatch(phrase("kk", "assignment:gone"));
    }
  }
  await erlan.forges(`k:card:${id}`);
  expect(erlan.reads()).toMatch(phrase("kk", "casework:assigned"));
  await database.prisma.staffRole.deleteMany({ where: { personId: erlan.personId } });
  await erlan.forges(`k:card:${id}`);
  expect(erlan.reads()).toMatch(phrase("kk", "assignment:gone"));
});
