import { afterAll, beforeAll, expect, test } from "vitest";
import { createDueJobs, startsWithin } from "../../src/app/due-jobs.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { nextMorning } from "../../src/platform/time/contact-hours.ts";
import { localStamp } from "../../src/platform/time/local-time.ts";
import { dayMs, hourMinutes, hourMs, minuteMs, secondMs } from "../../src/platform/time/units.ts";
import { stopsOfClock } from "../../src/playground/clock-stops.ts";
import { createMovedClock } from "../../src/playground/moved-clock.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Moves the town's clock as the page's buttons do. */
async function moves(town: Town, minutes: number): Promise<void> {
  const due = createDueJobs(town.service, createLogger("silent"));
  const from = town.now().getTime();
  for (const stop of stopsOfClock(from, from + minutes * minuteMs)) {
    const before = town.now();
    town.jumps((stop - before.getTime()) / minuteMs);
    await due.run(before, town.now());
  }
}

/** When the person's reminders came, by the clock of their phone. */
function remindedAt(town: Town, person: Townsperson): string[] {
  const { messages } = town.playground.chat(person.id);
  return messages.filter(({ text }) => text.includes("🔔")).map(({ date }) => localStamp(new Date(date * secondMs)));
}

test("what falls due during a long move is sent at its time, in order", async () => {
  // A Tuesday at ten; the event is on Thursday at ten.
  const town = await openTown(database);
  const event = await publish(database);
  const goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
  await town.passes(23 * hourMinutes);
  await moves(town, 24 * hourMinutes + 17);
  expect(remindedAt(town, goes)).toEqual(["2026-10-28 10:00", "2026-10-29 09:00"]);
});

test("while Telegram takes nothing, the clock goes on, and what was due is sent in the next hour", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
  const description = "Too Many Requests: retry after 600";
  town.playground.faults = ({ method }) =>
    method === "sendMessage" ? { kind: "refuse", code: 429, description, retryAfter: 600 } : undefined;
  await town.passes(23 * hourMinutes);
  await moves(town, 2 * hourMinutes);
  expect(remindedAt(town, goes)).toEqual([]);
  town.playground.faults = undefined;
  await moves(town, hourMinutes);
  expect(remindedAt(town, goes)).toHaveLength(1);
});

test("a job is run where its schedule falls between two stops", () => {
  const at = (time: string) => new Date(`2026-10-27T${time}+05:00`);
  expect(startsWithin("0 37 * * * *", at("10:30:00"), at("10:35:00"))).toBe(false);
  expect(startsWithin("0 37 * * * *", at("10:35:00"), at("10:40:00"))).toBe(true);
  expect(startsWithin("0 37 * * * *", at("10:37:00"), at("10:38:00"))).toBe(false);
  expect(startsWithin("30 * * * * *", at("10:37:00"), at("10:37:20"))).toBe(false);
  expect(startsWithin("*/20 * * * * *", at("10:59:50"), at("11:00:00"))).toBe(true);
  expect(startsWithin("0 */10 * * * *", at("10:01:00"), at("10:09:59"))).toBe(false);
  expect(startsWithin("0 37 * * * *", at("10:40:00"), at("11:40:00"))).toBe(true);
});

test("the clock of the playground and of the bot stop at the same moments on the way to the morning", async () => {
  const seen: { shiftMs: number; shown: string }[] = [];
  let stops = 0;
  const clock = createMovedClock({
    setBot: async (shiftMs) => {
      seen.push({ shiftMs, shown: localStamp(clock.now()) });
    },
    morningAfter: nextMorning,
  });
  const before = clock.now();
  await clock.move({ until: "morning" }, () => {
    stops += 1;
  });
  expect(localStamp(clock.now())).toMatch(/ 09:00$/);
  expect(clock.now().getTime() - before.getTime()).toBeLessThanOrEqual(dayMs + minuteMs);
  expect(stops).toBe(seen.length);
  const shifts = seen.map(({ shiftMs }) => shiftMs);
  expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
  expect(clock.shiftMs()).toBe(shifts.at(-1));
});

test("a bot that is slow at a stop never makes the clock go back", async () => {
  const shown: number[] = [];
  const clock = createMovedClock({
    setBot: async () => {
      shown.push(clock.now().getTime());
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
    morningAfter: nextMorning,
  });
  await clock.move({ minutes: 60 }, () => {});
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(clock.shiftMs()).toBeLessThanOrEqual(hourMs);
});
