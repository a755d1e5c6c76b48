import { afterAll, beforeAll, expect, test } from "vitest";
import { openPhone } from "../../src/features/cases/cases.ts";
import type { Kind } from "../../src/features/cases/kinds.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import { openStory } from "../../src/features/cases/story-rows.ts";
import { type DangerKind, dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";
import type { Places } from "../../src/features/places/places.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import type { Hands } from "./hands.ts";
import { type Knowledge, readStories, type Sent, type Story } from "./story.ts";
import { tellStory } from "./teller.ts";

/** What must become of a story. */
interface Expected extends Knowledge {
  /** The kind that the bot guesses; null if it asks without a guess. */
  guess: Kind | null;
  /** The number as it is kept, where it is not the only number that the person writes. */
  phone: string | null;
  /** The first messages that are no part of the story: a greeting that was answered by itself, or a place whose rooms were shown. */
  unkept?: number;
  /** What danger is heard, and in which message first. */
  danger?: { heard: DangerKind[]; in: number };
  /** What is heard although nobody is in danger. This list only shrinks. */
  overheard?: DangerKind[];
  /** At most as many screens and taps as this, from the first question of the report to its number. */
  screens: number;
  taps: number;
}

const own = (last: string) => `+7700000${last.padStart(4, "0")}`;

/** By the numbers of the stories. What is guessed, overheard and counted is as it was when the stories came; it only gets better. */
const expected: Record<string, Expected> = {
  "01": { kind: "NEIGHBOURS", districtId: "751310000", guess: null, phone: own("1"), screens: 17, taps: 3 },
  "02": {
    ...{ kind: "FAMILY", districtId: "431000000", guess: null, phone: own("2"), screens: 15, taps: 3 },
    ...{ inDanger: true, ticks: ["CHILD_IN_DANGER", "VIOLENCE"] },
    danger: { heard: ["violence", "childHurt"], in: 1 },
  },
  "03": {
    ...{ kind: "NEIGHBOURS", districtId: "103600000", guess: "GENERATIONS", phone: own("3"), screens: 19, taps: 12 },
  },
  "04": { kind: "GENERATIONS", districtId: "154800000", guess: null, phone: own("4"), screens: 11, taps: 9 },
  "05": {
    ...{ kind: "NEIGHBOURS", districtId: "612000000", guess: "NEIGHBOURS", phone: own("5"), screens: 16, taps: 3 },
    ...{ writes: { language: 1, idle: 4 }, unkept: 1 },
  },
  "06": {
    ...{ kind: "SCHOOL", districtId: "271000000", guess: null, phone: null, screens: 3, taps: 3 },
    writes: { language: 1, idle: 4 },
  },
  "07": { kind: "WORK", districtId: "233600000", guess: null, phone: own("7"), screens: 23, taps: 3 },
  "08": {
    ...{ kind: "INTERETHNIC", districtId: "313600000", guess: null, phone: own("8"), screens: 19, taps: 13 },
  },
  "09": {
    ...{ kind: "FAMILY", districtId: "591000000", guess: null, phone: own("9"), screens: 14, taps: 2 },
    ...{ ticks: ["LIFE_IN_DANGER"], danger: { heard: ["suicide"], in: 3 } },
  },
  "10": {
    ...{ kind: "FAMILY", districtId: "352400000", guess: null, phone: own("10"), screens: 15, taps: 13 },
    ...{ ticks: ["IN_COURT"] },
  },
  "11": {
    ...{
      kind: "ORGANISATION",
      districtId: "551000000",
      guess: "ORGANISATION",
      phone: own("11"),
      screens: 99,
      taps: 99,
    },
    writes: { language: 4, consent: 2 },
  },
  "12": { kind: "NEIGHBOURS", districtId: "791710000", guess: "NEIGHBOURS", phone: own("12"), screens: 20, taps: 2 },
  "13": { kind: "NEIGHBOURS", districtId: "631000000", guess: null, phone: own("13"), screens: 11, taps: 9 },
  "14": {
    kind: "NEIGHBOURS",
    districtId: "391000000",
    guess: "NEIGHBOURS",
    phone: "+77142000041",
    screens: 99,
    taps: 99,
  },
  "15": {
    ...{ kind: "MONEY", districtId: "711210000", guess: null, phone: own("15"), screens: 17, taps: 11 },
  },
  "16": { kind: "FAMILY", districtId: "552200000", guess: "FAMILY", phone: own("16"), screens: 15, taps: 2 },
  "17": { kind: "MONEY", districtId: "751710000", guess: "MONEY", phone: own("17"), screens: 15, taps: 11 },
  "18": {
    ...{ kind: "SCHOOL", districtId: "101000000", guess: "SCHOOL", phone: own("18"), screens: 15, taps: 2 },
    ...{ writes: { language: 1, idle: 4 }, unkept: 1 },
  },
  "19": { kind: "WORK", districtId: "711210000", guess: null, phone: null, screens: 14, taps: 12 },
  // Ofcom keeps this number for made-up people, so it is not valid.
  "20": { kind: "NEIGHBOURS", districtId: "194400000", guess: null, phone: null, screens: 14, taps: 12 },
};

let database: Database;
let places: Places;
beforeAll(async () => {
  [database, places] = [await openTestDatabase(), await seededPlaces()];
});
afterAll(() => database.close());

const stories = readStories();
const counts: { screens: number; taps: number; words: number }[] = [];

test("every story has what is expected of it", () => {
  expect(Object.keys(expected).toSorted()).toEqual([...stories.keys()].toSorted());
});

test.each([...stories].filter(([, { age }]) => age === "adult"))(
  "story %s reaches a case's number",
  async (number, story) => {
    const knows = expected[number] as Expected;
    const town = await openTown(database);
    const { hands, taps, guess } = await tellStory(town, places, story, knows);
    expect(hands.person.reads()).toContain("2026-000001");
    const filed = await database.prisma.case.findFirstOrThrow();
    const review = knows.ticks !== undefined && knows.ticks.join() !== "IN_COURT";
    expect(filed).toMatchObject({ kind: knows.kind, districtId: knows.districtId, review });
    expect(filed.languages.toSorted()).toEqual(story.speaks.toSorted());
    expect(filed.regionId).toBe(places.district(knows.districtId)?.regionId);
    expect(guess).toBe(knows.guess);
    expect(openPhone(town.vault, filed)).toBe(knows.phone);
    expect(openAnswers(town.vault, filed)).toMatchObject({
      otherSide: knows.kind === "INTERETHNIC" ? null : "NO",
    });
    expect(openAnswers(town.vault, filed).remit).toEqual(knows.ticks ?? []);
    const kept = await openStory(database.sql, town.vault, { caseId: filed.id });
    const told = kept.map((part) => (part.kind === "text" ? part : { kind: part.kind, caption: part.caption }));
    expect(told).toEqual(story.messages.slice(knows.unkept ?? 0).map(asPart));
    hearsDanger(town, hands, story, knows);
    const count = { ...read(town, hands, story), taps };
    counts.push(count);
    expect(count.screens).toBeLessThanOrEqual(knows.screens);
    expect(taps).toBeLessThanOrEqual(knows.taps);
  },
);

test("somebody under 18 gets the numbers of help, and nothing of what they wrote is kept", async () => {
  for (const [number, story] of stories) {
    if (story.age === "adult") continue;
    const town = await openTown(database);
    const { hands } = await tellStory(town, places, story, expected[number] as Expected);
    expect(hands.person.reads()).toMatch(phrase(story.language, "intake:held.erased"));
    expect(hands.person.reads()).toContain("111");
    expect(await database.prisma.case.count()).toBe(0);
    expect(await database.prisma.draft.count()).toBe(0);
    expect(await database.prisma.heldWords.count()).toBe(0);
  }
});

test("half of the people read and tap no more than this", () => {
  expect(counts.length).toBe(19);
  expect(median(counts.map(({ screens }) => screens))).toBeLessThanOrEqual(15);
  expect(median(counts.map(({ taps }) => taps))).toBeLessThanOrEqual(9);
  expect(median(counts.map(({ words }) => words))).toBeLessThanOrEqual(365);
});

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function asPart(sent: Sent) {
  if ("text" in sent) return { kind: "text", text: sent.text.trim() };
  if ("voice" in sent) return { kind: "voice", caption: null };
  return { kind: "photo", caption: sent.photo === "" ? null : sent.photo };
}

/** The numbers come at once for what is to be heard, and for nothing but this and what is known to be overheard. */
function hearsDanger(town: Town, { person }: Hands, story: Story, { danger, overheard = [] }: Expected): void {
  const tells = (text: string) => (kind: DangerKind) => phrase(story.language, `danger:lead.${kind}`).test(text);
  const heard = dangerKinds.filter((kind) => person.history().some((text) => tells(text)(kind)));
  // Violence is not said again beside a child that is hurt.
  const told = danger?.heard.filter((kind) => kind !== "violence" || danger.heard.length === 1) ?? [];
  expect(heard).toEqual(expect.arrayContaining(told));
  expect([...told, ...overheard]).toEqual(expect.arrayContaining(heard));
  if (danger === undefined) return;
  const sent = story.messages[danger.in];
  const { messages } = town.playground.chat(person.id);
  const at = messages.findIndex(({ text }) => sent !== undefined && "text" in sent && text === sent.text);
  expect(told.every(tells(messages[at + 1]?.text ?? ""))).toBe(true);
}

/** What the person read from the first question of the report to its number: as they see it, so without what a quote shows when it is opened. */
function read(town: Town, { person }: Hands, { language }: Story): { screens: number; words: number } {
  const shown = town.playground.calls.filter(({ method, ok }) => ok && /^(sendMessage|editMessageText)$/.test(method));
  const texts = shown
    .filter(({ params }) => Number(params.chat_id) === person.id)
    .map(({ params }) => String(params.text).replaceAll(/<blockquote expandable>.*?<\/blockquote>/gs, ""));
  const visible = texts.map((text) => text.replaceAll(/<[^>]*>/g, ""));
  const first = visible.findIndex((text) => phrase(language, "intake:danger.ask").test(text));
  const last = visible.findIndex((text) => phrase(language, "cases:filed.title").test(text));
  const way = visible.slice(first, last);
  return { screens: way.length, words: way.flatMap((text) => text.match(/[\p{L}\d]+/gu) ?? []).length };
}
