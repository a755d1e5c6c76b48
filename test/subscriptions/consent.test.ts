import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  aigul = town.person("Айгүл");
  await aigul.writes("/start");
  await aigul.presses("p:language:kk");
});
afterEach(() => town.close());

const consents = () => database.prisma.consent.findMany({ orderBy: { id: "asc" } });

async function asksToSubscribe(): Promise<void> {
  await aigul.writes("/subscriptions");
  await aigul.taps("Жазылу");
}

test("holds the eight elements of the law, in the language of the person who agrees", async () => {
  await asksToSubscribe();
  const elements = [
    "Қазақстан халқы Ассамблеясы",
    "Мен, Айгүл,",
    "Деректер:",
    "Мерзімі:",
    "Үшінші тұлғаларға беру:",
    "Трансшекаралық беру:",
    "Жалпыға қолжетімді көздерде",
    "қайтарып ала аламын",
  ];
  for (const element of elements) expect(aigul.reads()).toContain(element);
});

test("refused: nothing is kept, and what is on can still be seen", async () => {
  await asksToSubscribe();
  await aigul.taps("Келіспеймін");
  expect(aigul.reads()).toContain("ештеңе сақталмады");
  expect(aigul.reads()).toContain("/events");
  expect(await consents()).toEqual([]);
  expect(await database.prisma.subscription.count()).toBe(0);
});

test("given once stays as it was given, also when the button is tapped again", async () => {
  await asksToSubscribe();
  await aigul.taps("Келісемін");
  const [first] = await consents();
  await town.passes(60);
  await aigul.forges("sb:agree");
  expect(await consents()).toEqual([first]);
});

test("withdrawn and given again is a consent of that time", async () => {
  await asksToSubscribe();
  await aigul.taps("Келісемін");
  await aigul.taps("Жазылымнан бас тарту");
  expect((await consents())[0]?.withdrawnAt).not.toBeNull();
  await town.passes(60);
  const before = town.now();
  await aigul.taps("Қайта жазылу");
  await aigul.taps("Келісемін");
  const [given] = await consents();
  expect(given?.withdrawnAt).toBeNull();
  expect(given?.givenAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ endedAt: null, endedBy: null });
});

test("stays while they are on the list of something to come", async () => {
  await asksToSubscribe();
  await aigul.taps("Келісемін");
  const { id: personId } = await database.prisma.person.findFirstOrThrow();
  const now = town.now();
  const event = await database.prisma.event.create({
    data: { status: "PUBLISHED", endsAt: new Date(now.getTime() + 3_600_000), createdById: personId, changedAt: now },
  });
  await database.prisma.registration.create({
    data: { eventId: event.id, personId, status: "GOING", code: "ABC234", registeredAt: now },
  });
  await aigul.taps("Жазылымнан бас тарту");
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ endedBy: "STOPPED" });
  expect((await consents())[0]?.withdrawnAt).toBeNull();
});
