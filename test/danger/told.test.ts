import { expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { composes } from "../composing/composing.ts";
import { choosesKind, reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const beaten = "Күйеуім мені ұрады";
const told = () => citizen.history().filter((text) => /^102 – /m.test(text)).length;

test("numbers are told at once to somebody who has not chosen a language yet, and then the language is asked", async () => {
  await citizen.writes(beaten);
  expect(told()).toBe(1);
  expect(citizen.reads()).toMatch(phrase("kk", "people:language.ask"));
});

test("in a story the numbers are told once, and the story goes on", async () => {
  await reports(citizen, "kk", stepOf.story);
  await citizen.writes("Бәрін басынан айтайын");
  expect(told()).toBe(0);
  await citizen.writes(beaten);
  await citizen.writes("Кеше тағы ұрды мені");
  expect(told()).toBe(1);
  expect(citizen.reads()).toContain("3");
  await citizen.writes("Өлгім келеді");
  expect(citizen.history().filter((text) => /^150 – /m.test(text))).toHaveLength(1);
});

test("after six hours they are told again, and nothing that can be read is kept of it", async () => {
  await reports(citizen, "kk", stepOf.story);
  await citizen.writes(beaten);
  const rows = await database.prisma.dangerTold.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ key }) => key).join()).toMatch(/^[\w,-]{43,}$/);
  await town.passes(6 * 60 + 1);
  await citizen.writes(beaten);
  expect(told()).toBe(2);
  // What was told before is forgotten.
  expect(await database.prisma.dangerTold.count()).toBe(1);
});

test("a caption is heard; denied violence is not", async () => {
  await reports(citizen, "kk", stepOf.story);
  await citizen.writes("Ол мені ұрған жоқ");
  expect(told()).toBe(0);
  town.playground.sendPhoto(citizen.id, { caption: beaten });
  await town.settles();
  expect(told()).toBe(1);
});

test("an edit is heard", async () => {
  await reports(citizen, "kk", stepOf.story);
  const { message_id: id } = town.playground.sendText(citizen.id, "Көршім туралы");
  await town.settles();
  town.playground.editText(citizen.id, id, beaten);
  await town.settles();
  expect(told()).toBe(1);
});

test("a voice message is not understood, which is said once", async () => {
  await reports(citizen, "kk", stepOf.story);
  for (let at = 0; at < 2; at += 1) {
    town.playground.sendVoice(citizen.id, { duration: 4 });
    await town.settles();
  }
  expect(citizen.history().filter((text) => phrase("kk", "danger:recording").test(text))).toHaveLength(1);
});

test("what an editor writes in the form of an event is not about the editor", async () => {
  const editor = await town.staff("Болат", "kk", { role: "EDITOR", regions: ["KZ-19"] });
  await composes(editor, "kk", 1);
  await editor.writes(beaten);
  expect(editor.history().filter((text) => /^102 – /m.test(text))).toEqual([]);
  await editor.writes("/start");
  await editor.writes(beaten);
  expect(editor.history().filter((text) => /^102 – /m.test(text))).toHaveLength(1);
});

test("what is held without a consent is told once, at once; its box is ticked when the story is asked about", async () => {
  await citizen.writes("Күйеуім мені күнде ұрады");
  expect(told()).toBe(1);
  town.jumps(7 * 60);
  await citizen.presses("p:language:kk");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:held.ask"));
  await citizen.presses("i:begin");
  for (const step of reportSteps("kk").slice(stepOf.danger, stepOf.story)) await step(citizen);
  await citizen.presses("f:story:done");
  await choosesKind(citizen, "FAMILY");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:remit.suggested"));
  expect(told()).toBe(1);
});

test("at home and instead of a name they are told before what becomes of the words", async () => {
  await citizen.writes("/start");
  await citizen.presses("p:language:kk");
  await citizen.writes("Күйеуім мені күнде ұрады");
  expect(citizen.history().at(-2)).toMatch(/^102 – /m);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:held.ask"));
  town.jumps(7 * 60);
  await citizen.presses("i:begin");
  await citizen.presses("f:danger:no");
  await citizen.writes("Ол мені кеше де ұрды");
  expect(told()).toBe(2);
  expect(citizen.reads()).toMatch(phrase("kk", "intake:held.kept"));
});
