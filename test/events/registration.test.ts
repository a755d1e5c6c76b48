import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { offerFreedSeats } from "../../src/features/events/jobs.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import { decline, findParticipation, register, registrationName } from "../../src/features/events/registration.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { change, publish } from "./sample.ts";

const vault = createVault([randomBytes(32)]);
const noon = new Date("2026-10-27T12:00:00+05:00");
const night = new Date("2026-10-27T23:30:00+05:00");
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

async function people(count: number): Promise<number[]> {
  const data = Array.from({ length: count }, (_, at) => ({ telegramId: BigInt(5000 + at), createdAt: noon }));
  const rows = await database.prisma.person.createManyAndReturn({ data, select: { id: true } });
  return rows.map(({ id }) => id);
}

const comes = (event: number, personId: number, now = noon, wait = false) =>
  register(database.prisma, vault, event, { personId, name: "Айгүл" }, now, wait);
const participation = async (event: number, personId: number) =>
  (await findParticipation(database.prisma, event, personId)).kind;
const taken = async (id: number) => (await database.prisma.event.findUniqueOrThrow({ where: { id } })).taken;

test("if a thousand people tap at the same time for fifty seats, exactly fifty get one", async () => {
  const id = await publish(database, { places: 50 });
  const crowd = await people(1000);
  const answers = await Promise.all(crowd.map((person) => comes(id, person)));
  expect(answers.filter(({ kind }) => kind === "done")).toHaveLength(50);
  expect(await database.prisma.registration.count({ where: { eventId: id, status: "GOING" } })).toBe(50);
  expect(await database.prisma.registration.count({ where: { eventId: id } })).toBe(50);
  expect(await taken(id)).toBe(50);
}, 120_000);

test("somebody who taps ten times at the same time has one seat, a code and a sealed name", async () => {
  const id = await publish(database, { places: 50 });
  const [person = 0] = await people(1);
  await Promise.all(Array.from({ length: 10 }, () => comes(id, person)));
  expect(await taken(id)).toBe(1);
  const row = await database.prisma.registration.findFirstOrThrow();
  expect(row.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
  expect(vault.open(registrationName(row.id), row.nameSealed ?? new Uint8Array())).toBe("Айгүл");
});

describe("a registration that is not possible changes nothing", () => {
  test.each([
    ["after the deadline", { registerUntil: "2026-10-27T06:00:00.000Z" }, noon],
    ["after the start", {}, new Date("2026-10-29T10:00:00+05:00")],
    ["without any seats", { places: 0 }, noon],
  ])("%s", async (_, changes, now) => {
    const id = await publish(database, changes);
    const [person = 0] = await people(1);
    expect(await comes(id, person, now)).toEqual({ kind: "gone" });
    expect(await participation(id, person)).toBe("none");
  });

  test("after the event was cancelled", async () => {
    const id = await publish(database);
    await cancelEvent(database.prisma, id, noon);
    const [person = 0] = await people(1);
    expect(await comes(id, person)).toEqual({ kind: "gone" });
    expect(await comes(id, person, noon, true)).toEqual({ kind: "gone" });
  });
});

describe("a freed seat", () => {
  async function fullEvent() {
    const id = await publish(database, { places: 1 });
    const [goes = 0, first = 0, second = 0] = await people(3);
    await comes(id, goes);
    await comes(id, first, later(noon, 1), true);
    await comes(id, second, later(noon, 2), true);
    return { id, goes, first, second };
  }
  const offers = () =>
    database.prisma.delivery.findMany({ where: { message: "events.offered" }, orderBy: { id: "asc" } });

  test("is offered to the first person who waits, for twelve hours, and nobody else gets it", async () => {
    const { id, goes, first, second } = await fullEvent();
    await decline(database.prisma, id, goes, noon);
    expect(await participation(id, first)).toBe("offered");
    expect(await participation(id, second)).toBe("waiting");
    expect(await taken(id)).toBe(1);
    expect(await offers()).toMatchObject([{ class: 1, notBefore: noon, validUntil: later(noon, 12) }]);
    expect(await comes(id, goes)).toEqual({ kind: "gone" });
    expect(await comes(id, first)).toEqual({ kind: "done" });
    expect(await participation(id, first)).toBe("going");
    expect(await taken(id)).toBe(1);
  });

  test("is offered at nine o'clock if it is freed at night, and the hours count from then", async () => {
    const { id, goes, first } = await fullEvent();
    await decline(database.prisma, id, goes, night);
    const nine = new Date("2026-10-28T09:00:00+05:00");
    expect(await offers()).toMatchObject([{ notBefore: nine, validUntil: later(nine, 12) }]);
    expect(await comes(id, first, later(nine, 11))).toEqual({ kind: "done" });
  });

  test("is never offered after the start", async () => {
    const { id, goes } = await fullEvent();
    await decline(database.prisma, id, goes, new Date("2026-10-29T09:30:00+05:00"));
    expect(await offers()).toMatchObject([{ validUntil: new Date("2026-10-29T10:00:00+05:00") }]);
  });

  test("goes to the next person if nobody answers or if it is declined", async () => {
    const { id, goes, first, second } = await fullEvent();
    await decline(database.prisma, id, goes, noon);
    await offerFreedSeats(jobTools(database), later(noon, 11));
    expect(await participation(id, first)).toBe("offered");
    const tooLate = later(noon, 22);
    await offerFreedSeats(jobTools(database), tooLate);
    await offerFreedSeats(jobTools(database), tooLate);
    expect([await participation(id, first), await participation(id, second)]).toEqual(["none", "offered"]);
    expect(await taken(id)).toBe(1);
    await decline(database.prisma, id, second, tooLate);
    expect(await taken(id)).toBe(0);
    expect(await offers()).toHaveLength(2);
  });

  test("whose offer ended without an answer was not declined, until the person says so", async () => {
    const { id, goes, first } = await fullEvent();
    await decline(database.prisma, id, goes, noon);
    await offerFreedSeats(jobTools(database), later(noon, 13));
    expect(await participation(id, first)).toBe("none");
    const takenBefore = await taken(id);
    await decline(database.prisma, id, first, later(noon, 13));
    expect(await participation(id, first)).toBe("notGoing");
    expect(await taken(id)).toBe(takenBefore);
  });

  test("cannot be taken after its time, even before the job has run", async () => {
    const { id, goes, first, second } = await fullEvent();
    await decline(database.prisma, id, goes, noon);
    expect(await comes(id, first, later(noon, 13))).toEqual({ kind: "gone" });
    expect(await participation(id, second)).toBe("offered");
    expect(await taken(id)).toBe(1);
  });

  test("is given back once if it is declined twice", async () => {
    const { id, goes } = await fullEvent();
    await Promise.all([1, 2, 3].map(() => decline(database.prisma, id, goes, noon)));
    expect(await taken(id)).toBe(1);
    expect(await offers()).toHaveLength(1);
  });

  test("can be a seat that an editor has added", async () => {
    const { id, first, second } = await fullEvent();
    await change(database, id, { places: 3 }, noon);
    expect([await participation(id, first), await participation(id, second)]).toEqual(["offered", "offered"]);
    expect(await taken(id)).toBe(3);
  });

  test("is not offered to somebody who has blocked the bot", async () => {
    const { id, goes, first, second } = await fullEvent();
    await database.prisma.person.update({ where: { id: first }, data: { blockedAt: noon } });
    await decline(database.prisma, id, goes, noon);
    expect([await participation(id, first), await participation(id, second)]).toEqual(["waiting", "offered"]);
  });
});

test("whatever people do at the same time, the number of taken seats is the number of people with a seat", async () => {
  const id = await publish(database, { places: 5 });
  const crowd = await people(12);
  const acts = crowd.flatMap((person, at) => [
    () => comes(id, person, noon, at % 2 === 0),
    () => decline(database.prisma, id, person, later(noon, 1)),
    () => comes(id, person, later(noon, 2), true),
    () => offerFreedSeats(jobTools(database), later(noon, at)),
  ]);
  await Promise.all(acts.map((act) => act()));
  const have = await database.prisma.registration.count({
    where: { eventId: id, status: { in: ["GOING", "OFFERED"] } },
  });
  expect(await taken(id)).toBe(have);
  expect(have).toBeLessThanOrEqual(5);
  const waiting = await database.prisma.registration.count({ where: { eventId: id, status: "WAITING" } });
  if (have < 5) expect(waiting).toBe(0);
});

test("a registration can be cancelled until the start, and not later", async () => {
  const id = await publish(database);
  const [person = 0] = await people(1);
  await comes(id, person);
  expect(await decline(database.prisma, id, person, new Date("2026-10-29T10:00:00+05:00"))).toEqual({ kind: "gone" });
  expect(await decline(database.prisma, id, person, new Date("2026-10-29T09:59:00+05:00"))).toEqual({ kind: "done" });
  expect(await participation(id, person)).toBe("notGoing");
  expect(await taken(id)).toBe(0);
});
