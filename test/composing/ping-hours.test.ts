import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { changesField, composes, submits } from "./composing.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const own: Operator = {
  ...defaultOperator,
  hours: { ...defaultOperator.hours, pingFrom: 9 * 60, pingTo: 18 * 60 },
};

async function cast(at: string, operator: Operator) {
  const town = await openTown(database, { at, operator });
  const editor = (name: string) => town.staff(name, "kk", { role: "EDITOR", regions: ["KZ-19"] });
  return { town, author: await editor("Айгүл"), second: await editor("Марат") };
}

const waits = phrase("kk", "composing:ping.waits");

/** Lets the night pass. Nobody is pinged before the operator's morning. */
async function sleeps(town: Town, until: string, check: () => void): Promise<void> {
  const minutes = (new Date(until).getTime() - town.now().getTime()) / 60_000;
  await town.passes(minutes - 5);
  check();
  await town.passes(6);
}

test("with pings from nine to six, an event that is submitted at eight in the evening reaches the approver in the morning", async () => {
  const { town, author, second } = await cast("2026-10-27T20:00:00+05:00", own);
  await composes(author);
  await submits(author);
  await sleeps(town, "2026-10-28T09:00:00+05:00", () => expect(second.history().join()).not.toMatch(waits));
  expect(second.reads()).toMatch(waits);
});

test("with pings until nine in the evening, the approver is pinged at eight, and not before eight in the morning", async () => {
  const evening = await cast("2026-10-27T20:00:00+05:00", defaultOperator);
  await composes(evening.author);
  await submits(evening.author);
  expect(evening.second.reads()).toMatch(waits);
  await evening.town.close();

  const { town, author, second } = await cast("2026-10-27T05:00:00+05:00", defaultOperator);
  await composes(author);
  await submits(author);
  await sleeps(town, "2026-10-27T08:00:00+05:00", () => expect(second.history().join()).not.toMatch(waits));
  expect(second.reads()).toMatch(waits);
});

test("composers and approvers are pinged about each other's acts in the same hours", async () => {
  const { town, author, second } = await cast("2026-10-27T17:00:00+05:00", own);
  const approved = phrase("kk", "composing:told.approved");
  await composes(author);
  await submits(author);
  await town.passes(120);
  await second.presses("ap:open");
  await second.presses("ap:approve");
  await sleeps(town, "2026-10-28T09:00:00+05:00", () => expect(author.history().join()).not.toMatch(approved));
  expect(author.history().join()).toMatch(approved);

  // Ten hours later it is evening again.
  await town.passes(10 * 60);
  const { id } = await database.prisma.event.findFirstOrThrow();
  const before = second.history().length;
  await changesField(author, id, "place", "Достық үйі, Қонаев");
  await author.presses("cp:publish");
  await author.presses("cp:publishNow");
  await changesField(author, id, "titleKk", "Басқа атау");
  await author.presses("cp:publish");
  await author.presses("cp:submitChange");
  await sleeps(town, "2026-10-29T09:00:00+05:00", () => expect(second.history()).toHaveLength(before));
  const told = second.history().slice(before).join();
  expect(told).toMatch(phrase("kk", "composing:told.changedByOne"));
  expect(told).toMatch(waits);
});
