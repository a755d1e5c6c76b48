import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, stepOf } from "../harness/report.ts";
import { openTown, type Town } from "../harness/town.ts";

interface Line {
  level: number;
  msg: string;
  update?: string;
  delivery?: string;
  method?: string;
  outcome?: string;
  message?: string;
  subject?: string;
  attempt?: number;
}

let database: Database;
let town: Town;
let lines: Line[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  lines = [];
  const log = createLogger("debug", { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  town = await openTown(database, { log });
});
afterEach(() => town.close());

const about = (update: string | undefined) => lines.filter((line) => line.update === update);

test("one update is followed by its id: stored, claimed, its calls, the deliveries that it enqueues, handled", async () => {
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen, "kk", stepOf.summary);
  lines.length = 0;
  await citizen.presses("f:send");
  expect(mediator.reads()).not.toBe("");

  const { update } = lines.find(({ msg }) => msg === "stored") ?? {};
  const way = about(update).map(({ msg, method }) => (method === undefined ? msg : `${msg} ${method}`));
  expect(way.filter((step) => step !== "called answerCallbackQuery")).toEqual([
    "stored",
    "claimed",
    "enqueued",
    "called editMessageText",
    ...way.filter((step) => step === "called sendVenue"),
    "handled",
  ]);
  expect(way).toContain("called answerCallbackQuery");

  // Its ping to the mediator, by what it says and about what.
  const said = about(update).find(({ msg }) => msg === "enqueued");
  const delivered = lines.filter(
    ({ msg, message, subject }) => msg === "delivered" && message === said?.message && subject === said?.subject,
  );
  expect(delivered).toHaveLength(1);
  const calls = lines.filter(({ delivery, method }) => delivery === delivered[0]?.delivery && method !== undefined);
  expect(calls).toMatchObject([{ msg: "called", method: "sendMessage", outcome: "ok" }]);
});

test("of people who write at once each keeps the own id, and nothing is said at info", async () => {
  const people = Array.from({ length: 8 }, (_, n) => town.person(`Адам ${n}`));
  for (const { id } of people) town.playground.openLink(id, "nothing");
  await town.settles();
  const updates = lines.filter(({ msg }) => msg === "stored").map(({ update }) => update);
  expect(new Set(updates).size).toBe(people.length);
  for (const update of updates) {
    expect(about(update).map(({ msg, method }) => method ?? msg)).toEqual([
      "stored",
      "claimed",
      "sendMessage",
      "handled",
    ]);
    expect(about(update).every(({ msg, attempt }) => msg === "stored" || attempt === 1)).toBe(true);
  }
  expect(
    lines.filter(({ msg, update, delivery }) => msg === "called" && update === undefined && delivery === undefined),
  ).toEqual([]);
  expect(lines.filter(({ level }) => level >= 30)).toEqual([]);
});

test("what fails says of which update it was", async () => {
  const citizen = town.person("Айгүл");
  await citizen.opens("nothing");
  lines.length = 0;
  town.playground.faults = ({ method }) => (method === "sendMessage" ? { kind: "drop", when: "before" } : undefined);
  town.playground.sendText(citizen.id, "/help");
  const { promise, resolve } = Promise.withResolvers<void>();
  const looking = setInterval(() => lines.some(({ msg }) => msg === "handling failed") && resolve(), 5);
  await promise;
  clearInterval(looking);
  town.playground.faults = undefined;
  const { update } = lines.find(({ msg }) => msg === "stored") ?? {};
  expect(about(update).find(({ msg }) => msg === "handling failed")).toMatchObject({ level: 50, attempt: 1 });
});
