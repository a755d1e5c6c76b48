import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  citizen = town.person("Айгүл");
});
afterEach(() => town.close());

/** What is read and written with each update of this chat. */
async function storedBytes(): Promise<number> {
  const { conversationSealed } = await database.prisma.chatState.findFirstOrThrow({
    where: { key: { contains: String(citizen.id) } },
  });
  return conversationSealed?.length ?? 0;
}

function album(): void {
  const photos = Array.from({ length: 10 }, () => ({ kind: "photo" as const }));
  town.playground.sendAlbum(citizen.id, photos);
}

test("600 photos in albums, most of them refused, leave the stored question as small as ten do", async () => {
  await reports(citizen, "kk", 5);
  album();
  await town.settles();
  const few = await storedBytes();
  for (let count = 1; count < 60; count += 1) album();
  await town.settles();
  expect(await database.prisma.draft.findFirst()).toMatchObject({ storyFiles: 30 });
  // Counts of one more digit are all that differs.
  expect(await storedBytes()).toBeLessThanOrEqual(few + 16);
});

test.each([
  ["the story", 5],
  ["a button", 2],
])("100 stickers at the question of %s leave the stored question as it was", async (_, steps) => {
  await reports(citizen, "kk", steps);
  const before = await storedBytes();
  for (let count = 0; count < 100; count += 1) town.playground.sendSticker(citizen.id);
  await town.settles();
  expect(await storedBytes()).toBeLessThanOrEqual(before + 16);
});
