import { afterAll, beforeAll, expect, test } from "vitest";
import { openReport, sealAnswers } from "../../src/features/intake/drafts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { openTown, phrase } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("an applicant who left a number is told that the mediator will use it, and the mediator reads it", async () => {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen, "kk", stepOf.phone);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:phone.ask"));
  await citizen.writes("8 701 123 45 67");
  await citizen.presses("f:send");
  await mediator.presses("o:accept");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:opened.phone"));
  expect(mediator.history().join("\n")).toContain("+7 701 123 45 67");
});

test("an applicant without a number is not promised a call, and can add a number", async () => {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await mediator.presses("o:accept");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:opened.party"));
  expect(citizen.reads()).not.toMatch(phrase("kk", "talks:opened.phone"));

  await citizen.writes("/report");
  for (const step of reportSteps("kk", "Нөмірім: 8 701 123 45 67").slice(1)) await step(citizen);
  await citizen.taps("Соған қосу");
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "cases:added"));
  await mediator.presses("o:open");
  expect(mediator.history().join("\n")).toContain("Нөмірім: 8 701 123 45 67");
});

test("to talk in messages is not offered, as nobody could: a draft that has chosen it shows it, and files", async () => {
  const town = await openTown(database);
  const citizen = town.person("Айгүл");
  await reports(citizen, "kk", stepOf.languages);
  const label = /хат жазысып/;
  expect(citizen.reads()).toMatch(phrase("kk", "intake:languages.which"));
  expect(citizen.buttons().join()).not.toMatch(label);

  const draft = await database.prisma.draft.findFirstOrThrow();
  const { storyDone: _, openCaseId: __, ...answers } = openReport(town.vault, draft);
  const answersSealed = sealAnswers(town.vault, draft.personId, { ...answers, formats: ["MESSAGES"] });
  await database.prisma.draft.update({ where: { id: draft.id }, data: { answersSealed } });
  await citizen.writes("/start");
  await citizen.presses("i:report");
  expect(citizen.buttons().join()).toMatch(label);
  await citizen.presses("f:languages");
  await citizen.presses("f:phone:none");
  expect(citizen.reads()).toMatch(label);
  await citizen.presses("f:send");
  expect(citizen.reads()).toMatch(phrase("kk", "cases:filed.title"));
});
