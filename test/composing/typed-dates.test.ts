import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readFields } from "../../src/features/events/fields.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";
import { composes, since } from "./composing.ts";

let database: Database;
let town: Town;
let author: Townsperson;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  // A Tuesday, 27 October 2026.
  town = await openTown(database);
  author = await town.staff("Айгүл", "kk", { role: "EDITOR", regions: ["KZ-19"] });
});
afterEach(() => town.close());

async function draft() {
  return readFields((await database.prisma.event.findFirstOrThrow()).draft);
}

describe("what is unlikely is asked about, and not taken", () => {
  beforeEach(() => composes(author, "kk", 5));

  test("three on Monday is probably in the afternoon", async () => {
    await author.writes("дүйсенбі сағат 3-те");
    expect(author.reads()).toMatch(phrase("kk", "composing:doubt.half"));
    expect(author.reads()).toContain("2 қараша, дүйсенбі, 15:00");
    expect((await draft()).startsAt).toBeNull();
    await author.taps("Иә, 15:00");
    expect((await draft()).startsAt).toBe("2026-11-02T10:00:00.000Z");
  });

  test("three in the morning needs a second yes to nothing", async () => {
    await author.writes("дүйсенбі сағат 3-те");
    await author.taps("03:00");
    expect((await draft()).startsAt).toBe("2026-11-01T22:00:00.000Z");
  });

  test.each([
    ["a year that is probably mistyped", "6 желтоқсан 2062 10:00", "composing:doubt.far", "2062-12-06T05:00:00.000Z"],
    ["a start at night", "30 қазан 03:00", "composing:doubt.night", "2026-10-29T22:00:00.000Z"],
    ["a date among other words", "30 қазан 10:00 Қонаевта", "composing:doubt.otherWords", "2026-10-30T05:00:00.000Z"],
  ] as const)("%s", async (_, words, question, at) => {
    await author.writes(words);
    expect(author.reads()).toMatch(phrase("kk", question));
    expect((await draft()).startsAt).toBeNull();
    await author.presses("cf:time:startsAt");
    expect((await draft()).startsAt).toBe(at);
  });

  test("each of two doubts is asked", async () => {
    await author.writes("6 желтоқсан 2062 сағат 3-те");
    await author.taps("Иә, 15:00");
    expect(author.reads()).toMatch(phrase("kk", "composing:doubt.far"));
    expect((await draft()).startsAt).toBeNull();
    await author.taps("Иә, 15:00");
    expect((await draft()).startsAt).toBe("2062-12-06T10:00:00.000Z");
  });

  test("another day answers the doubt too, and so does typing the date again", async () => {
    await author.writes("6 желтоқсан 2062 10:00");
    await author.writes("6 желтоқсан 2026 10:00");
    expect((await draft()).startsAt).toBe("2026-12-06T05:00:00.000Z");
    await author.writes("6 желтоқсан 2030 18:00");
    expect(author.reads()).toMatch(phrase("kk", "composing:doubt.long"));
    expect((await draft()).endsAt).toBeNull();
    await author.writes("6 желтоқсан 2030 18:00");
    expect((await draft()).endsAt).toBe("2030-12-06T13:00:00.000Z");
  });
});

describe("what is wrong with a date does not take away what is right", () => {
  beforeEach(() => composes(author, "kk", 5));

  test.each([
    ["25:99", "composing:refused.noSuchTime"],
    ["жақында", "composing:refused.notUnderstood"],
  ] as const)("the chosen day stays after «%s»", async (words, reply) => {
    await author.presses("cf:day:startsAt:2026-10-31");
    const said = author.history().length;
    await author.writes(words);
    expect(since(author, said)).toMatch(phrase("kk", reply));
    expect(author.reads()).toContain("31 қазан");
    await author.writes("10:30");
    expect((await draft()).startsAt).toBe("2026-10-31T05:30:00.000Z");
  });

  test("a day with a time that no clock shows", async () => {
    await author.writes("31 қазан 25:00");
    expect(author.reads()).toContain("31 қазан");
    await author.writes("10:30");
    expect((await draft()).startsAt).toBe("2026-10-31T05:30:00.000Z");
  });

  test.each(["31 ақпан 10:30", "жұма, 29 қазан, 10:30", "кеше 10:30", "10:30"])(
    "the time of «%s» stays, whatever month its day is in",
    async (words) => {
      await author.writes(words);
      expect(author.reads()).toMatch(phrase("kk", "composing:ask.day"));
      await author.taps("›");
      expect(author.reads()).toMatch(phrase("kk", "composing:ask.day"));
      await author.presses("cf:day:startsAt:2026-11-05");
      expect((await draft()).startsAt).toBe("2026-11-05T05:30:00.000Z");
    },
  );

  test("a day that is typed after its time", async () => {
    await author.writes("31 ақпан 10:30");
    await author.writes("5-і");
    expect((await draft()).startsAt).toBe("2026-11-05T05:30:00.000Z");
  });

  test("an end before the start keeps its day", async () => {
    await author.writes("31 қазан 10:30");
    await author.writes("31 қазан 9:00");
    expect(author.reads()).toContain("31 қазан");
    await author.writes("кешкі 6-да");
    expect((await draft()).endsAt).toBe("2026-10-31T13:00:00.000Z");
  });
});
