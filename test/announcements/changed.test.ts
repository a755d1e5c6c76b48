import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applyStatus } from "../../src/features/announcements/apply-status.ts";
import { startAnnouncements } from "../../src/features/announcements/jobs.ts";
import { continueRevision } from "../../src/features/announcements/revision.ts";
import { announcementMessage } from "../../src/features/events/events.ts";
import type { EventFields } from "../../src/features/events/fields.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { change } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { announced, heard, strangers, subscriber } from "./round.ts";

// What was announced to hundreds of thousands changes in one short transaction; what was sent follows in parts.

let database: Database;
let town: Town;
let editor: Townsperson & { personId: number };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  editor = await town.staff("Мәдина", "ru", { role: "EDITOR" });
});
afterEach(() => town.close());

const friday = { startsAt: "2026-10-30T05:00:00.000Z", endsAt: "2026-10-30T08:00:00.000Z" };
const saturday = { startsAt: "2026-10-31T05:00:00.000Z", endsAt: "2026-10-31T08:00:00.000Z" };
const theAnnouncement = () => database.prisma.announcement.findFirstOrThrow();
const changes = (event: number, fields: Partial<EventFields>) => change(database, event, fields, town.now());
const wanted = () =>
  database.prisma.delivery.findMany({
    where: { message: announcementMessage.name },
    orderBy: { personId: "asc" },
    select: { status: true, wantedVersion: true, validUntil: true },
  });

describe("what was sent is edited in parts", () => {
  let event: number;
  let readers: Townsperson[];
  beforeEach(async () => {
    readers = [];
    for (const name of ["Айгүл", "Болат", "Сәуле", "Дәурен", "Еркін"]) readers.push(await subscriber(town, name));
    event = await announced(town, editor.personId);
    await town.passes(0);
    expect(readers.map(heard)).toEqual([1, 1, 1, 1, 1]);
  });
  const showing = (day: string) => readers.filter((reader) => reader.reads().includes(day)).length;

  test("the act itself touches none of it; the parts reach everybody, one after the other", async () => {
    await changes(event, friday);
    await town.settles();
    expect(showing("30 қазан")).toBe(0);
    const { id } = await theAnnouncement();
    // The editor is the first of six people.
    expect(await continueRevision(database, id, town.now(), 3)).toBe(true);
    await town.settles();
    expect(showing("30 қазан")).toBe(2);
    // A process that dies in between leaves it to another.
    await town.restarts();
    await town.passes(0);
    expect(showing("30 қазан")).toBe(5);
    expect(await theAnnouncement()).toMatchObject({ revisedUpTo: null });
    expect(readers.map(heard)).toEqual([1, 1, 1, 1, 1]);
  });

  test("a change that comes meanwhile begins from the start", async () => {
    await changes(event, friday);
    const { id } = await theAnnouncement();
    await continueRevision(database, id, town.now(), 3);
    await town.settles();
    await changes(event, saturday);
    await town.passes(0);
    expect(showing("31 қазан")).toBe(5);
  });

  test("cancelled, it says so everywhere, also where it was in somebody's hand", async () => {
    await database.prisma.$executeRaw`
      UPDATE "Delivery"
      SET status = 'WAITING', "notBefore" = '9999-01-01T00:00:00Z'
      WHERE message = ${announcementMessage.name} AND id = (SELECT min(id) FROM "Delivery" WHERE message = ${announcementMessage.name})`;
    await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
    await town.passes(1);
    expect(showing("Іс-шара өтпейді")).toBe(5);
  });
});

describe("what waits follows a stop or a pause in parts", () => {
  beforeEach(async () => {
    await strangers(town, 5, { quietFrom: 9 * 60, quietTo: 14 * 60 });
    await announced(town, editor.personId);
    await startAnnouncements(database, jobTools(database), town.now());
  });
  const statuses = async () => (await wanted()).map(({ status }) => status);

  test("stopped: dropped; paused: held; running: let go", async () => {
    const { id } = await theAnnouncement();
    for (const [status, becomes] of [
      ["PAUSED", "HELD"],
      ["RUNNING", "WAITING"],
      ["STOPPED", "SKIPPED"],
    ] as const) {
      await database.prisma.announcement.update({ where: { id }, data: { status } });
      await applyStatus(database, id, town.now(), 2);
      expect(await statuses()).toEqual(Array.from({ length: 5 }, () => becomes));
    }
  });

  test("stopped, nothing is said that has not been dropped yet", async () => {
    await database.prisma.announcement.updateMany({ data: { status: "STOPPED" } });
    town.jumps(5 * 60);
    await town.settles();
    const errors = await database.prisma.delivery.findMany({ where: { message: announcementMessage.name } });
    expect(errors.map(({ error }) => error)).toEqual(Array.from({ length: 5 }, () => "no longer true"));
  });
});

describe("an announcement that waits for its time is of the event as it is then", () => {
  const tomorrow = new Date("2026-10-28T05:00:00Z");

  test("for those whom it concerns then", async () => {
    const [astana, almaty] = [
      await subscriber(town, "Айгүл", { regions: ["KZ-71"] }),
      await subscriber(town, "Болат", { regions: ["KZ-75"] }),
    ];
    const event = await announced(town, editor.personId, { startAt: tomorrow });
    await changes(event, { regions: ["KZ-75"] });
    await town.passes(24 * 60);
    expect([astana, almaty].map(heard)).toEqual([0, 1]);
  });

  test("until it begins then", async () => {
    await strangers(town, 1);
    const event = await announced(town, editor.personId, { startAt: tomorrow });
    await changes(event, saturday);
    town.jumps(24 * 60);
    await startAnnouncements(database, jobTools(database), town.now());
    expect((await wanted()).map(({ validUntil }) => validUntil)).toEqual([new Date(saturday.startsAt)]);
  });

  test("at once, where it takes place before that time", async () => {
    const person = await subscriber(town, "Айгүл");
    const event = await announced(town, editor.personId, { startAt: new Date("2026-10-29T04:00:00Z") });
    await changes(event, { startsAt: "2026-10-28T05:00:00.000Z", endsAt: "2026-10-28T08:00:00.000Z" });
    await town.passes(1);
    expect(heard(person)).toBe(1);
  });

  test("one that is under way goes on until the event's new start", async () => {
    await strangers(town, 1, { quietFrom: 9 * 60, quietTo: 14 * 60 });
    const event = await announced(town, editor.personId);
    await startAnnouncements(database, jobTools(database), town.now());
    await changes(event, saturday);
    await continueRevision(database, (await theAnnouncement()).id, town.now());
    expect(await theAnnouncement()).toMatchObject({ validUntil: new Date(saturday.startsAt) });
    expect(await wanted()).toMatchObject([{ status: "WAITING", validUntil: new Date(saturday.startsAt) }]);
  });
});
