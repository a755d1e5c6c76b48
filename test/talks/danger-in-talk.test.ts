import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
let coordinator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});
beforeEach(async () => {
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR" });
});

const danger = "Күйеуім мені ұрып-соғады, өлтірем дейді";
const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const numbers = (person: Townsperson) => said(person, "danger:number.112").length;
/** What others than the writer, and than the reader of the talk, have got since. */
async function nobodyElseHears(readers: readonly Townsperson[]): Promise<void> {
  await town.passes(20);
  expect(await database.prisma.alarm.count()).toBe(0);
  for (const person of [citizen, mediator, coordinator]) {
    const read = person.history().join("\n");
    if (!readers.includes(person)) expect(read).not.toContain(danger);
    expect(said(person, "danger:alarm.title")).toEqual([]);
  }
}

const ways: [string, () => Promise<unknown>][] = [
  ["a message", () => citizen.writes(danger)],
  [
    "an edit",
    async () => {
      await citizen.writes("Сәлеметсіз бе");
      await citizen.edits("Сәлеметсіз бе", danger);
    },
  ],
  ["a caption", () => citizen.sends("photo", { caption: danger })],
  ["the caption of a voice message", () => citizen.sends("voice", { caption: danger })],
  ["the caption of an album", () => citizen.sendsAlbum(2, danger)],
  ["a message that is held", () => citizen.writes(`${danger}. Нөмірім +7 701 234 56 78`)],
];

test.each(ways)("danger in %s brings the numbers to its writer, at once, and an alarm to nobody", async (_, writes) => {
  await writes();
  expect(numbers(citizen)).toBe(1);
  expect(numbers(mediator)).toBe(0);
  await nobodyElseHears([citizen, mediator]);
});

test("danger in a message about which its author is asked brings the numbers, and reaches nobody until they choose", async () => {
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.taps("🏢 Үйлестірушіге жазу");
  await citizen.writes("✖️ Жазуды тоқтату");
  await citizen.writes(danger);
  expect(said(citizen, "talks:ask.reader")).toHaveLength(1);
  expect(numbers(citizen)).toBe(1);
  await nobodyElseHears([citizen]);
});

test("danger that a party writes to the desk reaches the coordinators as a message, and raises no alarm", async () => {
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.taps("🏢 Үйлестірушіге жазу");
  await citizen.writes(danger);
  expect(numbers(citizen)).toBe(1);
  expect(numbers(coordinator)).toBe(0);
  await nobodyElseHears([citizen, coordinator]);
});

test("danger in a mediator's own words brings the numbers to the mediator, and not to the party", async () => {
  await citizen.writes("Сәлеметсіз бе");
  await mediator.repliesTo("Сәлеметсіз бе", danger);
  expect(numbers(mediator)).toBe(1);
  expect(numbers(citizen)).toBe(0);
  await nobodyElseHears([citizen, mediator]);
});

test("danger that one side writes brings the numbers to nobody of the other side, and nothing of the other side's alarm either", async () => {
  const other = await joinAsOtherSide(town, "Болат");
  const before = citizen.history().length;
  await other.writes(danger);
  expect(numbers(other)).toBe(1);
  expect(numbers(citizen)).toBe(0);
  await nobodyElseHears([other, mediator]);
  await other.presses("ct:wanted");
  await coordinator.presses("al:take");
  expect(said(other, "danger:looking")).toHaveLength(1);
  expect(citizen.history()).toHaveLength(before);
});

test("a coordinator hears once the writer taps, the kind of danger and no word", async () => {
  await citizen.writes(danger);
  await citizen.presses("ct:wanted");
  expect(said(coordinator, "danger:alarm.title")).toHaveLength(1);
  const read = coordinator.history().join("\n");
  for (const secret of [danger, "Күйеуім", "Айгүл"]) expect(read).not.toContain(secret);
});

test("a mediator's report of a child in danger records the fact and the time, and no word of the talk", async () => {
  await citizen.writes(danger);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("ch:ask");
  await mediator.presses("ch:yes");
  expect(copiesOf(town, mediator).map(({ text }) => text)).toContain(danger);
  expect(said(coordinator, "danger:alarm.title")).toHaveLength(1);
  const read = coordinator.history().join("\n");
  for (const secret of [danger, "Күйеуім", "Айгүл"]) expect(read).not.toContain(secret);
  const [act] = await database.prisma.staffAct.findMany({ where: { act: "reportChildInDanger" } });
  expect(Object.keys(act ?? {}).toSorted()).toEqual(
    ["act", "actedAt", "actorId", "id", "role", "subject", "subjectId"].toSorted(),
  );
});
