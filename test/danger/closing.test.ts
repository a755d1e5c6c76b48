import { expect, test } from "vitest";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ town, citizen } = opened);
});

const region = "KZ-19";
const numbers = /^102 – /m;

/** Reports with a story, ticking these rules. */
async function tells(story: string, rules: readonly string[]): Promise<void> {
  await reports(citizen, "kk", stepOf.story);
  for (const step of reportSteps("kk", story).slice(stepOf.story, stepOf.remit)) await step(citizen);
  for (const rule of rules) {
    // Rare rules are behind a button.
    if (["CRIME", "STATE_BODY"].includes(rule)) await citizen.presses("f:page:remit");
    await citizen.presses(`f:remit:${rule}`);
  }
  await citizen.presses("f:remitDone");
  if (rules.length > 0) await citizen.presses("f:verdict:yes");
  for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(citizen);
}

function coordinator() {
  return town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
}

const quiet = "Көршіміз біздің жерге қоршау салып алды.";

test("a coordinator reads in the ping and on the card which rules sent the case, and nothing that was told", async () => {
  const staff = await coordinator();
  await tells(quiet, ["VIOLENCE", "CRIME"]);
  const ping = staff.history().find((text) => phrase("kk", "assignment:needed").test(text)) ?? "";
  await staff.presses("q:case");
  const card = staff.history().find((text) => phrase("kk", "assignment:queue.case").test(text)) ?? "";
  for (const text of [ping, card]) {
    expect(text).toMatch(phrase("kk", "assignment:ticked.VIOLENCE"));
    expect(text).toMatch(phrase("kk", "assignment:ticked.CRIME"));
    expect(text).not.toContain("қоршау");
    expect(text).not.toContain("Айгүл");
  }
});

test("a mediator who is asked is not told what the applicant ticked", async () => {
  const asked = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  const staff = await coordinator();
  await tells(quiet, ["VIOLENCE"]);
  await staff.presses("q:case");
  await staff.presses("q:suits");
  await town.passes(0);
  expect(asked.reads()).toMatch(phrase("kk", "assignment:ping"));
  expect(asked.history().join()).not.toMatch(phrase("kk", "assignment:ticked.VIOLENCE"));
});

test("a case with ticked danger is closed with the numbers to call", async () => {
  const staff = await coordinator();
  await tells(quiet, ["VIOLENCE"]);
  await staff.presses("q:case");
  await staff.presses("q:unsuitable");
  await staff.presses("q:close");
  await town.takesEffect();
  expect(citizen.reads()).toMatch(phrase("kk", "cases:unsuitable"));
  expect(citizen.reads()).toMatch(numbers);
});

test("so is a case whose danger was heard and whose box was unticked, when its applicant withdraws it", async () => {
  await coordinator();
  await reports(citizen, "kk", stepOf.story);
  for (const step of reportSteps("kk", "Күйеуім мені ұрады").slice(stepOf.story, stepOf.remit)) await step(citizen);
  await citizen.presses("f:remit:VIOLENCE");
  await citizen.presses("f:remitDone");
  for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(citizen);
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("x:ask");
  await citizen.presses("x:yes");
  await town.takesEffect();
  expect(citizen.reads()).toMatch(phrase("kk", "cases:withdraw.done"));
  expect(citizen.reads()).toMatch(numbers);
});

test("a case without danger is closed without them", async () => {
  const staff = await coordinator();
  await tells(quiet, ["STATE_BODY"]);
  await staff.presses("q:case");
  await staff.presses("q:unsuitable");
  await staff.presses("q:close");
  await town.takesEffect();
  expect(citizen.reads()).toMatch(phrase("kk", "cases:unsuitable"));
  expect(citizen.reads()).not.toMatch(numbers);
});
