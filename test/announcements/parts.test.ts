import { afterAll, beforeAll, expect, test } from "vitest";
import { pauseAnnouncement, resumeAnnouncement, stopManually } from "../../src/features/announcements/controls.ts";
import { watchAnnouncements } from "../../src/features/announcements/jobs.ts";
import { continueStart, startAnnouncement } from "../../src/features/announcements/start-announcement.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { openTown } from "../harness/town.ts";
import { announced, heard, statusOf, subscriber } from "./round.ts";

// An audience that is too large for one statement is told in parts, one transaction each.

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const staff = [{ role: "EDITOR" as const, regions: [] }];

/** Five subscribers, of whom two are told so far. */
async function begun() {
  const town = await openTown(database);
  const editor = await town.staff("Мәдина", "ru", { role: "EDITOR" });
  const people = await Promise.all(
    ["Айгүл", "Болат", "Сәуле", "Дәурен", "Еркін"].map((name) => subscriber(town, name)),
  );
  await announced(town, editor.personId);
  const { id } = await database.prisma.announcement.findFirstOrThrow();
  await startAnnouncement(database, id, town.now(), 2);
  await town.settles();
  expect(people.map(heard).reduce((sum, times) => sum + times)).toBe(2);
  const maker = { id: editor.personId, telegramId: editor.id, language: "ru" as const, blocked: false, staff };
  return { town, editor, id, maker, heardAll: () => people.map(heard) };
}

test("it is not done after the first part, and a process that continues it tells nobody twice", async () => {
  const { town, editor, id, heardAll } = await begun();
  town.jumps(1);
  await watchAnnouncements(database, jobTools(database), town.now());
  await town.settles();
  expect((await statusOf(town))?.status).toBe("RUNNING");
  await town.restarts();
  await Promise.all(Array.from({ length: 4 }, () => continueStart(database, id, town.now(), 2)));
  await town.settles();
  await town.passes(1);
  expect(heardAll()).toEqual([1, 1, 1, 1, 1]);
  expect((await statusOf(town))?.status).toBe("DONE");
  expect(editor.reads()).toContain("Отправлено: 5 из 5");
});

test("it breaks off, and the next time goes on where it was", async () => {
  const { town, id, heardAll } = await begun();
  await database.sql.rows(`ALTER TABLE "Announcement" ADD CONSTRAINT broken CHECK (total < 4)`);
  await expect(continueStart(database, id, town.now(), 2)).rejects.toThrow();
  await database.sql.rows(`ALTER TABLE "Announcement" DROP CONSTRAINT broken`);
  await town.passes(1);
  expect(heardAll()).toEqual([1, 1, 1, 1, 1]);
});

test("paused in between the rest waits, let go on it is told", async () => {
  const { town, id, maker, heardAll } = await begun();
  expect(await pauseAnnouncement(database.prisma, maker, id, town.now())).toEqual({ kind: "done" });
  await town.passes(2);
  expect(heardAll().reduce((sum, times) => sum + times)).toBe(2);
  expect(await database.prisma.delivery.count({ where: { status: "HELD" } })).toBe(3);
  expect(await resumeAnnouncement(database.prisma, maker, id, town.now())).toEqual({ kind: "done" });
  await town.passes(1);
  expect(heardAll()).toEqual([1, 1, 1, 1, 1]);
});

test("stopped in between the rest is told nothing", async () => {
  const { town, editor, id, maker, heardAll } = await begun();
  expect(await stopManually(database.prisma, maker, id, town.now())).toEqual({ kind: "done" });
  await town.passes(2);
  expect(heardAll().reduce((sum, times) => sum + times)).toBe(2);
  expect(editor.reads()).toContain("Отправлено: 2 из 2");
  expect(editor.reads()).toContain("Рассылка остановлена.");
});
