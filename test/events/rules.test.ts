import { describe, expect, test } from "vitest";
import { eventButton, namesOf, overbookedLine } from "../../src/features/attendance/event-text.ts";
import { type Changed, changesOf, mattersToParticipants } from "../../src/features/events/event-changes.ts";
import type { PublicEvent } from "../../src/features/events/events.ts";
import { type EventFields, noFields, readFields, wordsOf } from "../../src/features/events/fields.ts";
import { changedText, reminderText } from "../../src/features/events/notice-texts.ts";
import { opennessOf, participationOf } from "../../src/features/events/participation.ts";
import { truncate, visibleLength } from "../../src/features/events/truncate.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { keyed } from "../screens/keyed.ts";

const startsAt = new Date("2026-10-29T05:00:00Z");
const endsAt = new Date("2026-10-29T08:00:00Z");
const event: PublicEvent = {
  id: 7,
  status: "PUBLISHED",
  facts: { ...noFields, titleKk: "Дөңгелек үстел" },
  startsAt,
  endsAt,
  registerUntil: null,
  sequence: 0,
  places: null,
  taken: 0,
};

describe("whether people can register", () => {
  test.each([
    ["before the start", {}, "2026-10-29T04:59:59Z", "open"],
    ["from the start on", {}, "2026-10-29T05:00:00Z", "closed"],
    ["from the end on", {}, "2026-10-29T08:00:00Z", "over"],
    ["before the deadline", { registerUntil: new Date("2026-10-28T05:00:00Z") }, "2026-10-28T04:59:59Z", "open"],
    ["from the deadline on", { registerUntil: new Date("2026-10-28T05:00:00Z") }, "2026-10-28T05:00:00Z", "closed"],
    ["a seat is left", { places: 30, taken: 29 }, "2026-10-27T05:00:00Z", "open"],
    ["no seat is left", { places: 30, taken: 30 }, "2026-10-27T05:00:00Z", "full"],
    ["no seat is left, but it is too late anyway", { places: 30, taken: 30 }, "2026-10-29T06:00:00Z", "closed"],
    ["it is cancelled", { status: "CANCELLED" as const }, "2026-10-30T05:00:00Z", "cancelled"],
  ])("%s", (_, change, now, expected) => {
    expect(opennessOf({ ...event, ...change }, new Date(now))).toBe(expected);
  });
});

describe("how a person takes part", () => {
  const until = new Date("2026-10-28T05:00:00Z");
  test.each([
    ["GOING", "going"],
    ["WAITING", "waiting"],
    ["CANCELLED", "notGoing"],
    ["ATTENDED", "attended"],
  ] as const)("%s is %s", (status, kind) => {
    expect(participationOf({ status, offeredUntil: null }, startsAt)).toEqual({ kind });
  });

  test.each([
    ["until its end", until, startsAt, until],
    ["until the start, if that is sooner", new Date("2026-10-30T05:00:00Z"), startsAt, startsAt],
    ["without a start known", until, null, until],
    ["without an end it is over", null, startsAt, new Date(0)],
  ])("an offered seat is theirs %s", (_, offeredUntil, starts, expected) => {
    expect(participationOf({ status: "OFFERED", offeredUntil }, starts)).toEqual({ kind: "offered", until: expected });
  });

  test("somebody who never registered does not", () => {
    expect([participationOf(null, startsAt), participationOf(undefined, startsAt)]).toEqual([
      { kind: "none" },
      { kind: "none" },
    ]);
  });
});

describe("what of an event has changed", () => {
  test.each<[Partial<EventFields>, Changed[]]>([
    [{}, []],
    [{ titleKk: "т" }, ["title"]],
    [{ titleRu: "т" }, ["title"]],
    [{ titleEn: "t" }, ["title"]],
    [{ kind: "FORUM" }, ["title"]],
    [{ startsAt: "2026-10-29T05:00:00Z" }, ["time"]],
    [{ endsAt: "2026-10-29T05:00:00Z" }, ["time"]],
    [{ stages: [{ at: "2026-10-29T05:00:00Z", words: "Талғар" }] }, ["time"]],
    [{ venue: "ONLINE" }, ["place"]],
    [{ roomId: "astana" }, ["place"]],
    [{ address: "Абай 1" }, ["place"]],
    [{ addressRu: "ул. Абая, 1" }, ["place"]],
    [{ pin: { lat: 43, lon: 76 } }, ["place"]],
    [{ link: "https://example.kz" }, ["link"]],
    [{ textKk: "м" }, ["other"]],
    [{ places: 30 }, ["other"]],
    [{ answered: ["places"], announceAt: "2026-10-29T05:00:00Z" }, []],
    [
      { textKk: "м", link: "https://example.kz", titleKk: "т", roomId: "astana", endsAt: "2026-10-29T05:00:00Z" },
      ["title", "time", "place", "link", "other"],
    ],
  ])("%j: %j", (change, expected) => {
    expect(changesOf(noFields, { ...noFields, ...change })).toEqual(expected);
    expect(mattersToParticipants(expected)).toBe(expected.some((name) => name !== "other"));
  });

  test("participants are told in this order, and names of an older version are left out", () => {
    expect(changedText(keyed, ["place", "shape", "title"])).toBe(
      "«events:changed.opening what=«events:changed.title», «events:changed.place»»",
    );
  });
});

test("a field that is stored by an older version has a default, and a damaged column is refused", () => {
  expect(readFields(null)).toEqual(noFields);
  expect(noFields).toMatchObject({
    titleKk: null,
    venue: null,
    pin: null,
    languages: [],
    regions: [],
    tags: [],
    stages: [],
    answered: [],
  });
  const stored = {
    pin: { lat: 43.2, lon: 76.9 },
    places: 3,
    stages: [{ at: "2026-10-29T05:00:00Z", words: "Талғар" }],
  };
  expect(readFields(stored)).toEqual({ ...noFields, ...stored });
  for (const damaged of [
    { venue: "MOON" },
    { startsAt: "tomorrow" },
    { places: 1.5 },
    { pin: {} },
    { stages: [{}] },
    { tags: ["X"] },
  ]) {
    expect(() => readFields(damaged)).toThrow();
  }
});

test("an event is shown in the reader's language, or in the nearest that it was written in", () => {
  const facts = { ...noFields, titleKk: "Форум", titleRu: "Форум в Астане", agendaRu: "Доклады" };
  expect(wordsOf(facts, "title", "ru")).toBe("Форум в Астане");
  expect(wordsOf(facts, "agenda", "kk")).toBe("Доклады");
  expect(wordsOf(facts, "text", "kk")).toBeNull();
});

describe("a reminder", () => {
  const texts = createTexts()("en");
  const facts = { ...noFields, stages: [{ at: "2026-10-29T05:00:00Z", words: "Talgar" }] };
  const remind = (kind: "day" | "hour", now: string, at = startsAt) =>
    reminderText(texts, facts, { at, kind }, new Date(now));

  test("says today or tomorrow by Kazakhstan's days, or that an hour is left", () => {
    const opening = (kind: "day" | "hour", now: string) => remind(kind, now, endsAt);
    expect(opening("day", "2026-10-28T18:59:00Z")).toBe(texts.html("events:remind.tomorrow"));
    expect(opening("day", "2026-10-28T19:00:00Z")).toBe(texts.html("events:remind.today"));
    expect(opening("hour", "2026-10-29T04:00:00Z")).toBe(texts.html("events:remind.hour"));
  });

  test("names the stage of a caravan that begins then", () => {
    const [opening, stage] = remind("hour", "2026-10-29T04:00:00Z").split("\n");
    expect(opening).toBe(texts.html("events:remind.hour"));
    expect(stage).toContain("29 October, 10:00");
    expect(stage).toContain("Talgar");
  });
});

describe("a text that is too long", () => {
  test.each([
    ["short enough", "Жиын", 4, "Жиын"],
    ["cut between words", "Келісім мен татулық", 15, "Келісім мен…"],
    ["cut at the end of a word", "Келісім мен татулық", 13, "Келісім мен…"],
    ["cut within a word where the last space is too far ahead", "Бір татуластырушылықтың", 13, "Бір татуласт…"],
    ["cut within its only word", "Татуластырушылық", 6, "Татул…"],
    ["no emoji is cut in two", "😀😀😀", 4, "😀…"],
    ["no room", "Жиын", 1, ""],
    ["room for one character and the dots", "Жиын", 2, "Ж…"],
    ["half an emoji from somewhere", "а\ud83d", 5, "а\ufffd"],
  ])("%s", (_, text, length, expected) => {
    expect(truncate(text, length)).toBe(expected);
  });

  test("its length is what Telegram counts", () => {
    expect(visibleLength('<b>а &lt;&amp; б</b> <a href="https://x.kz">в</a>')).toBe(8);
  });
});

describe("an event in the texts of attendance", () => {
  test("has its title, shortened, and its time", () => {
    const long = { ...event, facts: { ...noFields, titleKk: "Ә".repeat(300) } };
    const { title, when } = namesOf(createTexts()("kk"), long);
    expect(title).toBe(`${"Ә".repeat(199)}…`);
    expect(when).toBe("2026 жылғы 29 қазан, бейсенбі, 10:00–13:00");
    expect(namesOf(createTexts()("kk"), { ...event, facts: noFields }).title).toBe("—");
  });

  test("has a button that opens its card", () => {
    expect(eventButton(keyed, 7)).toEqual({ label: "«attendance:button.event»", data: "ev:open:7:card" });
  });

  test.each([
    [null, 900, null],
    [30, 30, null],
    [30, 31, "«attendance:overbooked places=30 taken=31»"],
  ])("%s seats and %d participants: overbooked is %s", (places, taken, expected) => {
    expect(overbookedLine(keyed, { ...event, places, taken })).toBe(expected);
  });
});
