import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EventFields } from "../../src/features/events/fields.ts";
import { cancelEvent, publishFacts } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { publish, roundTable } from "./sample.ts";

let database: Database;
let town: Town;
let event: number;
let goes: Townsperson;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  event = await publish(database);
  goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
});
afterEach(() => town.close());

const friday = { startsAt: "2026-10-30T05:00:00.000Z", endsAt: "2026-10-30T08:00:00.000Z" };
const saturday = { startsAt: "2026-10-31T05:00:00.000Z", endsAt: "2026-10-31T08:00:00.000Z" };
const house = { address: "Достық үйі" };
const agenda = { agendaKk: "Бағдарлама" };

/** Publishes one change after the other before anything of them can be said. */
async function changes(...steps: Partial<EventFields>[]): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    for (const step of steps) await publishFacts(tx, event, { ...roundTable, ...step }, town.now());
  });
  await town.settles();
}

/** What the notices of changes name, oldest first. */
function heard(person: Townsperson): string[] {
  return person.history().flatMap((text) => /Өзгеріс бар: (.*)/.exec(text)?.[1] ?? []);
}

describe("participants hear of everything that differs from what they were told last", () => {
  test("of two changes at once, in one notice that names both", async () => {
    await changes(friday, { ...friday, ...house });
    expect(heard(goes)).toEqual(["уақыты, өтетін орны"]);
    expect(goes.reads()).toContain("30 қазан");
    expect(goes.reads()).toContain("Достық үйі");
  });

  test("of a change that another one follows of which nobody is told", async () => {
    await changes(friday, { ...friday, ...agenda });
    expect(heard(goes)).toEqual(["уақыты, басқа мәліметтері"]);
  });

  test("of the way back, where they were told of the way there", async () => {
    await changes(friday);
    await changes({});
    expect(heard(goes)).toEqual(["уақыты", "уақыты"]);
    expect(goes.reads()).toContain("29 қазан");
  });

  test("of nothing, where it is again as they know it", async () => {
    await changes(friday, {});
    await changes(agenda);
    expect(heard(goes)).toEqual([]);
  });

  test("once, where a later change leads back to one whose notice has not left", async () => {
    await changes(friday, saturday, friday);
    expect(heard(goes)).toEqual(["уақыты"]);
    expect(goes.reads()).toContain("30 қазан");
  });

  test("of what has changed since they registered, and not of what was changed before", async () => {
    await changes(friday);
    const late = await citizen(town, "Болат");
    await hasRegistered(town, late, event);
    await changes({ ...friday, ...house });
    expect(heard(goes)).toEqual(["уақыты", "өтетін орны"]);
    expect(heard(late)).toEqual(["өтетін орны"]);
  });

  test("of the way back, where nobody knows whether the notice of the way there arrived", async () => {
    await changes(friday);
    await database.prisma.delivery.updateMany({
      where: { message: "events.changed" },
      data: { status: "SKIPPED", messageId: null, attempt: 2 },
    });
    await changes({});
    expect(heard(goes)).toEqual(["уақыты", "уақыты"]);
  });
});

describe("somebody who had blocked the bot is told on their return", () => {
  const returns = async () => {
    town.playground.unblock(goes.id);
    await town.settles();
  };
  beforeEach(async () => {
    town.playground.block(goes.id);
    await town.settles();
  });

  test("of a change", async () => {
    await changes(friday);
    await changes({ ...friday, ...house });
    expect(heard(goes)).toEqual([]);
    await returns();
    expect(heard(goes)).toEqual(["уақыты, өтетін орны"]);
    town.playground.block(goes.id);
    await town.settles();
    await returns();
    expect(heard(goes)).toHaveLength(1);
  });

  test("that it is cancelled, once", async () => {
    await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
    await town.settles();
    expect(goes.history().join()).not.toContain("өтпейді");
    await returns();
    await returns();
    expect(goes.history().filter((text) => text.includes("өтпейді"))).toHaveLength(1);
  });

  test("of nothing that is over or that is as they know it", async () => {
    await changes(friday);
    await changes({});
    await returns();
    expect(heard(goes)).toEqual([]);
    town.playground.block(goes.id);
    await town.settles();
    await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
    town.jumps(3 * 24 * 60);
    await returns();
    expect(goes.history().join()).not.toContain("өтпейді");
  });
});

test("a notice that was refused because the bot was blocked in that moment is said after all", async () => {
  await changes(friday);
  await database.prisma.delivery.updateMany({
    where: { message: "events.changed" },
    data: { status: "REFUSED", messageId: null, error: "403 Forbidden" },
  });
  town.playground.block(goes.id);
  town.playground.unblock(goes.id);
  await town.settles();
  expect(heard(goes)).toEqual(["уақыты", "уақыты"]);
});
