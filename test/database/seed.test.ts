import { afterAll, beforeAll, expect, test } from "vitest";
import { needsSeed, seedPlaces } from "../../src/features/places/seed.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function counts() {
  const { prisma } = database;
  return Promise.all(
    [
      prisma.region,
      prisma.district,
      prisma.place,
      prisma.room,
      prisma.holiday,
      prisma.spokenLanguage,
      prisma.hotline,
    ].map((table) => (table.count as () => Promise<number>)()),
  );
}

test("loading the places again makes no doubles and leaves an operator's changes", async () => {
  const { prisma } = database;
  const before = await counts();
  expect(Math.min(...before)).toBeGreaterThan(0);
  const room = await prisma.room.findFirstOrThrow();
  await prisma.room.update({ where: { id: room.id }, data: { addressRu: "ул. Мира, 1" } });
  await seedPlaces(prisma);
  expect(await counts()).toEqual(before);
  expect(await prisma.room.findUniqueOrThrow({ where: { id: room.id } })).toEqual({
    ...room,
    addressRu: "ул. Мира, 1",
  });
});

test("a load that was interrupted is repeated", async () => {
  const { prisma } = database;
  expect(await needsSeed(prisma)).toBe(false);
  await prisma.hotline.deleteMany();
  expect(await needsSeed(prisma)).toBe(true);
  await seedPlaces(prisma);
  expect(await needsSeed(prisma)).toBe(false);
});
