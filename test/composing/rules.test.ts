import { describe, expect, test } from "vitest";
import {
  albumField,
  formatPage,
  isSameAlbum,
  parsePage,
  parseQuestion,
  questionName,
} from "../../src/features/composing/question-page.ts";
import {
  concerns,
  differingFields,
  fieldBefore,
  fields,
  isRequired,
  needsApproval,
  openField,
  problemsOf,
  stepOf,
  withoutUnasked,
} from "../../src/features/composing/rules.ts";
import { type EventFields, noFields } from "../../src/features/events/fields.ts";
import { roundTable } from "../events/sample.ts";

const now = new Date("2026-10-27T05:00:00Z");
const start = "2026-10-29T05:00:00.000Z";
const end = "2026-10-29T08:00:00.000Z";

describe("the questions of an event", () => {
  const order = (event: Partial<EventFields>) =>
    fields.filter((field) => isRequired(field) && concerns(field, { ...noFields, ...event })).join(" ");
  const opening = "kind titleKk titleRu textKk textRu startsAt endsAt venue";

  test.each([
    ["PLACE", `${opening} place regions`],
    ["ONLINE", `${opening} link regions`],
    ["HYBRID", `${opening} place link regions`],
  ] as const)("that must be answered, at %s", (venue, expected) => {
    expect(order({ venue })).toBe(expected);
    const asked = expected.split(" ");
    let event: EventFields = { ...noFields, venue };
    for (const [at, field] of asked.entries()) {
      expect(openField(event)).toBe(field);
      expect(stepOf(openField(event) ?? "pin", event)).toEqual({ step: at + 1, of: asked.length });
      expect(fieldBefore(openField(event) ?? "pin", event)).toBe(asked[at - 1] ?? null);
      event = { ...event, answered: [...event.answered, field] };
    }
    expect(openField(event)).toBeNull();
  });

  test("that may be answered are no step, and nothing comes before them", () => {
    expect([stepOf("tags", noFields), fieldBefore("tags", noFields)]).toEqual([null, null]);
  });

  test.each<[Partial<EventFields>, string]>([
    [{ venue: "PLACE" }, "pin"],
    [{ venue: "PLACE", roomId: "astana" }, ""],
    [{ venue: "ONLINE" }, ""],
    [{ venue: "HYBRID", kind: "CARAVAN" }, "pin stages"],
  ])("about the point and the stages concern %j: %s", (event, expected) => {
    const asked = (["pin", "stages"] as const).filter((field) => concerns(field, { ...noFields, ...event }));
    expect(asked.join(" ")).toBe(expected);
  });

  test("leave nothing behind that no longer concerns the event", () => {
    const all = {
      ...noFields,
      kind: "CARAVAN" as const,
      roomId: "astana",
      address: "Абай 1",
      pin: { lat: 51, lon: 71 },
      link: "https://example.kz",
      stages: [{ at: start, words: "Астана" }],
    };
    expect(withoutUnasked({ ...all, venue: "ONLINE" })).toEqual({
      ...all,
      venue: "ONLINE",
      roomId: null,
      address: null,
      pin: null,
    });
    expect(withoutUnasked({ ...all, venue: "PLACE", kind: "FORUM" })).toEqual({
      ...all,
      venue: "PLACE",
      kind: "FORUM",
      link: null,
      stages: [],
    });
    expect(withoutUnasked({ ...all, venue: "HYBRID" })).toEqual({ ...all, venue: "HYBRID" });
  });
});

describe("what speaks against an event", () => {
  const whole: EventFields = { ...roundTable, startsAt: start, endsAt: end, answered: [...fields] };
  const caravan = (at: string): Partial<EventFields> => ({ kind: "CARAVAN", stages: [{ at, words: "Астана" }] });

  test.each<[string, Partial<EventFields>, string[]]>([
    ["nothing", {}, []],
    ["a question is open", { answered: ["kind"] }, ["incomplete"]],
    ["no start", { startsAt: null }, ["incomplete"]],
    ["no end", { endsAt: null }, ["incomplete"]],
    ["it starts now", { startsAt: now.toISOString() }, ["startPast"]],
    ["it starts in a moment", { startsAt: "2026-10-27T05:00:00.001Z" }, []],
    ["it ends as it starts", { endsAt: start }, ["endBeforeStart"]],
    ["people register until it starts", { registerUntil: start }, []],
    ["people register when it has started", { registerUntil: "2026-10-29T05:00:01.000Z" }, ["lateDeadline"]],
    ["it is announced before it starts", { announceAt: "2026-10-29T04:59:59.000Z" }, []],
    ["it is announced when it starts", { announceAt: start }, ["lateAnnouncement"]],
    ["a stage at its start", caravan(start), []],
    ["a stage at its end", caravan(end), []],
    ["a stage before it starts", caravan("2026-10-29T04:59:59.000Z"), ["stageOutside"]],
    ["a stage after it ends", caravan("2026-10-29T08:00:01.000Z"), ["stageOutside"]],
    [
      "a single stage that is outside",
      { kind: "CARAVAN", stages: [start, "2026-11-29T08:00:00.000Z"].map((at) => ({ at, words: "А" })) },
      ["stageOutside"],
    ],
    ["stages of what is no caravan", { stages: [{ at: "2026-11-29T08:00:00.000Z", words: "А" }] }, []],
    [
      "much",
      { startsAt: end, endsAt: start, registerUntil: "2026-10-30T00:00:00.000Z" },
      ["endBeforeStart", "lateDeadline"],
    ],
  ])("%s", (_, change, expected) => {
    expect(problemsOf({ ...whole, ...change }, null, now)).toEqual(expected);
  });

  test("once it is published, its start may be past, and it was announced already", () => {
    const past = { ...whole, startsAt: "2026-10-26T05:00:00.000Z", announceAt: end };
    expect(problemsOf(past, past, now)).toEqual([]);
    expect(problemsOf(past, whole, now)).toEqual(["startPast"]);
  });
});

describe("a change of a published event", () => {
  const changes: Partial<EventFields> = {
    kind: "FORUM",
    titleKk: "т",
    titleRu: "т",
    titleEn: "t",
    textKk: "м",
    textRu: "м",
    textEn: "t",
    picture: "F",
    link: "https://example.kz",
    organisersKk: "ұ",
    organisersRu: "о",
    agendaKk: "к",
    agendaRu: "п",
    regions: [],
    tags: [],
    startsAt: end,
    endsAt: start,
    venue: "HYBRID",
    roomId: "astana",
    address: "Абай 1",
    pin: null,
    stages: [{ at: start, words: "А" }],
    languages: ["ru"],
    places: 3,
    registerUntil: start,
    answered: ["x"],
    announceAt: start,
  };
  const ofOneEditor = [
    "startsAt",
    "endsAt",
    "venue",
    "roomId",
    "address",
    "pin",
    "stages",
    "languages",
    "places",
    "registerUntil",
  ];
  const untold = ["answered", "announceAt"];

  test.each(Object.keys(changes) as (keyof EventFields)[])("of %s", (name) => {
    const after = { ...roundTable, [name]: changes[name] };
    expect(differingFields(roundTable, after)).toEqual(untold.includes(name) ? [] : [name]);
    expect(needsApproval(roundTable, after)).toBe(![...ofOneEditor, ...untold].includes(name));
  });

  test("of nothing needs nobody", () => {
    expect([differingFields(roundTable, { ...roundTable }), needsApproval(roundTable, { ...roundTable })]).toEqual([
      [],
      false,
    ]);
  });
});

describe("a page of a question", () => {
  test.each([
    [formatPage.month("2026-10"), { kind: "month", month: "2026-10", minutes: null }],
    [formatPage.month("2026-10", 600), { kind: "month", month: "2026-10", minutes: 600 }],
    [formatPage.doubt("2026-10-29", 180, "half"), { kind: "doubt", day: "2026-10-29", minutes: 180, why: "half" }],
    ["doubt_2026-10-29_1440_half", null],
    ["doubt_2026-10-29_180_whim", null],
    [formatPage.day("2026-10-29"), { kind: "day", day: "2026-10-29" }],
    [formatPage.hour("2026-10-29", 9), { kind: "hour", day: "2026-10-29", hour: 9 }],
    [formatPage.hour("2026-10-29", 23), { kind: "hour", day: "2026-10-29", hour: 23 }],
    [formatPage.regions(), { kind: "regions" }],
    [formatPage.region("KZ-19"), { kind: "region", region: "KZ-19" }],
    [formatPage.rest(1793077200), { kind: "rest", sentAt: 1793077200 }],
    ["month_2026-13", null],
    ["day_2026-02-30", null],
    ["hour_2026-10-29_24", null],
    ["hour_2026-10-29_", null],
    ["hour_2026-10-29_009", null],
    ["hour_2026-02-30_9", null],
    ["moon", null],
    ["", null],
    [null, null],
  ])("«%s» is %j", (stored, expected) => {
    expect(parsePage(stored)).toEqual(expected);
  });

  test.each([
    ["startsAt/day_2026-10-29", { field: "startsAt", detail: "day_2026-10-29" }],
    ["titleKk", { field: "titleKk", detail: null }],
    ["shoeSize", null],
    [null, null],
  ] as const)("is stored with its question as «%s»", (stored, question) => {
    expect(parseQuestion({ field: stored })).toEqual(question);
    if (question !== null) expect(questionName(question)).toBe(stored);
  });

  test("after a photo of an album the album's other photos are known", () => {
    expect(isSameAlbum({ field: albumField("1") }, "1")).toBe(true);
    expect(isSameAlbum({ field: albumField("1") }, "2")).toBe(false);
    expect(isSameAlbum({ field: "album/undefined" }, undefined)).toBe(false);
    expect(parseQuestion({ field: albumField("1") })).toBeNull();
  });
});
