import { afterAll, beforeAll, expect, test } from "vitest";
import { announcementMessage } from "../../src/features/events/events.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { change, publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Wishes = NonNullable<Parameters<Database["prisma"]["subscription"]["create"]>[0]["data"]>;

async function subscribes(town: Town, person: Townsperson, wishes: Partial<Wishes> = {}): Promise<void> {
  const { id } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(person.id) } });
  const data = { ...wishes, personId: id, since: town.now() } as Parameters<
    Database["prisma"]["subscription"]["create"]
  >[0]["data"];
  await database.prisma.subscription.create({ data });
}

async function announced(town: Town, event: number, readers: Townsperson[]): Promise<void> {
  await database.prisma.announcement.createMany({
    data: {
      ...announcementMessage.about({ event }),
      status: "RUNNING",
      kind: "ROUND_TABLE",
      createdById: 0,
      startAt: town.now(),
      validUntil: new Date("2026-10-29T05:00:00Z"),
    },
    skipDuplicates: true,
  });
  const people = await database.prisma.person.findMany({
    where: { telegramId: { in: readers.map(({ id }) => id) } },
    select: { id: true },
  });
  const rows = people.map(({ id }) => announcementMessage.to(id, { event }, { notBefore: town.now() }));
  await enqueue(database.prisma, rows, town.now());
  await town.settles();
}

test("everybody reads the announcement in their language, with their own registration and a button to unsubscribe", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const [kk, ru, goes] = [
    await citizen(town, "Айгүл"),
    await citizen(town, "Пётр", "ru"),
    await citizen(town, "Mary", "en"),
  ];
  for (const person of [kk, ru, goes]) await subscribes(town, person);
  await hasRegistered(town, goes, event);
  await announced(town, event, [kk, ru, goes]);
  expect(kk.reads()).toContain("2026 жылғы 29 қазан, бейсенбі");
  expect(kk.buttons()).toEqual(expect.arrayContaining(["👍 Барамын", "Бармаймын"]));
  expect(ru.reads()).toContain("29 октября 2026 года, четверг");
  expect(goes.reads()).toContain("You are going");
  const data = town.playground.chat(ru.id).messages.at(-1)?.buttons.flat();
  expect(data?.filter(({ callback_data }) => callback_data?.startsWith("sb:"))).toHaveLength(2);
});

test.each([
  ["never subscribed", null],
  ["stopped", { endedAt: new Date("2026-10-26T05:00:00Z"), endedBy: "STOPPED" as const }],
  ["paused", { pausedUntil: new Date("2026-11-26T05:00:00Z") }],
  ["wants another kind", { kinds: ["COURSE" as const] }],
  ["wants another region", { regions: ["KZ-10"] }],
  ["wants another programme", { tags: ["SCHOOL" as const] }],
])("nothing is sent to somebody who %s in the meantime", async (_, wishes) => {
  const town = await openTown(database);
  const event = await publish(database);
  const person = await citizen(town, "Айгүл");
  if (wishes !== null) await subscribes(town, person, wishes as Partial<Wishes>);
  await announced(town, event, [person]);
  expect(person.history().join()).not.toContain("29 қазан");
  expect(await database.prisma.delivery.findFirst({ where: { message: announcementMessage.name } })).toMatchObject({
    status: "SKIPPED",
  });
});

test("an announcement changes with its event, even after unsubscribing, and nothing new is sent", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const person = await citizen(town, "Айгүл");
  await subscribes(town, person);
  await announced(town, event, [person]);
  const messages = person.history().length;
  await database.prisma.subscription.updateMany({ data: { endedAt: town.now() } });
  await change(
    database,
    event,
    { startsAt: "2026-10-30T05:00:00.000Z", endsAt: "2026-10-30T08:00:00.000Z" },
    town.now(),
  );
  await town.passes(1);
  expect(person.reads()).toContain("30 қазан");
  await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
  await town.passes(1);
  expect(person.reads()).toContain("Іс-шара өтпейді");
  expect(person.buttons()).not.toContain("👍 Барамын");
  expect(person.history()).toHaveLength(messages);
});

test("a cancelled event or an event that has begun is no longer announced", async () => {
  const town = await openTown(database);
  const [cancelled, begun] = [
    await publish(database),
    await publish(database, { startsAt: "2026-10-27T04:00:00.000Z" }),
  ];
  await cancelEvent(database.prisma, cancelled, town.now());
  const person = await citizen(town, "Айгүл");
  await subscribes(town, person);
  const before = person.history().length;
  await announced(town, cancelled, [person]);
  await announced(town, begun, [person]);
  expect(person.history()).toHaveLength(before);
});

test("the number of free seats is shown only where it stays true: on the card of an event with limited seats", async () => {
  const town = await openTown(database);
  const [few, many] = [await publish(database, { places: 7 }), await publish(database)];
  const person = await citizen(town, "Айгүл");
  await subscribes(town, person);
  const left = /Бос орын/;
  await announced(town, few, [person]);
  expect(person.reads()).not.toMatch(left);
  await person.opens(`event_${few}`);
  expect(person.reads()).toMatch(left);
  await person.opens(`event_${many}`);
  expect(person.reads()).not.toMatch(left);
});

test("an announcement stays an announcement after an answer", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const person = await citizen(town, "Айгүл");
  await subscribes(town, person);
  await announced(town, event, [person]);
  await person.taps("👍 Барамын");
  await person.taps("Келісемін");
  expect(person.reads()).toContain("Сіз барасыз");
  const data = town.playground.chat(person.id).messages.at(-1)?.buttons.flat();
  expect(data?.filter(({ callback_data }) => callback_data?.startsWith("sb:"))).toHaveLength(2);
});
