import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { type Inhabitant, openTown, type Town } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function townWithAdmin(): Promise<{ town: Town; admin: Inhabitant }> {
  const town = await openTown(database, { adminIds: [1001] });
  const admin = town.person("Данияр", "ru");
  await admin.opens("nothing");
  await admin.taps("Русский");
  return { town, admin };
}

async function invites(admin: Inhabitant): Promise<string> {
  await admin.writes("/staff");
  await admin.taps("медиатор");
  await admin.taps("Акмолинская область");
  await admin.taps("Дальше");
  await admin.taps("русский");
  await admin.taps("Дальше");
  await admin.taps("Женщина");
  await admin.taps("Школьная медиация");
  await admin.taps("Создать ссылку");
  const payload = /start=(staff_[\w-]+)/.exec(admin.reads())?.[1];
  if (payload === undefined) throw new Error(`no link in: ${admin.reads()}`);
  return payload;
}

test("an administrator's link makes a mediator, once", async () => {
  const { town, admin } = await townWithAdmin();
  const link = await invites(admin);
  const newcomer = town.person("Ольга", "ru");
  await newcomer.opens(link);
  await newcomer.taps("Русский");
  expect(newcomer.reads()).toContain("Акмолинская область");
  expect(newcomer.reads()).toContain("казахский, русский");
  expect(newcomer.reads()).toContain("Ольга");
  await newcomer.taps("Присоединиться");
  expect(newcomer.reads()).toContain("Ваша роль: медиатор");
  await newcomer.writes("/start");
  expect(newcomer.buttons().join()).toContain("Дежурство");
  const late = town.person("Бөтен");
  await late.opens(link);
  await late.taps("Қазақша");
  expect(late.reads()).toContain("жарамайды");
  expect(await database.prisma.staffRole.findMany()).toMatchObject([{ role: "MEDIATOR", regions: ["KZ-11"] }]);
  expect(await database.prisma.mediator.findMany()).toMatchObject([
    { kind: "PUBLIC", woman: true, marks: ["SCHOOL"], roomId: "kokshetau" },
  ]);
});

test("a link is out of date after a week, and a made-up one is no link", async () => {
  const { town, admin } = await townWithAdmin();
  const link = await invites(admin);
  await town.passes(7 * 24 * 60 + 1);
  const newcomer = town.person("Ольга", "ru");
  await newcomer.opens(link);
  await newcomer.taps("Русский");
  expect(newcomer.reads()).toContain("не действует");
  await newcomer.opens("staff_AAAAAAAAAAAAAAAAAAAAAA");
  expect(newcomer.reads()).toContain("не действует");
});

test("two who open one link at once: one joins", async () => {
  const { town, admin } = await townWithAdmin();
  const link = await invites(admin);
  const both = [town.person("Ольга", "ru"), town.person("Пётр", "ru")];
  for (const invited of both) {
    await invited.opens(link);
    await invited.taps("Русский");
  }
  for (const invited of both) {
    const last = town.playground.chat(invited.id).messages.at(-1);
    town.playground.press(invited.id, last?.id ?? 0, last?.buttons.flat()[0]?.callback_data ?? "");
  }
  await town.settles();
  expect(both.filter((person) => person.reads().includes("Ваша роль"))).toHaveLength(1);
  expect(await database.prisma.staffRole.count()).toBe(1);
});

test("nobody but an administrator invites, whatever buttons they send", async () => {
  const { town, admin } = await townWithAdmin();
  await admin.writes("/staff");
  await admin.taps("медиатор");
  const { id } = await database.prisma.invitation.findFirstOrThrow();
  const others = [
    await town.staff("Ерлан", "ru", { role: "MEDIATOR" }),
    await town.staff("Сәуле", "ru", { role: "COORDINATOR" }),
    await town.staff("Олег", "ru", { role: "EDITOR" }),
  ];
  for (const somebody of others) {
    await somebody.writes("/staff");
    expect(somebody.reads()).toContain("только администратор");
    for (const data of [
      "d:invite",
      "d:role:COORDINATOR",
      `d:region:${id}:KZ-10:on`,
      `d:language:${id}:kk:off`,
      `d:languages:${id}`,
      `d:make:${id}`,
    ]) {
      town.playground.press(somebody.id, town.playground.chat(somebody.id).messages.at(-1)?.id ?? 0, data);
      await town.settles();
      expect(somebody.reads()).toContain("только администратор");
    }
  }
  expect(await database.prisma.invitation.findMany()).toMatchObject([{ id, regions: [], tokenHash: null }]);
});

test("a name that is cut within an emoji is shown without it, and the invitation opens", async () => {
  const { town, admin } = await townWithAdmin();
  const link = await invites(admin);
  const newcomer = town.person(`${"О".repeat(79)}😀`, "ru");
  await newcomer.opens(link);
  await newcomer.taps("Русский");
  expect(newcomer.reads()).toContain("О".repeat(79));
  expect(newcomer.history().every((text) => text.isWellFormed())).toBe(true);
});
