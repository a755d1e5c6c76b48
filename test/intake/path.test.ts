import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/open.ts";
import { createLogger } from "../../src/log.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("a citizen's story reaches the nearest room, and a mediator accepts it", async () => {
  const town = await openTown(database, { log: createLogger("debug") });
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await citizen.opens("report");
  expect(citizen.reads()).toContain("Қай тілде сөйлескен ыңғайлы?");
  await citizen.taps("Қазақша");
  await citizen.taps("Жоқ, қауіп жоқ");
  await citizen.taps("Иә, толды");
  await citizen.writes("Айгүл Серікова");
  expect(citizen.reads()).toContain("Мен, Айгүл Серікова");
  await citizen.taps("Келісемін");
  await citizen.writes("Көршіміз жерімізге қоршау салып алды.");
  await citizen.taps("Болды");
  await citizen.taps("көршілер");
  await citizen.taps("Алматы облысы");
  await citizen.taps("Қарасай");
  await citizen.taps("Дайын");
  expect(citizen.reads()).toContain("Бәрі дұрыс па?");
  await citizen.taps("Жіберу");
  expect(citizen.reads()).toContain("2026-000001");
  expect(mediator.reads()).toContain("№ 2026-000001 · көршілер · Қарасай ауданы · қазақ тілі");
  expect(mediator.reads()).not.toContain("қоршау");
  await mediator.taps("Қабылдау");
  expect(mediator.reads()).toContain("қоршау");
  expect(citizen.reads()).toContain("Медиатор табылды: Ерлан");
  await town.close();
});
