import { describe, expect, test } from "vitest";
import type { AppliedAnswer } from "../../src/features/composing/applied-answer.ts";
import { applyAnswer } from "../../src/features/composing/apply-answer.ts";
import type { Answer } from "../../src/features/composing/parse-reply.ts";
import type { Field } from "../../src/features/composing/rules.ts";
import { type EventFields, noFields } from "../../src/features/events/fields.ts";
import type { Person, Role } from "../../src/platform/chat/person.ts";
import { seededPlaces } from "../harness/seeded-places.ts";

const places = await seededPlaces();
const now = new Date("2026-10-27T05:00:00Z");

function person(regions: string[], role: Role = "EDITOR"): Person {
  return { id: 7, telegramId: 7, language: "kk", blocked: false, staff: [{ role, regions }] };
}
const ofOneRegion = person(["KZ-19"]);
const ofTheCountry = person([]);

function apply(
  field: Field,
  answer: Answer,
  { event = {}, by = ofTheCountry }: { event?: Partial<EventFields>; by?: Person } = {},
): AppliedAnswer {
  return applyAnswer({ ...noFields, ...event }, field, null, answer, { person: by, places, now });
}

const has = (field: Field, patch: Partial<EventFields>, more: object = {}) => ({
  kind: "answered",
  event: { ...noFields, ...patch, answered: [field] },
  ...more,
});
const open = (patch: Partial<EventFields> = {}, detail: string | null = null, more: object = {}) => ({
  kind: "open",
  event: { ...noFields, ...patch },
  detail,
  ...more,
});
const refused = (kind: string) => ({ kind: "refused", refusal: { kind } });

test.each<[Field, Answer, object]>([
  ["kind", { kind: "choice", value: "FORUM" }, has("kind", { kind: "FORUM" })],
  ["kind", { kind: "choice", value: "PARTY" }, open()],
  ["venue", { kind: "choice", value: "HYBRID" }, has("venue", { venue: "HYBRID" })],
  ["venue", { kind: "choice", value: "FORUM" }, open()],
  ["kind", { kind: "choice", value: "HYBRID" }, open()],
  ["place", { kind: "room", room: "astana" }, has("place", { roomId: "astana" })],
  ["place", { kind: "room", room: "the moon" }, open()],
  ["picture", { kind: "photo", fileId: "F", album: null }, has("picture", { picture: "F" })],
  ["picture", { kind: "photo", fileId: "F", album: "1" }, has("picture", { picture: "F" }, { note: "firstOfAlbum" })],
  ["picture", { kind: "none" }, has("picture", { picture: null })],
  ["kind", { kind: "none" }, open()],
  ["startsAt", { kind: "look", detail: "month_2026-11" }, open({}, "month_2026-11")],
  ["startsAt", { kind: "look", detail: "month_2026-13" }, open()],
  ["titleKk", { kind: "keep" }, { kind: "answered", event: noFields }],
  ["titleKk", { kind: "back", to: "kind" }, { kind: "answered", event: noFields }],
])("at the question %s %j", (field, answer, expected) => {
  expect(apply(field, answer)).toEqual(expected);
});

test("what is answered with «none» is empty again", () => {
  const event = {
    tags: ["YOUTH"] as EventFields["tags"],
    places: 30,
    pin: { lat: 51, lon: 71 },
    stages: [{ at: "x", words: "y" }],
  };
  for (const field of ["tags", "places", "pin", "stages"] as const) {
    expect(apply(field, { kind: "none" }, { event })).toMatchObject({ event: { [field]: noFields[field] } });
  }
});

test("a room replaces the address and the point that were given before", () => {
  const event = { address: "Абай 1", pin: { lat: 51, lon: 71 } };
  expect(apply("place", { kind: "room", room: "astana" }, { event })).toEqual(has("place", { roomId: "astana" }));
});

describe("a point on the map", () => {
  const pin = { lat: 51.1, lon: 71.4 };
  const point = (words: string | null): Answer => ({ kind: "point", ...pin, words });

  test("with a name answers where the event is, and is not a room any longer", () => {
    const event = { roomId: "astana" };
    expect(apply("place", point("Достық үйі,\nАстана"), { event })).toEqual(
      has("place", { address: "Достық үйі, Астана", pin }),
    );
  });

  test("with a long name keeps its beginning", () => {
    expect(apply("place", point("Я".repeat(300)))).toEqual(has("place", { address: "Я".repeat(200), pin }));
  });

  test.each([null, " "])("without a name (%j) is noted, and the address is still asked for", (words) => {
    expect(apply("place", point(words))).toEqual(open({ pin }, null, { note: "pinNoted" }));
  });

  test("is all that the question for it wants", () => {
    expect(apply("pin", point("Достық үйі"))).toEqual(has("pin", { pin }));
  });
});

describe("what is ticked", () => {
  const tick = (...values: string[]): Answer => ({ kind: "ticked", values });

  test.each<[Field, Answer, Partial<EventFields>]>([
    ["tags", tick("YOUTH", "ANA", "X"), { tags: ["ANA", "YOUTH"] }],
    ["languages", tick("ru", "kk", "xx"), { languages: ["kk", "ru"] }],
    ["regions", tick("KZ-19", "KZ-10", "KZ-99"), { regions: ["KZ-10", "KZ-19"] }],
    ["picture", tick("KZ-19"), {}],
  ])("of %s is kept in the order of the list, without what is not there: %j", (field, answer, expected) => {
    expect(apply(field, answer)).toEqual(open(expected));
  });

  test("of regions is only what the editor serves, and the question is open again", () => {
    const event = { answered: ["kind", "regions"] };
    expect(apply("regions", tick("KZ-19", "KZ-10"), { event, by: ofOneRegion })).toEqual(
      open({ regions: ["KZ-19"], answered: ["kind"] }),
    );
    expect(apply("tags", tick("ANA"), { event: { answered: ["tags"] } })).toEqual(
      open({ tags: ["ANA"], answered: ["tags"] }),
    );
  });

  test.each<[Field, Partial<EventFields>, Person, object]>([
    ["tags", {}, ofOneRegion, has("tags", {})],
    ["regions", { regions: ["KZ-19"] }, ofOneRegion, has("regions", { regions: ["KZ-19"] })],
    ["regions", { regions: ["KZ-19", "KZ-10"] }, ofOneRegion, refused("otherRegion")],
    ["regions", {}, ofTheCountry, refused("noneTicked")],
  ])("is settled with «done»: %s with %j", (field, event, by, expected) => {
    expect(apply(field, { kind: "tickedDone" }, { event, by })).toEqual(expected);
  });

  test("only an editor of the whole country invites the whole country", () => {
    const event = { regions: ["KZ-19"] };
    expect(apply("regions", { kind: "wholeCountry" }, { event })).toEqual(has("regions", { regions: [] }));
    expect(apply("regions", { kind: "wholeCountry" }, { event, by: ofOneRegion })).toEqual(refused("otherRegion"));
    expect(apply("regions", { kind: "wholeCountry" }, { event, by: person([], "COUNCIL") })).toEqual(
      refused("otherRegion"),
    );
  });
});
