import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pauseAnnouncement, resumeAnnouncement, stopManually } from "../../src/features/announcements/controls.ts";
import { startAnnouncements, watchAnnouncements } from "../../src/features/announcements/jobs.ts";
import type { Person, StaffMembership } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { afternoon, announced, heard, statusOf, strangers, subscriber } from "./round.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Running {
  town: Town;
  editor: Townsperson & { personId: number };
  waits: Townsperson;
}

/** An announcement that a subscriber has got and that another, whose quiet hours last until the afternoon, has not. */
async function running(regions = ["KZ-71"]): Promise<Running> {
  const town = await openTown(database);
  const editor = await town.staff("Мәдина", "ru", { role: "EDITOR", regions });
  await subscriber(town, "Айгүл");
  const waits = await subscriber(town, "Болат", afternoon);
  await announced(town, editor.personId, { regions });
  await town.passes(0);
  return { town, editor, waits };
}

const untilAfternoon = 4 * 60 + 1;

test("a paused announcement is not sent; a resumed announcement is", async () => {
  const { town, editor, waits } = await running();
  await editor.taps("⏸ Пауза");
  expect(editor.reads()).toContain("Рассылка на паузе.");
  expect(editor.buttons()).toEqual(["▶️ Продолжить", "⏹ Остановить"]);
  await town.passes(untilAfternoon);
  expect(heard(waits)).toBe(0);
  expect(editor.reads()).toContain("Осталось: 1");
  await editor.taps("▶️ Продолжить");
  await town.passes(1);
  expect(heard(waits)).toBe(1);
  expect(editor.reads()).toContain("Рассылка закончена.");
});

test("an announcement that is resumed at night waits for the end of each subscriber's quiet hours", async () => {
  const { town, editor, waits } = await running();
  await database.prisma.subscription.updateMany({
    where: { person: { telegramId: BigInt(waits.id) } },
    data: { quietFrom: 21 * 60, quietTo: 9 * 60 },
  });
  await editor.taps("⏸ Пауза");
  town.jumps(13 * 60);
  await editor.taps("▶️ Продолжить");
  expect(heard(waits)).toBe(0);
  await town.passes(10 * 60);
  expect(heard(waits)).toBe(1);
});

test("an announcement stops after a second confirmation, and then for good", async () => {
  const { town, editor, waits } = await running();
  await editor.taps("⏹ Остановить");
  expect(editor.reads()).toContain("Остановить?");
  await editor.taps("⬅️ Назад");
  expect(editor.reads()).toContain("Рассылка не остановлена.");
  expect((await statusOf(town))?.status).toBe("RUNNING");
  await editor.taps("⏹ Остановить");
  await editor.taps("⏹ Остановить");
  expect(editor.reads()).toContain("Рассылка остановлена.");
  await town.passes(untilAfternoon);
  await editor.forges("an:resume:1");
  await town.passes(1);
  expect(heard(waits)).toBe(0);
  const progress = editor.history().find((text) => text.includes("Отправлено"));
  expect(progress).toContain("Рассылка остановлена.");
  expect(progress).toContain("Не понадобилось: 1");
});

test("somebody who taps too late sees the present state", async () => {
  const { town, editor } = await running();
  const progress = town.playground.chat(editor.id).messages.findLast(({ fromBot }) => fromBot);
  const presses = async (data: string) => {
    town.playground.press(editor.id, progress?.id ?? 0, data);
    await town.settles();
  };
  await presses("an:pause:1");
  await presses("an:pause:1");
  expect(editor.reads()).toContain("Рассылка на паузе.");
  await presses("an:stopped:1");
  for (const act of ["pause", "resume", "stop", "stopped", "keep"]) await editor.forges(`an:${act}:1`);
  await presses("an:resume:1");
  expect(editor.history().join()).toContain("Рассылка остановлена.");
  expect(await statusOf(town)).toMatchObject({ status: "STOPPED" });
});

test("if pausing and stopping happen at the same time, the announcement ends up stopped and is not sent", async () => {
  const { town, editor, waits } = await running();
  const me = { ...someone(editor.personId), staff: [anywhere("EDITOR")] };
  const acts = [stopManually, pauseAnnouncement, stopManually, pauseAnnouncement, stopManually];
  const results = await Promise.all(acts.map((act) => act(database.prisma, me, 1, town.now())));
  expect(results.filter(({ kind }) => kind === "done").length).toBeLessThanOrEqual(2);
  expect((await statusOf(town))?.status).toBe("STOPPED");
  await town.passes(untilAfternoon);
  expect(heard(waits)).toBe(0);
});

test("if many resume at the same time, only the first does", async () => {
  const { town, editor, waits } = await running();
  await editor.taps("⏸ Пауза");
  const me = { ...someone(editor.personId), staff: [anywhere("EDITOR")] };
  const resumes = Array.from({ length: 5 }, () => resumeAnnouncement(database.prisma, me, 1, town.now()));
  expect((await Promise.all(resumes)).filter(({ kind }) => kind === "done")).toHaveLength(1);
  await town.passes(untilAfternoon);
  expect(heard(waits)).toBe(1);
});

test.each([
  ["paused", pauseAnnouncement, "HELD"],
  ["stopped", stopManually, "SKIPPED"],
] as const)(
  "a delivery that was being sent when the announcement was %s, and comes back, is not sent",
  async (_, act, status) => {
    const { town, editor, waits } = await running();
    const { id: personId } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: waits.id } });
    const ofReader = { personId, message: "events.announcement" };
    // A sender is working on the delivery.
    const leasedUntil = new Date(town.now().getTime() + 24 * 3_600_000);
    await database.prisma.delivery.updateMany({ where: ofReader, data: { status: "SENDING", leasedUntil } });
    const me = { ...someone(editor.personId), staff: [anywhere("EDITOR")] };
    expect(await act(database.prisma, me, 1, town.now())).toEqual({ kind: "done" });
    await database.prisma.delivery.updateMany({ where: ofReader, data: { status: "WAITING", leasedUntil: null } });
    await town.passes(untilAfternoon);
    expect(heard(waits)).toBe(0);
    expect(await database.prisma.delivery.findFirst({ where: ofReader })).toMatchObject({ status });
  },
);

test("the buttons work in the middle of a form, and the form stays open", async () => {
  const { town, editor } = await running();
  await editor.writes("/report");
  const asked = editor.reads();
  await editor.presses("an:pause");
  expect(await statusOf(town)).toMatchObject({ status: "PAUSED", pausedBecause: "EDITOR" });
  expect(editor.reads()).toBe(asked);
});

describe("when too many deliveries fail", () => {
  async function failing(): Promise<Running> {
    const town = await openTown(database);
    const editor = await town.staff("Мәдина", "ru", { role: "EDITOR" });
    await strangers(town, 60);
    const waits = await subscriber(town, "Болат", afternoon);
    await announced(town, editor.personId);
    await town.passes(0);
    await town.passes(1);
    return { town, editor, waits };
  }

  test("the announcement pauses by itself and tells the editor, who resumes it", async () => {
    const { town, editor, waits } = await failing();
    expect(editor.reads()).toContain("Рассылка сама встала на паузу.");
    expect(editor.reads()).toContain("Не дошло: 60");
    expect(await statusOf(town)).toEqual({ status: "PAUSED", pausedBecause: "FAILURES" });
    expect(editor.history().join()).toContain("слишком многим не доходит");
    const countBefore = editor.history().length;
    await town.passes(untilAfternoon);
    expect(heard(waits)).toBe(0);
    expect(editor.history()).toHaveLength(countBefore);
    await editor.taps("▶️ Продолжить");
    await town.passes(1);
    expect(heard(waits)).toBe(1);
    expect(editor.history().find((text) => text.includes("Отправлено"))).toContain("Рассылка закончена.");
    expect(editor.history()).toHaveLength(countBefore);
  });

  test("a few failures are not enough to pause, and people who have blocked the bot do not count", async () => {
    const town = await openTown(database);
    const editor = await town.staff("Мәдина", "ru", { role: "EDITOR" });
    await strangers(town, 20);
    const leaving = [];
    for (let at = 0; at < 5; at += 1) leaving.push(await subscriber(town, `Кетті ${at}`));
    for (const { id } of leaving) town.playground.block(id);
    const waits = await subscriber(town, "Болат", afternoon);
    await announced(town, editor.personId);
    await database.prisma.person.updateMany({ data: { blockedAt: null } });
    await database.prisma.subscription.updateMany({ data: { endedAt: null, endedBy: null } });
    await town.passes(0);
    await town.passes(1);
    expect(editor.reads()).toContain("Объявление рассылается.");
    expect(editor.reads()).toContain("Заблокировали бота: 5 · Не дошло: 20");
    expect((await statusOf(town))?.status).toBe("RUNNING");
    await town.passes(untilAfternoon);
    expect(heard(waits)).toBe(1);
  });
});

function someone(id: number): Person {
  return { id, telegramId: 0, language: "kk", blocked: false, staff: [] };
}

const anywhere = (role: StaffMembership["role"], regions: string[] = []) => ({ role, regions });

test.each([
  ["the author", true, [anywhere("EDITOR", ["KZ-71"])], "done"],
  ["the author who lost the role", true, [], "gone"],
  ["the author who lost the region", true, [anywhere("EDITOR", ["KZ-10"])], "gone"],
  ["another editor", false, [anywhere("EDITOR")], "gone"],
  ["a coordinator", false, [anywhere("COORDINATOR")], "gone"],
  ["an administrator", false, [anywhere("ADMIN")], "done"],
] as const)("%s: the acts on the announcement are allowed or refused", async (_, isAuthor, staff, expected) => {
  const { town, editor } = await running();
  const person = { ...someone(isAuthor ? editor.personId : 999), staff: staff.map((member) => ({ ...member })) };
  for (const act of [pauseAnnouncement, resumeAnnouncement, stopManually]) {
    expect(await act(database.prisma, person, 1, town.now())).toEqual({ kind: expected });
  }
  expect((await statusOf(town))?.status).toBe(expected === "done" ? "STOPPED" : "RUNNING");
});

test("an editor of a region may not control an announcement for the whole country", async () => {
  const { town, editor } = await running([]);
  const person = { ...someone(editor.personId), staff: [anywhere("EDITOR", ["KZ-71"])] };
  expect(await pauseAnnouncement(database.prisma, person, 1, town.now())).toEqual({ kind: "gone" });
});

test("taps of another editor, and taps for an announcement that does not exist, change nothing", async () => {
  const { town } = await running();
  const other = await town.staff("Басқа", "ru", { role: "EDITOR", regions: ["KZ-10"] });
  for (const data of ["an:pause:1", "an:stopped:1", "an:pause:77", "an:pause:x", "an:pause:999999999"]) {
    await other.forges(data);
  }
  expect(other.history().join()).toContain("Управлять этой рассылкой вы не можете.");
  expect((await statusOf(town))?.status).toBe("RUNNING");
  await watchAnnouncements(database, jobTools(database), town.now());
});

test("a resumed announcement keeps its place in the queue", async () => {
  const town = await openTown(database);
  const editor = await town.staff("Мәдина", "ru", { role: "EDITOR" });
  await strangers(town, 1);
  await town.holdsEverybody(60);
  await announced(town, editor.personId);
  await startAnnouncements(database, jobTools(database), town.now());
  const me = { ...someone(editor.personId), staff: [anywhere("EDITOR")] };
  const place = () => database.prisma.delivery.findFirstOrThrow({ where: { message: "events.announcement" } });
  const { notBefore } = await place();
  await pauseAnnouncement(database.prisma, me, 1, town.now());
  town.jumps(10);
  await resumeAnnouncement(database.prisma, me, 1, town.now());
  expect(await place()).toMatchObject({ status: "WAITING", notBefore });
});
