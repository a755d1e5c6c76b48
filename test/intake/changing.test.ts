import { expect, test } from "vitest";
import { choosesKind, reportSteps, reports, stepOf } from "../harness/report.ts";
import type { Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ citizen } = opened);
});

const at = (steps: number) => reports(citizen, "kk", steps);

async function goOn(from: number): Promise<void> {
  for (const step of reportSteps("kk").slice(from)) await step(citizen);
  expect(citizen.reads()).toContain("2026-000001");
}

test("«Change» on the summary asks that question again and returns to the summary", async () => {
  await at(stepOf.summary);
  await citizen.taps("Өзгерту");
  await citizen.taps("✏️ Дау түрі");
  await choosesKind(citizen, "MONEY");
  expect(citizen.reads()).toContain("Дау түрі: ақша, қарыз");
  await citizen.taps("Өзгерту");
  await citizen.taps("✏️ Жер");
  await citizen.taps("Өңірлер тізімі");
  await citizen.taps("Ақмола облысы");
  await citizen.taps("Қосшы");
  expect(citizen.reads()).toContain("Қосшы");
  await citizen.taps("Өзгерту");
  await citizen.taps("✏️ Аты-жөні");
  await citizen.writes("Айгүл Әлиева");
  expect(citizen.reads()).toContain("Мен, Айгүл Әлиева");
  await citizen.taps("Келісемін");
  expect(citizen.reads()).toContain("Айгүл Әлиева");
  await citizen.taps("Жіберу");
  expect(citizen.reads()).toContain("Астана");
  expect(citizen.reads()).toContain("Көкшетау");
});

test("«Back» from a change returns to the summary, with the answers as they were", async () => {
  await at(stepOf.summary);
  const before = citizen.reads();
  const begun: [string, ...string[]][] = [
    ["name"],
    ["story"],
    ["kind"],
    ["remit", "f:remit:VIOLENCE", "f:page:remit:1", "f:page:remit:0"],
    ["otherSide"],
    ["region", "f:page:region:1", "f:region:KZ-11", "f:back:district"],
    ["languages", "f:woman", "f:language:ru"],
    ["phone"],
  ];
  for (const [question, ...taps] of begun) {
    await citizen.presses("f:page:summary:1");
    await citizen.presses(`f:change:${question}`);
    expect(citizen.reads()).not.toBe(before);
    for (const tap of taps) await citizen.presses(tap);
    await citizen.presses(`f:back:${question}`);
    expect(citizen.reads()).toBe(before);
  }
  await goOn(stepOf.summary);
});

test("a new name asks for the consent again, «Back» leads to the name and then to the summary with the old name", async () => {
  await at(stepOf.summary);
  await citizen.presses("f:page:summary:1");
  await citizen.presses("f:change:name");
  await citizen.writes("Айгүл Әлиева");
  await citizen.presses("f:back:consent");
  await citizen.presses("f:back:name");
  expect(citizen.reads()).toContain("Аты-жөніңіз: Айгүл Серікова");
  await goOn(stepOf.summary);
});

test("a story that was deleted while it is changed is told again: nothing leads back to a summary without a story", async () => {
  await at(stepOf.summary);
  await citizen.presses("f:page:summary:1");
  await citizen.presses("f:change:story");
  await citizen.presses("f:story:again");
  expect(citizen.buttons()).toEqual(["Болдырмау"]);
  await citizen.writes("Басқаша айтайын.");
  await citizen.presses("f:story:done");
  expect(citizen.reads()).toContain("Басқаша айтайын.");
  await goOn(stepOf.summary);
});

test("«woman mediator» without any other wish is confirmed by «Done»", async () => {
  await at(stepOf.languages);
  await citizen.presses("f:woman");
  await citizen.taps("Дайын");
  await citizen.presses("f:phone:none");
  expect(citizen.reads()).toMatch(/Қалауыңыз: .*әйел медиатор/);
});
