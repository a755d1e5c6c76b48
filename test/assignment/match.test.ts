import { expect, test } from "vitest";
import { type Candidate, match, unfit } from "../../src/assignment/match.ts";

const one = { applicantId: 1, regionId: "KZ-19", languages: ["kk", "ru"] };

function candidate(personId: number, about: Partial<Candidate> = {}): Candidate {
  return {
    personId,
    languages: ["kk"],
    regions: ["KZ-19"],
    onDuty: true,
    openCases: 0,
    maxOpenCases: 5,
    lastOfferAt: null,
    ...about,
  };
}

test.each([
  ["their own case", candidate(1), "applicant"],
  ["asked before", candidate(7), "alreadyAsked"],
  ["off duty", candidate(2, { onDuty: false }), "offDuty"],
  ["of another region", candidate(2, { regions: ["KZ-10"] }), "otherRegion"],
  ["without a language in common", candidate(2, { languages: ["en", "ko"] }), "noCommonLanguage"],
  ["with as many cases as they take", candidate(2, { openCases: 5 }), "full"],
  ["of the whole country", candidate(2, { regions: [] }), null],
])("%s", (_, who, expected) => {
  expect(unfit(one, who, [7])).toBe(expected);
});

test("the region's own first, then the least load, then who has waited longest", () => {
  const earlier = new Date("2026-10-01T05:00:00Z");
  const later = new Date("2026-10-02T05:00:00Z");
  const country = candidate(2, { regions: [] });
  const busy = candidate(3, { openCases: 2 });
  const recent = candidate(4, { lastOfferAt: later });
  const rested = candidate(5, { lastOfferAt: earlier, languages: ["ru", "ko"] });
  expect(match(one, [country, busy, recent, rested], [])).toEqual({
    kind: "mediator",
    personId: 5,
    why: { commonLanguages: ["ru"], ownRegion: true, openCases: 0, others: 3 },
  });
  expect(match(one, [country, busy], [])).toMatchObject({ personId: 3 });
  expect(match(one, [country], [])).toMatchObject({ personId: 2, why: { ownRegion: false } });
  expect(match(one, [], [])).toEqual({ kind: "nobody" });
});
