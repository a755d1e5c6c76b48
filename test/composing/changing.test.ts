import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readFields } from "../../src/features/events/fields.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { composes, submits } from "./composing.ts";

let database: Database;
let town: Town;
type Staff = Awaited<ReturnType<Town["staff"]>>;
let author: Staff;
let second: Staff;
let id: number;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  author = await town.staff("Айгүл", "kk", { role: "EDITOR", regions: ["KZ-19"] });
  second = await town.staff("Марат", "kk", { role: "EDITOR" });
  await composes(author);
  await submits(author);
  await second.presses("ap:open");
  await second.presses("ap:approve");
  id = (await theEvent()).id;
});
afterEach(() => town.close());

function theEvent() {
  return database.prisma.event.findFirstOrThrow();
}

/** Opens the published event from the list. */
async function opens(staff: Staff): Promise<void> {
  await staff.writes("/compose");
  await staff.presses("cp:list");
  await staff.presses(`cp:facts:${id}`);
}

async function changesPlace(staff: Staff, words: string): Promise<void> {
  await opens(staff);
  await staff.presses(`cm:open:${id}`);
  await staff.presses(`cm:change:${id}:place`);
  await staff.writes(words);
}

test("the author changes the place: sees what changes and how many people are told, publishes it, and they are told", async () => {
  const citizen = town.person("Гүлнар");
  const person = await database.prisma.person.create({
    data: { telegramId: BigInt(citizen.id), languageCode: "kk", createdAt: town.now() },
  });
  await citizen.opens("nothing");
  await database.prisma.registration.create({
    data: { eventId: id, personId: person.id, status: "GOING", code: "ABC346", registeredAt: town.now() },
  });
  await changesPlace(author, "Достық үйі, Қонаев");
  expect(author.reads()).toMatch(phrase("kk", "composing:card.PUBLISHED"));
  expect(readFields((await theEvent()).facts).address).toBe("Қонаев қаласы, Жамбыл көшесі, 13");
  await author.presses("cp:publish");
  expect(author.reads()).toContain("өтетін орны");
  expect(author.reads()).toContain("Хабар алатын адам саны: 1");
  await author.presses("cp:publishNow");
  expect(author.reads()).toMatch(phrase("kk", "composing:change.done"));
  const event = await theEvent();
  expect(event).toMatchObject({ sequence: 1, draft: null, status: "PUBLISHED" });
  expect(readFields(event.facts).address).toBe("Достық үйі, Қонаев");
  expect(citizen.reads()).toContain("Достық үйі, Қонаев");
  // A second tap changes nothing, and gets the same answer as the first.
  await author.forges(`cp:publishNow:${id}:0`);
  expect(author.reads()).toMatch(phrase("kk", "composing:change.done"));
  expect(author.reads()).toContain("өтетін орны");
  // A tap by somebody else is not a repetition.
  await second.forges(`cp:publishNow:${id}:0`);
  expect(second.reads()).toMatch(phrase("kk", "composing:unchanged.stale"));
  expect((await theEvent()).sequence).toBe(1);
});

test("a change without differences is not published, and a change can be dropped", async () => {
  await opens(author);
  await author.presses(`cm:open:${id}`);
  await author.presses("cp:publish");
  expect(author.reads()).toMatch(phrase("kk", "composing:unchanged.same"));
  await changesPlace(author, "Басқа жер");
  await author.presses("cp:discard");
  await town.takesEffect();
  await author.presses("cp:facts");
  expect(author.reads()).toContain("Жамбыл көшесі, 13");
  expect(await theEvent()).toMatchObject({ draft: null, sequence: 0 });
});

test("a change that another editor published in the meantime is not overwritten", async () => {
  await changesPlace(author, "Достық үйі, Қонаев");
  await author.presses("cp:publish");
  await changesPlace(second, "Басқа орын, 5");
  await second.presses("cp:publish");
  await second.presses("cp:publishNow");
  await author.presses("cp:publishNow");
  // The author was also told about the other editor's change, perhaps in the last message.
  expect(author.history().join()).toMatch(phrase("kk", "composing:unchanged.stale"));
  const event = await theEvent();
  expect(event.sequence).toBe(1);
  expect(readFields(event.facts).address).toBe("Басқа орын, 5");
});

test("an open form saves nothing after another editor has published, and says so", async () => {
  await opens(author);
  await author.presses(`cm:open:${id}`);
  await author.presses(`cm:change:${id}:titleKk`);
  await changesPlace(second, "Басқа орын, 5");
  await second.presses("cp:publish");
  await second.presses("cp:publishNow");
  await author.writes("Жаңа атау");
  expect(author.reads()).toMatch(phrase("kk", "composing:gone"));
  expect(await theEvent()).toMatchObject({ draft: null, sequence: 1 });
});

test("an impossible change is not published", async () => {
  await opens(author);
  await author.presses(`cm:open:${id}`);
  await author.presses(`cm:change:${id}:startsAt`);
  await author.writes("28 қазан 10:00");
  await author.writes("29 қазан 17:00");
  town.jumps(36 * 60);
  await author.forges(`cp:publishNow:${id}:0`);
  expect(author.reads()).toMatch(phrase("kk", "composing:problem.startPast"));
  expect((await theEvent()).sequence).toBe(0);
});

test("an event is cancelled after one question, and then cannot be changed or cancelled again", async () => {
  await opens(author);
  expect(author.reads()).not.toContain("Іс-шара өтпейді");
  await author.presses("cp:cancel");
  expect(author.reads()).toMatch(phrase("kk", "composing:cancel.ask"));
  expect((await theEvent()).status).toBe("PUBLISHED");
  await author.presses("cp:cancelNow");
  await town.takesEffect();
  expect(author.reads()).toMatch(phrase("kk", "composing:cancel.done"));
  expect((await theEvent()).status).toBe("CANCELLED");
  await author.forges(`cp:facts:${id}`);
  expect(author.reads()).toContain("Іс-шара өтпейді");
  for (const data of [`cp:cancelNow:${id}`, `cm:open:${id}`, `cp:publish:${id}:0`]) {
    await author.forges(data);
    expect(author.history().join()).toMatch(phrase("kk", "composing:unchanged.cancelled"));
  }
  expect((await theEvent()).sequence).toBe(1);
});

test("an event that is over is not changed", async () => {
  town.jumps(4 * 24 * 60);
  for (const data of [`cm:open:${id}`, `cp:publish:${id}:0`, `cp:cancelNow:${id}`]) {
    await author.forges(data);
    expect(author.reads()).toMatch(phrase("kk", "composing:unchanged.past"));
  }
  expect((await theEvent()).status).toBe("PUBLISHED");
});

test("an editor of another region sees nothing of the event", async () => {
  const other = await town.staff("Дана", "kk", { role: "EDITOR", regions: ["KZ-75"] });
  await other.writes("/compose");
  expect(other.buttons().join()).not.toContain("Жарияланған");
  for (const data of [`cm:open:${id}`, `cp:facts:${id}`]) {
    await other.forges(data);
    expect(other.reads()).toMatch(phrase("kk", "composing:gone"));
  }
  for (const data of [`cp:publish:${id}:0`, `cp:cancelNow:${id}`]) {
    await other.forges(data);
    expect(other.reads()).toMatch(phrase("kk", "composing:unchanged.gone"));
  }
  expect((await theEvent()).status).toBe("PUBLISHED");
});

test("an announced picture can be replaced but not removed", async () => {
  await opens(author);
  await author.presses(`cm:open:${id}`);
  await author.presses(`cm:change:${id}:picture`);
  town.playground.sendPhoto(author.id);
  await town.settles();
  await author.presses("cp:publish");
  await author.presses("cp:submitChange");
  await second.presses("ap:open");
  await second.presses("ap:approve");
  const { picture } = readFields((await theEvent()).facts);
  expect(picture).not.toBeNull();
  await opens(author);
  await author.presses(`cm:open:${id}`);
  await author.presses(`cm:change:${id}:picture`);
  await author.presses("cf:none:picture");
  expect(author.history().join("\n")).toMatch(phrase("kk", "composing:refused.pictureStays"));
  expect(readFields((await theEvent()).draft).picture).toBe(picture);
});
