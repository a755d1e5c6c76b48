import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Works ten to four, is not disturbed after seven, gives four hours and asks two. */
const own: Operator = {
  ...defaultOperator,
  hours: { days: [1, 2, 3, 4, 5], from: 10 * 60, to: 16 * 60, pingFrom: 10 * 60, pingTo: 19 * 60 },
  offers: { answerMinutes: 240, remindAfterMinutes: 30, mediators: 2 },
};
const friday = "2026-10-30T15:00:00+05:00";

test.each([
  ["the source articles' operator", defaultOperator, "30 қазан, 17:00"],
  ["an operator with hours of its own", own, "2 қараша, 13:00"],
  ["one that works this Saturday", { ...own, holidays: { off: [], worked: ["2026-10-31"] } }, "31 қазан, 13:00"],
  ["one with a Monday off", { ...own, holidays: { off: ["2026-11-02"], worked: [] } }, "3 қараша, 13:00"],
])("by when a mediator answers, as citizen and mediator read it: %s", async (_, operator, until) => {
  const town = await openTown(database, { at: friday, operator });
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  expect(citizen.reads()).toContain(`Медиатордың жауап мерзімі: ${until}`);
  expect(mediator.reads()).toContain("Жаңа өтініш");
  expect(mediator.reads()).toContain(until);
});

test("a holiday that the calendar has can be worked", async () => {
  const monday = { at: "2026-10-26T15:00:00+05:00" };
  const worked = { ...own, holidays: { off: [], worked: ["2026-10-26"] } };
  for (const [operator, until] of [
    [own, "27 қазан, 14:00"],
    [worked, "27 қазан, 13:00"],
  ] as const) {
    const town = await openTown(database, { ...monday, operator });
    await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
    const citizen = town.person("Айгүл");
    await reports(citizen);
    expect(citizen.reads()).toContain(until);
    await town.close();
  }
});

test("the ping, the reminder and the number of mediators follow the operator's file", async () => {
  const evening = "2026-10-27T19:30:00+05:00";
  const early = await openTown(database, { at: evening });
  const awake = await early.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await reports(early.person("Айгүл"));
  expect(awake.reads()).toContain("Жаңа өтініш");
  await early.close();

  const town = await openTown(database, { at: evening, operator: own });
  const mediators = [
    await town.staff("Бірінші", "kk", { role: "MEDIATOR" }),
    await town.staff("Екінші", "kk", { role: "MEDIATOR" }),
    await town.staff("Үшінші", "kk", { role: "MEDIATOR" }),
  ];
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const [first, second, third] = mediators;
  await reports(town.person("Айгүл"));
  await town.passes(14 * 60);
  expect(first?.reads()).not.toContain("Жаңа өтініш");
  await town.passes(31);
  expect(first?.reads()).toContain("Жаңа өтініш");
  expect(first?.reads()).toContain("28 қазан, 14:00");
  await town.passes(30);
  expect(first?.reads()).toContain("жауабыңызды күтіп тұр");
  await town.passes(210);
  expect(second?.reads()).toContain("Жаңа өтініш");
  // The second one has two hours left of this day and two of the next.
  await town.passes(22 * 60 + 1);
  expect(second?.reads()).toContain("Жауап мерзімі өтті");
  expect(third?.reads()).not.toContain("Жаңа өтініш");
  expect(coordinator.reads()).toContain("Өтініш сізді күтіп тұр");
});
