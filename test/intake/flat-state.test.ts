import { expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { reports, stepOf } from "../harness/report.ts";
import type { Town, Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

/** The size of what each update of this chat reads and writes. */
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

test("600 photos in albums, most of which are refused, leave the stored question as small as ten photos do", async () => {
  await reports(citizen, "kk", stepOf.story);
  album();
  await town.settles();
  const few = await storedBytes();
  for (let count = 1; count < 60; count += 1) album();
  await town.settles();
  expect(await database.prisma.draft.findFirst()).toMatchObject({ storyFiles: 30 });
  // Only counts with an additional digit may differ.
  expect(await storedBytes()).toBeLessThanOrEqual(few + 16);
});

test.each([
  ["the story", stepOf.story],
  ["a button", stepOf.kind],
])("100 stickers sent as an answer to %s do not make the stored question larger", async (_, steps) => {
  await reports(citizen, "kk", steps);
  const before = await storedBytes();
  for (let count = 0; count < 100; count += 1) town.playground.sendSticker(citizen.id);
  await town.settles();
  expect(await storedBytes()).toBeLessThanOrEqual(before + 16);
});
