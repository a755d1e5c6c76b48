import { expect, test } from "vitest";
import { choosesKind, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ town, citizen } = opened);
});

/** Tells a story and goes up to the question about what mediation may take. */
async function tells(words: string): Promise<void> {
  await reports(citizen, "kk", stepOf.story);
  await citizen.writes(words);
  await citizen.presses("f:story:done");
  await choosesKind(citizen, "FAMILY");
}

const ticked = () => citizen.buttons().filter((label) => label.startsWith("✅"));
const label = (key: Parameters<typeof phrase>[1]) => phrase("kk", key);

test("violence in the story ticks its box, and «Done» takes it as it stands: a coordinator looks", async () => {
  await tells("Күйеуім мені ұрады");
  expect(citizen.reads()).toMatch(label("intake:remit.suggested"));
  expect(ticked()).toHaveLength(1);
  expect(ticked()[0]).toMatch(label("intake:remit.option.VIOLENCE"));
  await citizen.presses("f:remitDone");
  expect(citizen.reads()).toMatch(label("intake:remit.verdict.coordinator"));
  expect(citizen.reads()).toContain("102");
});

test("a suggested box can be unticked and stays so; the numbers that were told stay", async () => {
  await tells("Күйеуім мені ұрады");
  await citizen.presses("f:remit:VIOLENCE");
  expect(ticked()).toEqual([]);
  expect(citizen.reads()).not.toMatch(label("intake:remit.suggested"));
  await citizen.presses("f:remitDone");
  expect(citizen.reads()).toMatch(label("intake:otherSide.ask"));
  expect(citizen.history().filter((text) => /^102 – /m.test(text))).toHaveLength(1);
});

test("what was written at home counts too: a person looks first at a threat to a life", async () => {
  await citizen.writes("/start");
  await citizen.writes("Мені өлтіремін деп қорқытты");
  await tells("Көршім қоршауды жылжытты");
  expect(ticked()).toHaveLength(1);
  expect(ticked()[0]).toMatch(label("intake:remit.option.LIFE_IN_DANGER"));
  await citizen.presses("f:remitDone");
  expect(citizen.reads()).toMatch(label("intake:remit.why.LIFE_IN_DANGER"));
});

test("an ordinary story suggests nothing", async () => {
  await tells("Көршім қоршауды жылжытты");
  expect(ticked()).toEqual([]);
  expect(citizen.reads()).not.toMatch(label("intake:remit.suggested"));
});

test("who looks at the other circumstances and comes back is still told that a box was ticked from their words", async () => {
  await tells("Күйеуім мені ұрады");
  await citizen.presses("f:page:remit:1");
  await citizen.presses("f:page:remit:0");
  expect(citizen.reads()).toMatch(label("intake:remit.suggested"));
  expect(ticked()).toHaveLength(1);
  await citizen.presses("f:remitDone");
  expect(citizen.reads()).toMatch(label("intake:remit.verdict.coordinator"));
});

test("«Back» does not turn a suggestion into an answer: another story, in which there is no danger, suggests nothing", async () => {
  await tells("Күйеуім мені ұрады");
  await citizen.presses("f:back:remit");
  await citizen.presses("f:back:kind");
  await citizen.presses("f:story:again");
  town.jumps(6 * 60 + 1);
  await citizen.writes("Көршім қоршауды жылжытты");
  await citizen.presses("f:story:done");
  await choosesKind(citizen, "FAMILY");
  expect(ticked()).toEqual([]);
  expect(citizen.reads()).toMatch(label("intake:remit.ask"));
});

test("who goes back and comes again is told that the box was ticked from their words", async () => {
  await tells("Күйеуім мені ұрады");
  await citizen.presses("f:back:remit");
  await choosesKind(citizen, "FAMILY");
  expect(citizen.reads()).toMatch(label("intake:remit.suggested"));
  expect(ticked()).toHaveLength(1);
});
