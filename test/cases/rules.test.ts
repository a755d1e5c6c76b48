import { expect, test } from "vitest";
import { type CaseState, mayAct, subjectOf } from "../../src/features/cases/rules.ts";
import type { CaseAct } from "../../src/features/people/permissions.ts";
import { readPhone, shownPhone } from "../../src/features/people/phone.ts";
import type { Person, Role } from "../../src/platform/chat/person.ts";

const applicant = 1;
const otherSide = 9;

const waiting: CaseState = {
  id: 417,
  personId: applicant,
  involved: [applicant, otherSide],
  regionId: "KZ-19",
  status: "WAITING",
  review: false,
  overLimit: false,
  mediatorId: null,
  offeredTo: [2],
};
const states = {
  waiting,
  review: { ...waiting, review: true },
  overLimit: { ...waiting, review: true, overLimit: true },
  assigned: { ...waiting, status: "ASSIGNED", review: true, mediatorId: 2, offeredTo: [2, 3] },
  closed: { ...waiting, status: "CLOSED", review: true, mediatorId: 2 },
} satisfies Record<string, CaseState>;
type State = keyof typeof states;

function person(id: number, role: Role, regions: string[] = []): Person {
  return { id, telegramId: id, language: "kk", blocked: false, staff: [{ role, regions }] };
}
const asked = person(2, "MEDIATOR");
const other = person(4, "MEDIATOR");
const coordinator = person(5, "COORDINATOR", ["KZ-19"]);

function inWhich(person: Person, act: CaseAct): State[] {
  return (Object.keys(states) as State[]).filter((name) => mayAct(person, act, states[name]));
}

const open: State[] = ["waiting", "review", "overLimit"];

test.each([
  ["seeOffer", [...open, "assigned"]],
  ["acceptOffer", [...open, "assigned"]],
  ["declineOffer", [...open, "assigned"]],
  ["seeOwnCase", ["assigned"]],
  ["giveBackCase", ["assigned"]],
  ["readStory", ["assigned"]],
  ["stopTalk", ["assigned"]],
  ["sendOpeningWords", ["assigned"]],
  ["handOverCase", ["assigned"]],
  ["reportChildInDanger", ["assigned"]],
] as const)("the mediator who was asked may %s while the case is %j", (act, expected) => {
  expect(inWhich(asked, act)).toEqual(expected);
  expect(inWhich(other, act)).toEqual([]);
});

test("a colleague may answer about a case that another mediator has, and that mediator may not", () => {
  expect(inWhich(other, "answerHandover")).toEqual(["assigned"]);
  expect(inWhich(asked, "answerHandover")).toEqual([]);
  expect(inWhich(person(applicant, "MEDIATOR"), "answerHandover")).toEqual([]);
  expect(inWhich(person(otherSide, "MEDIATOR"), "answerHandover")).toEqual([]);
});

test("a mediator who was asked too, but came too late, reads neither case nor story", () => {
  const late = person(3, "MEDIATOR");
  expect(inWhich(late, "seeOffer")).toEqual(["assigned"]);
  expect([...inWhich(late, "readStory"), ...inWhich(late, "seeOwnCase"), ...inWhich(late, "giveBackCase")]).toEqual([]);
});

test.each([
  ["hearOfCase", [...open, "assigned", "closed"]],
  ["seeQueue", open],
  ["assignCase", open],
  ["reviewStory", ["review"]],
  ["releaseCase", ["review", "overLimit"]],
  ["closeUnsuitableCase", ["review"]],
  ["closeAbusiveCase", open],
  ["decideOnMediator", ["assigned"]],
] as const)("a coordinator of the region may %s while the case is %j", (act, expected) => {
  expect(inWhich(coordinator, act)).toEqual(expected);
  expect(inWhich(person(6, "COORDINATOR", ["KZ-10"]), act)).toEqual([]);
  expect(inWhich({ ...coordinator, id: applicant }, act)).toEqual([]);
});

test("the parties are those who may never act on the case, and its region decides", () => {
  expect(subjectOf(waiting)).toEqual({ id: 417, regions: ["KZ-19"], never: [applicant, otherSide] });
});

test.each([
  ["8 701 123 45 67", "+77011234567"],
  [" +7 (701) 123-45-67 ", "+77011234567"],
  ["7011234567", "+77011234567"],
  ["+998 90 123 45 67", "+998901234567"],
  ["8 701 123", null],
  ["8 727 250 00 00 үй телефоны", "+77272500000"],
  ["8-701-123-45-67 звонить ПОСЛЕ 18", "+77011234567"],
  ["мой номер +7 (701) 123-45-67, или 8 702 765 43 21", "+77011234567"],
  ["менің 2 нөмірім бар: 8 701 123 45 67", "+77011234567"],
  ["8 800 080 77 77", null],
  ["ертең", null],
  ["", null],
  [`${" ".repeat(60)}8 701 123 45 67`, "+77011234567"],
  [`8 701 123 45 67${" call me in the evening".repeat(3)}`, "+77011234567"],
])("the phone number «%s» is read as %s", (typed, expected) => {
  expect(readPhone(typed)).toBe(expected);
});

test("a phone number is shown in groups, and any other text as it is", () => {
  expect([shownPhone("+77011234567"), shownPhone("12")]).toEqual(["+7 701 123 45 67", "12"]);
});
