import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
});
afterEach(() => town.close());

const region = "KZ-19";

function mediator(name: string) {
  return town.staff(name, "kk", { role: "MEDIATOR", regions: [region] });
}

/** «Stop» in Telegram, or its opposite. */
async function stops(person: { id: number }): Promise<void> {
  town.playground.block(person.id);
  await town.settles();
}
async function returns(person: { id: number }): Promise<void> {
  town.playground.unblock(person.id);
  await town.settles();
}

test("a mediator who is asked and stops the bot is passed over after ten minutes, and may still accept on their return", async () => {
  const first = await mediator("Бірінші");
  const second = await mediator("Екінші");
  const citizen = town.person("Айгүл");
  await reports(citizen);
  expect(first.reads()).toMatch(phrase("kk", "assignment:ping"));
  await stops(first);
  await town.passes(9);
  expect(second.history().join()).not.toContain("2026-000001");
  await town.passes(2);
  expect(second.reads()).toMatch(phrase("kk", "assignment:ping"));
  expect(citizen.reads()).toMatch(phrase("kk", "cases:offeredNext"));
  await returns(first);
  await first.forges("o:accept:1");
  expect(citizen.reads()).toContain("Медиатор табылды: Бірінші");
  expect(second.buttons()).toEqual([]);
});

test("a «Stop» by mistake costs nothing", async () => {
  const first = await mediator("Бірінші");
  const second = await mediator("Екінші");
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await first.presses("o:accept");
  await stops(first);
  await town.passes(9);
  await returns(first);
  await town.passes(30);
  expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({
    status: "ASSIGNED",
    mediatorId: first.personId,
  });
  expect(citizen.history().join()).not.toMatch(phrase("kk", "cases:leftUnreachable"));
  expect(second.history().join()).not.toContain("2026-000001");
});

test("accepted cases of a mediator who has stopped the bot go to the coordinator, and everybody is told", async () => {
  const has = await mediator("Бірінші");
  const other = await mediator("Екінші");
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await has.presses("o:accept");
  await stops(has);
  await town.passes(9);
  expect(coordinator.history().join()).not.toContain("2026-000001");
  await town.passes(2);
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:needed"));
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:unreachable"));
  const told = citizen.history();
  expect(told.filter((text) => phrase("kk", "cases:leftUnreachable").test(text))).toHaveLength(1);
  expect(told.filter((text) => phrase("kk", "cases:escalated").test(text))).toHaveLength(1);
  expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING", mediatorId: null });

  // Only once. A mediator who comes back no longer has the case, unless the coordinator chooses them.
  await town.passes(30);
  expect(coordinator.history().filter((text) => phrase("kk", "assignment:needed").test(text))).toHaveLength(1);
  await returns(has);
  for (const data of ["o:open:1", "o:accept:1"]) {
    await has.forges(data);
    expect(has.reads()).toMatch(phrase("kk", "assignment:gone"));
  }
  await coordinator.presses("q:case");
  await coordinator.presses("q:choose");
  await coordinator.taps("Екінші");
  expect(other.reads()).toMatch(phrase("kk", "assignment:ping"));
});

test("nobody who has stopped the bot is asked, nor offered to a coordinator", async () => {
  const gone = await mediator("Бірінші");
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  await stops(gone);
  await reports(town.person("Айгүл"));
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:needed"));
  await coordinator.presses("q:case");
  await coordinator.presses("q:choose");
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:queue.nobody"));
  expect(await database.prisma.offer.count()).toBe(0);
});
