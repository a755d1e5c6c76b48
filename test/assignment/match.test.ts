import { expect, test } from "vitest";
import { type Candidate, type MatchCase, match, unfit } from "../../src/features/assignment/match.ts";

const caseFacts: MatchCase = {
  involved: [1, 9],
  kind: "NEIGHBOURS",
  regionId: "KZ-19",
  point: { lat: 43.2, lon: 76.6 },
  languages: ["kk", "ru"],
  womanWished: false,
  barred: [8],
};

function candidate(personId: number, about: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    kind: "PUBLIC",
    fields: [],
    marks: [],
    woman: false,
    room: null,
    onLeave: false,
    conflictsWith: [],
    languages: ["kk"],
    regions: ["KZ-19"],
    onDuty: true,
    openCases: 0,
    openOffers: 0,
    maxOpenCases: 5,
    lastOfferAt: null,
    ...about,
  };
}

test.each([
  ["their own case", candidate(1), "party"],
  ["a case in which they are the other side", candidate(9), "party"],
  ["asked before", candidate(7), "alreadyAsked"],
  ["whom the applicant no longer wished", candidate(8), "barred"],
  ["with a conflict of interest before", candidate(2, { conflictsWith: [1] }), "conflictOfInterest"],
  ["with a conflict of interest with the other side", candidate(2, { conflictsWith: [9] }), "conflictOfInterest"],
  ["on leave", candidate(2, { onLeave: true }), "onLeave"],
  ["of another field", candidate(2, { fields: ["FAMILY"] }), "otherField"],
  ["of this field", candidate(2, { fields: ["FAMILY", "NEIGHBOURS"] }), null],
  ["off duty", candidate(2, { onDuty: false }), "offDuty"],
  ["of another region", candidate(2, { regions: ["KZ-10"] }), "otherRegion"],
  ["without a language in common", candidate(2, { languages: ["en", "ko"] }), "noCommonLanguage"],
  ["with a conflict of interest with somebody else", candidate(2, { conflictsWith: [6] }), null],
  ["with as many cases as they take", candidate(2, { openCases: 5 }), "full"],
  ["with as many as they take, offers included", candidate(2, { openCases: 3, openOffers: 2 }), "full"],
  ["with room for one more", candidate(2, { openCases: 3, openOffers: 1 }), null],
  ["of the whole country", candidate(2, { regions: [] }), null],
])("%s", (_, person, expected) => {
  expect(unfit(caseFacts, person, [7])).toBe(expected);
});

test("the region's own first, then the least load, then who has waited longest", () => {
  const earlier = new Date("2026-10-01T05:00:00Z");
  const later = new Date("2026-10-02T05:00:00Z");
  const country = candidate(2, { regions: [] });
  const busy = candidate(3, { openCases: 2 });
  const recent = candidate(4, { lastOfferAt: later });
  const rested = candidate(5, { lastOfferAt: earlier, languages: ["ru", "ko"] });
  expect(match(caseFacts, [country, busy, recent, rested], [])).toEqual({
    kind: "mediator",
    personId: 5,
    why: { commonLanguages: ["ru"], ownRegion: true, km: null, mark: null, kind: "PUBLIC", openCases: 0, others: 3 },
  });
  expect(match(caseFacts, [country, busy], [])).toMatchObject({ personId: 3 });
  expect(match(caseFacts, [country], [])).toMatchObject({ personId: 2, why: { ownRegion: false } });
  expect(match(caseFacts, [], [])).toEqual({ kind: "nobody" });
});

test.each([
  ["SCHOOL", "SCHOOL"],
  ["INTERETHNIC", "ETHNO"],
] as const)("%s matters go only to those marked for them", (kind, mark) => {
  const matter = { ...caseFacts, kind };
  expect(unfit(matter, candidate(2), [])).toBe("notMarked");
  expect(unfit(matter, candidate(2, { marks: [mark] }), [])).toBeNull();
});

test("who wishes a woman is never given to a man; family matters go to «Ана медиациясы» first", () => {
  const matter = { ...caseFacts, kind: "FAMILY" as const, womanWished: true };
  const woman = candidate(3, { woman: true });
  const ana = candidate(4, { woman: true, marks: ["ANA"], openCases: 4 });
  expect(unfit(matter, candidate(2), [])).toBe("notWoman");
  expect(match(matter, [candidate(2), woman, ana], [])).toMatchObject({ personId: 4, why: { mark: "ANA" } });
  expect(match(matter, [candidate(2), woman], [])).toMatchObject({ personId: 3 });
  expect(match(matter, [candidate(2)], [])).toEqual({ kind: "nobody" });
});

test.each([
  ["a family matter, a woman wished", "FAMILY", true, "ANA"],
  ["generations, a woman wished", "GENERATIONS", true, "ANA"],
  ["neighbours, a woman wished", "NEIGHBOURS", true, null],
  ["a family matter, nothing wished", "FAMILY", false, null],
] as const)("«Ана медиациясы» comes first for: %s", (_, kind, womanWished, mark) => {
  const woman = candidate(2, { woman: true });
  const ana = candidate(3, { woman: true, marks: ["ANA"] });
  expect(match({ ...caseFacts, kind, womanWished }, [woman, ana], [])).toMatchObject({
    personId: mark === null ? 2 : 3,
    why: { mark },
  });
});

/** A mediator whose room lies this far north of the district's middle. */
function at(personId: number, km: number | null, openCases: number): Candidate {
  return candidate(personId, { openCases, room: km === null ? null : { lat: 43.2 + km / 111.195, lon: 76.6 } });
}

test.each([
  ["within an hour's journey before farther", at(2, 62, 0), at(3, 59, 3), 3],
  ["within an hour's journey the load decides", at(2, 5, 3), at(3, 59, 2), 3],
  ["within a day's journey before farther", at(2, 302, 0), at(3, 298, 3), 3],
  ["within a day's journey the load decides", at(2, 70, 1), at(3, 298, 0), 3],
  ["a known room before an unknown one", at(2, null, 0), at(3, 298, 3), 3],
  ["too far is like unknown: the load decides", at(2, 302, 1), at(3, null, 0), 3],
  ["the load decides, in whatever order they are known", at(2, 5, 2), at(3, 5, 3), 2],
])("%s", (_, first, second, chosen) => {
  expect(match(caseFacts, [first, second], [])).toMatchObject({ personId: chosen });
  expect(match(caseFacts, [second, first], [])).toMatchObject({ personId: chosen });
});

test("without a place of the case no distance is known", () => {
  const matter = { ...caseFacts, point: null };
  expect(match(matter, [at(2, 5, 1), at(3, 400, 0)], [])).toMatchObject({ personId: 3, why: { km: null } });
});

test("a room near the district before one far away; of equals, who is free of charge", () => {
  const near = candidate(2, { room: { lat: 43.24, lon: 76.95 }, openCases: 3 });
  const far = candidate(3, { room: { lat: 50.4, lon: 80.2 } });
  expect(match(caseFacts, [far, near], [])).toMatchObject({ personId: 2, why: { km: 29 } });
  const paid = candidate(4, { kind: "PROFESSIONAL" });
  expect(match(caseFacts, [paid, candidate(5)], [])).toMatchObject({ personId: 5 });
});
