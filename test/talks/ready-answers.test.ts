import { beforeEach, describe, expect, test } from "vitest";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { completeNames } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, joinTown, type Staff, useTalkingTown } from "./talking.ts";

const { plain } = createTexts()("kk");
const shared = { kk: "Алдымен не болғанын айтып беріңізші.", ru: "Расскажите сначала, что случилось." };
const operator: Operator = {
  ...defaultOperator,
  phrases: [
    {
      id: "first-steps",
      name: completeNames({ kk: "Алғашқы қадам", ru: "С чего начнём" }),
      text: completeNames(shared),
    },
  ],
};
const own = "Бүгін кешке хабарласамын.";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown(
  (opened) => {
    ({ database, town, citizen, mediator } = opened);
  },
  { operator },
);

const owedSince = async () => (await database.prisma.talk.findFirstOrThrow({ orderBy: { id: "asc" } })).owedSince;
const saidTo = (reader: Townsperson, text: string) => reader.history().filter((read) => read === text).length;

async function keeps(text: string): Promise<string> {
  await mediator.writes("/phrases");
  await mediator.presses("ph:add");
  await mediator.writes(text);
  return (await database.prisma.phrase.findFirstOrThrow({ orderBy: { createdAt: "desc" } })).id;
}

/** Opens an own text, and the talk for which it is. */
async function looksAt(text: string): Promise<void> {
  await mediator.writes("/phrases");
  await mediator.taps(text.slice(0, 20));
  await mediator.presses("tp:talks");
  await mediator.presses("tp:look");
}

describe("below a copy", () => {
  beforeEach(async () => {
    await citizen.writes("Не істеуім керек?");
    await mediator.presses("tp:phrases");
  });

  test("the mediator sees who reads and the exact text before it goes, and it goes as what they write", async () => {
    expect(await owedSince()).not.toBeNull();
    await mediator.taps("Алғашқы қадам");
    expect(mediator.reads()).toContain(shared.kk);
    expect(mediator.reads()).toContain("1-тарап");
    expect(saidTo(citizen, shared.kk)).toBe(0);
    await mediator.presses("tp:send");
    const copy = findMessage(town, citizen, shared.kk);
    expect(copy.text).toBe(shared.kk);
    expect(copy.message.reply_markup).toMatchObject({ inline_keyboard: [[{ text: "👤 Тек медиатор" }]] });
    // The clock stops once the answer has arrived: a job looks.
    await town.passes(1);
    expect(await owedSince()).toBeNull();
    expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:wentTo"));
    const [message] = await database.prisma.talkMessage.findMany({ where: { authorId: mediator.personId } });
    expect(Buffer.from(message?.contentSealed ?? []).toString("utf8")).not.toContain("айтып");
  });

  test("replies to it, and to what its author keeps of it, stay in the talk", async () => {
    await mediator.taps("Алғашқы қадам");
    await mediator.presses("tp:send");
    const kept = findMessage(town, mediator, shared.kk);
    town.playground.sendText(citizen.id, "Жақсы, айтайын", { replyTo: findMessage(town, citizen, shared.kk).id });
    await town.settles();
    expect(findMessage(town, mediator, "Жақсы, айтайын").message.reply_to_message?.message_id).toBe(kept.id);
    await joinTown(town, mediator, "Болат");
    town.playground.sendText(mediator.id, "Асықпаңыз", { replyTo: kept.id });
    await town.settles();
    expect(citizen.history()).toContain("Асықпаңыз");
  });

  test("it can be taken back, although something was written between looking and sending", async () => {
    await mediator.taps("Алғашқы қадам");
    await mediator.writes("Бір минут");
    town.jumps(1);
    await mediator.presses("tp:send");
    town.jumps(1);
    await mediator.writes("↩️ Соңғы хабарды қайтарып алу");
    expect(saidTo(citizen, shared.kk)).toBe(0);
    expect(saidTo(citizen, "Бір минут")).toBe(1);
  });

  test("tapped twice it goes once", async () => {
    await mediator.taps("Алғашқы қадам");
    const data = sendDataOf();
    await mediator.presses("tp:send");
    await mediator.forges(data);
    expect(saidTo(citizen, shared.kk)).toBe(1);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:phrase.already"));
  });

  test("it can be left unsent", async () => {
    await mediator.presses("tp:stop");
    expect(mediator.reads()).toMatch(phrase("kk", "talks:dropped"));
    expect(await database.prisma.talkMessage.count({ where: { authorId: mediator.personId } })).toBe(0);
  });

  test("another mediator, the applicant and a mediator whose case it is no longer send nothing by it", async () => {
    await mediator.taps("Алғашқы қадам");
    const { id } = await database.prisma.talk.findFirstOrThrow();
    const other = await town.staff("Марат", "kk", { role: "MEDIATOR" });
    for (const person of [other, citizen]) {
      await person.forges(`tp:look:${id}:first-steps:kk`);
      await person.forges(`tp:send:${id}:first-steps:kk:abcd`);
      expect(person.reads()).not.toContain(shared.kk);
    }
    await database.prisma.case.updateMany({ data: { mediatorId: other.personId } });
    await mediator.presses("tp:send");
    expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
    expect(saidTo(citizen, shared.kk)).toBe(0);
  });

  test("nothing goes into a talk that its mediator has stopped", async () => {
    await mediator.taps("Алғашқы қадам");
    await database.prisma.talk.updateMany({ data: { stoppedAt: town.now() } });
    await mediator.presses("tp:send");
    expect(mediator.reads()).toMatch(phrase("kk", "talks:stopped.mediator"));
    expect(saidTo(citizen, shared.kk)).toBe(0);
  });
});

test("the texts are first shown in the language of the party, and can be had in the others", async () => {
  const ivan = await joinTown(town, mediator, "Иван");
  await ivan.writes("/language");
  await ivan.taps("Русский");
  await ivan.writes("Что мне делать?");
  await mediator.presses("tp:phrases");
  await mediator.taps("С чего начнём");
  expect(mediator.reads()).toContain(shared.ru);
  await mediator.taps("Қазақша");
  expect(mediator.reads()).toContain(shared.kk);
  // The same from the text: it was opened in Kazakh.
  await looksAt("Алғашқы қадам");
  expect(mediator.reads()).toContain(shared.ru);
  await mediator.presses("tp:send");
  expect(saidTo(ivan, shared.ru)).toBe(1);
  expect(saidTo(citizen, shared.ru) + saidTo(citizen, shared.kk)).toBe(0);
});

test("a text that its author has changed meanwhile is shown again, and a deleted one does not go", async () => {
  const id = await keeps(own);
  await looksAt(own);
  const data = sendDataOf();
  await mediator.writes("/phrases");
  await mediator.taps(own.slice(0, 20));
  await mediator.presses("ph:change");
  await mediator.writes("Ертең хабарласамын.");
  await mediator.forges(data);
  expect(mediator.reads()).toMatch(phrase("kk", "talks:phrase.changed"));
  expect(mediator.reads()).toContain("Ертең хабарласамын.");
  expect(citizen.history().join("\n")).not.toContain("хабарласамын");
  await database.prisma.phrase.delete({ where: { id } });
  await mediator.presses("tp:send");
  expect(mediator.reads()).toMatch(phrase("kk", "phrases:gone"));
  expect(citizen.history().join("\n")).not.toContain("хабарласамын");
});

test("what a text shows of somebody is said before it goes", async () => {
  await keeps("Маған 8 701 234 56 78 нөміріне немесе @erlan_med арқылы жазыңыз");
  await looksAt("Маған 8 701");
  expect(mediator.reads()).toContain(plain("talks:shows.phoneNumber"));
  expect(mediator.reads()).toContain(plain("talks:shows.userName"));
});

test("with several talks the person chooses, is told who reads from then on, and what they write next goes there", async () => {
  await keeps(own);
  const bolat = await joinTown(town, mediator, "Болат");
  await citizen.writes("Бірінші іс");
  await mediator.presses("ta:write");
  await mediator.writes("/phrases");
  await mediator.taps(own.slice(0, 20));
  await mediator.presses("tp:talks");
  expect(mediator.buttons().filter((label) => label.includes("1-тарап"))).toHaveLength(2);
  // What arrived in the second of the switch would be asked about.
  town.jumps(1);
  await mediator.taps("№ 26-2");
  await mediator.presses("tp:send");
  expect(saidTo(bolat, own)).toBe(1);
  expect(mediator.reads()).toMatch(phrase("kk", "talks:entered.party"));
  town.jumps(1);
  await mediator.writes("Тағы бір сөз");
  expect(bolat.history()).toContain("Тағы бір сөз");
  expect(citizen.history().join("\n")).not.toMatch(/хабарласамын|Тағы бір сөз/);
});

test("a text cannot be sent from its own screen into a talk in which the person is the party themselves", async () => {
  await database.prisma.case.updateMany({ data: { mediatorId: null, status: "WAITING", personId: mediator.personId } });
  await database.prisma.party.updateMany({ data: { personId: mediator.personId } });
  await database.prisma.talk.updateMany({ data: { kind: "DESK", mediatorId: null, saidAt: town.now() } });
  await keeps(own);
  await mediator.writes("/phrases");
  await mediator.taps(own.slice(0, 20));
  expect(mediator.buttons()).not.toContain(plain("talks:phrase.send"));
});

/** What the newest button for sending carries. */
function sendDataOf(): string {
  const rows = town.playground.chat(mediator.id).messages.flatMap(({ message }) => {
    const markup = message.reply_markup;
    return markup !== undefined && "inline_keyboard" in markup ? markup.inline_keyboard.flat() : [];
  });
  const data = rows.findLast((button) => button.callback_data?.startsWith("tp:send"))?.callback_data;
  if (data === undefined) throw new Error("No button sends a text.");
  return data;
}
