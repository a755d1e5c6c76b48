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

/** Publishes several changes before a message about any of them can be sent. */
async function changes(...steps: Partial<EventFields>[]): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    for (const step of steps) await publishFacts(tx, event, { ...roundTable, ...step }, town.now());
  });
  await town.settles();
}

/** The changes in each notice, oldest first. */
function heard(person: Townsperson): string[] {
  return person.history().flatMap((text) => /Өзгеріс бар: (.*)/.exec(text)?.[1] ?? []);
}

describe("participants are told about every difference from what they last knew", () => {
  test("two changes at the same time are in one notice", async () => {
    await changes(friday, { ...friday, ...house });
    expect(heard(goes)).toEqual(["уақыты, өтетін орны"]);
    expect(goes.reads()).toContain("30 қазан");
    expect(goes.reads()).toContain("Достық үйі");
  });

  test("a change is told even if a change without notice follows", async () => {
    await changes(friday, { ...friday, ...agenda });
    expect(heard(goes)).toEqual(["уақыты, басқа мәліметтері"]);
  });

  test("a reversal is told if the change was told", async () => {
    await changes(friday);
    await changes({});
    expect(heard(goes)).toEqual(["уақыты", "уақыты"]);
    expect(goes.reads()).toContain("29 қазан");
  });

  test("nothing is told if the event is again as they know it", async () => {
    await changes(friday, {});
    await changes(agenda);
    expect(heard(goes)).toEqual([]);
  });

  test("a version whose notice was not sent yet is told once, even if a later change returns to it", async () => {
    await changes(friday, saturday, friday);
    expect(heard(goes)).toEqual(["уақыты"]);
    expect(goes.reads()).toContain("30 қазан");
  });

  test("only changes since their registration are told", async () => {
    await changes(friday);
    const late = await citizen(town, "Болат");
    await hasRegistered(town, late, event);
    await changes({ ...friday, ...house });
    expect(heard(goes)).toEqual(["уақыты", "өтетін орны"]);
    expect(heard(late)).toEqual(["өтетін орны"]);
  });

  test("a reversal is told if nobody knows whether the notice of the change arrived", async () => {
    await changes(friday);
    await database.prisma.delivery.updateMany({
      where: { message: "events.changed" },
      data: { status: "SKIPPED", messageId: null, attempt: 2 },
    });
    await changes({});
    expect(heard(goes)).toEqual(["уақыты", "уақыты"]);
  });
});

describe("somebody who had blocked the bot and returns is told", () => {
  const returns = async () => {
    town.playground.unblock(goes.id);
    await town.settles();
  };
  beforeEach(async () => {
    town.playground.block(goes.id);
    await town.settles();
  });

  test("about a change", async () => {
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

  test("about a cancellation, once", async () => {
    await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
    await town.settles();
    expect(goes.history().join()).not.toContain("өтпейді");
    await returns();
    await returns();
    expect(goes.history().filter((text) => text.includes("өтпейді"))).toHaveLength(1);
  });

  test("nothing about an event that is over or unchanged", async () => {
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

test("a notice that failed because the bot was blocked at that moment is sent later", async () => {
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
