import { beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { copiesOf, type TalkingTown, useTalkingTown } from "../talks/talking.ts";

let opened: TalkingTown & { database: Database };
let other: Awaited<ReturnType<typeof joinAsOtherSide>>;
let number: string;
useTalkingTown((town) => {
  opened = town;
});
beforeEach(async () => {
  other = await joinAsOtherSide(opened.town, "Болат");
  ({ number } = await opened.database.prisma.case.findFirstOrThrow());
});

const openCard = async () => {
  await other.writes("/cases");
  await other.taps(`№ ${number}`);
};

it("another side finds the case in its list and by its number, with what is its to do and nothing of what the applicant told", async () => {
  await openCard();
  expect(other.reads()).toContain("Ерлан");
  for (const told of ["көрші", "қоршау", "Айгүл"])
    expect(other.reads().toLowerCase()).not.toContain(told.toLowerCase());
  expect(other.buttons()).toEqual([
    "✍️ Медиаторға жазу",
    "Өз тарабымнан айту",
    "Қалай сөйлескім келеді",
    "🏢 Үйлестірушіге жазу",
    "Басқа медиатор",
    "Медиациядан шығу",
    "⬅️ Артқа",
  ]);
  await other.writes(number);
  expect(other.buttons()).toContain("Медиациядан шығу");
  const { id } = await opened.database.prisma.case.findFirstOrThrow();
  await other.forges(`x:yes:${id}`);
  await opened.town.takesEffect();
  expect(await opened.database.prisma.case.count({ where: { status: "ASSIGNED" } })).toBe(1);
  const stranger = opened.town.person("Серік");
  await stranger.writes("/start");
  await stranger.writes(number);
  expect(stranger.buttons()).not.toContain("Медиациядан шығу");
});

it("a side leaves within a minute unless it takes that back; its talks close, and the others are told without a reason", async () => {
  const { town, mediator, citizen, database } = opened;
  await openCard();
  await other.taps("Медиациядан шығу");
  await other.taps("Иә, шығамын");
  expect(citizen.reads()).not.toContain("шықты");
  await other.taps("Болдырмау");
  await town.takesEffect();
  expect(await database.prisma.party.count({ where: { leftAt: { not: null } } })).toBe(0);
  await openCard();
  await other.taps("Медиациядан шығу");
  await other.taps("Иә, шығамын");
  await town.takesEffect();
  expect(mediator.reads()).toContain("Медиациядан шыққан тарап: 2");
  expect(mediator.buttons()).toContain("🏁 Істі жабу");
  expect(citizen.history().some((text) => text.includes("Бір тарап медиациядан шықты"))).toBe(true);
  const before = copiesOf(town, mediator).length;
  await other.writes("Бұл енді ешкімге бармайды.");
  expect(copiesOf(town, mediator)).toHaveLength(before);
  await openCard();
  expect(other.buttons()).toEqual(["⬅️ Артқа"]);
  await citizen.writes("Әрі қарай не істейміз?");
  expect(copiesOf(town, mediator).at(-1)?.text).toBe("Әрі қарай не істейміз?");
});

it("what a side tells is read by the mediator, below its number, and by nobody else; its wishes stand on the mediator's card", async () => {
  const { town, mediator, citizen } = opened;
  await openCard();
  await other.taps("Өз тарабымнан айту");
  await other.writes("Қоршау әкемнің жерінде тұр.");
  await other.taps("Болды ➡️");
  await openCard();
  await other.taps("Қалай сөйлескім келеді");
  await other.taps("телефонмен");
  await other.taps("әйел медиатор");
  await mediator.forges("k:card:1");
  expect(mediator.reads()).toContain("Тарап: 2. Қалауы: телефонмен, әйел медиатор");
  await mediator.taps("📄 Оқиғаны оқу");
  await town.settles();
  const shown = mediator.history().join("\n");
  expect(shown).toMatch(/1-тараптың айтқаны[\s\S]*2-тараптың айтқаны[\s\S]*Қоршау әкемнің жерінде тұр\./);
  expect(citizen.history().join("\n")).not.toContain("әкемнің");
});
