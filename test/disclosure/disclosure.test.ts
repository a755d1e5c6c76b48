import { expect, test } from "vitest";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import { copiesOf, findMessage, joinTown, type Staff, type TalkingTown, useTalkingTown } from "../talks/talking.ts";

let opened: TalkingTown;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((town) => {
  opened = town;
  ({ citizen, mediator } = town);
});

const words = "Қоршауды бір метр жылжытуға дайынмын.";
const prisma = () => opened.town.service.jobs.database.prisma;
const said = (person: Townsperson, key: TextKey, language: "kk" | "ru" = "kk") =>
  person.history().filter((text) => phrase(language, key).test(text));
const texts = (person: Townsperson) => person.screen().flatMap(({ fromBot, text }) => (fromBot ? [text] : []));

/** The other side takes part, and the citizen has said something that the mediator asks about. */
async function isAsked(): Promise<Townsperson> {
  const other = await joinAsOtherSide(opened.town, "Болат", "ru");
  await citizen.writes(words);
  await mediator.presses("dr:ask");
  return other;
}

test("the person sees their own words and to whom they would go; after their yes they go, word for word, by a single tap", async () => {
  const other = await isAsked();
  const before = other.history().length;
  expect(mediator.reads()).toMatch(phrase("kk", "disclosure:standing.ASKED"));
  const [question] = said(citizen, "disclosure:question.ASKED");
  expect(question).toContain("Екінші тарап");
  expect(texts(citizen).at(-1)).toBe(words);
  await citizen.presses("dp:answer:1:yes");
  expect(said(citizen, "disclosure:question.ALLOWED")).toHaveLength(1);
  expect(other.history()).toHaveLength(before);
  expect(mediator.reads()).toMatch(phrase("kk", "disclosure:standing.ALLOWED"));
  await mediator.presses("do:pass");
  expect(other.history().slice(before)).toHaveLength(2);
  expect(other.history().at(-2)).toMatch(phrase("ru", "disclosure:passed"));
  expect(other.history().at(-2)).toContain("Первая сторона");
  expect(other.reads()).toBe(words);
  for (const secret of ["Айгүл", "Серікова"]) expect(other.history().join()).not.toContain(secret);
  expect(said(citizen, "disclosure:question.PASSED_ON")).toHaveLength(1);
  // A second tap sends nothing more, and what is passed on cannot be taken back.
  await mediator.forges("do:pass:1");
  await citizen.forges("dp:answer:1:no");
  expect(other.history().slice(before)).toHaveLength(2);
  const [row] = await prisma().disclosure.findMany();
  expect(row).toMatchObject({ status: "PASSED_ON", fromId: 1, toIds: [2], askedById: mediator.personId });
  expect(Buffer.from(row?.contentSealed ?? []).toString()).not.toContain("метр");
});

test("the other side's words go to the first side, and their reply to it reaches the mediator", async () => {
  const other = await joinAsOtherSide(opened.town, "Болат", "ru");
  await other.writes("Давайте поставим забор по плану.");
  await opened.town.passes(1);
  await mediator.presses("dr:ask");
  await other.presses("dp:answer:1:yes");
  await mediator.presses("do:pass");
  expect(citizen.history().at(-2)).toContain("Екінші тарап");
  expect(citizen.reads()).toBe("Давайте поставим забор по плану.");
  await citizen.writes("Келісемін.", { replyTo: findMessage(opened.town, citizen, "по плану").id });
  expect(copiesOf(opened.town, mediator).at(-1)?.text).toBe("Келісемін.");
  expect(other.history().join()).not.toContain("Келісемін");
});

test("a file is passed on as it is", async () => {
  const other = await joinAsOtherSide(opened.town, "Болат", "ru");
  await citizen.sends("voice");
  // What was said is erased once the mediator has it: what is asked about is what stands in their copy.
  await opened.town.passes(1);
  expect(await prisma().talkMessage.count({ where: { contentSealed: { not: null } } })).toBe(0);
  await mediator.presses("dr:ask");
  await citizen.presses("dp:answer:1:yes");
  await mediator.presses("do:pass");
  expect(other.screen().at(-1)?.message.voice).toBeDefined();
});

test("a no, and a permission that is taken back in time, pass nothing on", async () => {
  const other = await isAsked();
  const before = other.history().length;
  await citizen.presses("dp:answer:1:no");
  expect(mediator.reads()).toMatch(phrase("kk", "disclosure:standing.REFUSED"));
  await mediator.forges("do:pass:1");
  // Nobody is asked a second time about the same words.
  await mediator.forges(`dr:ask:${await messageId()}`);
  expect(await prisma().disclosure.count()).toBe(1);
  await citizen.presses("dp:answer:1:yes");
  await citizen.presses("dp:answer:1:no");
  expect(said(mediator, "disclosure:standing.WITHDRAWN")).toHaveLength(1);
  await mediator.forges("do:pass:1");
  expect(other.history()).toHaveLength(before);
});

test("words that are changed between asking and answering void the question; the new words are asked about again", async () => {
  await isAsked();
  await citizen.edits(words, "Екі метр жылжытамын.");
  await citizen.forges("dp:answer:1:yes");
  expect(said(citizen, "disclosure:question.OVER")).toHaveLength(1);
  expect(mediator.reads()).toMatch(phrase("kk", "disclosure:standing.OVER"));
  await mediator.presses("dr:ask");
  expect(texts(citizen).at(-1)).toBe("Екі метр жылжытамын.");
  await citizen.presses("dp:answer:2:yes");
  expect(await statuses()).toEqual(["OVER", "ALLOWED"]);
});

test("what is changed or taken back after the yes changes nothing about what was allowed", async () => {
  const other = await isAsked();
  await citizen.presses("dp:answer:1:yes");
  await citizen.edits(words, "Ештеңе жылжытпаймын.");
  await citizen.taps("Соңғы хабарды қайтарып алу").catch(() => citizen.writes("↩️ Соңғы хабарды қайтарып алу"));
  await mediator.forges("do:pass:1");
  expect(other.reads()).toBe(words);
});

test("a message that was taken back is asked about no longer", async () => {
  await isAsked();
  await citizen.writes("↩️ Соңғы хабарды қайтарып алу");
  await citizen.forges("dp:answer:1:yes");
  expect(await statuses()).toEqual(["OVER"]);
});

test("nobody else can answer, ask or pass on, by a forged button", async () => {
  const other = await isAsked();
  const id = await messageId();
  const colleague = await opened.town.staff("Дана", "kk", { role: "MEDIATOR" });
  for (const person of [mediator, other, colleague]) await person.forges("dp:answer:1:yes");
  expect(await statuses()).toEqual(["ASKED"]);
  await citizen.presses("dp:answer:1:yes");
  for (const person of [citizen, other, colleague]) {
    await person.forges("do:pass:1");
    await person.forges(`dr:ask:${id}`);
  }
  expect(await statuses()).toEqual(["ALLOWED"]);
  expect(other.history().join()).not.toContain("бір метр");
});

test("a tap below other words asks about nothing: the copy must be the copy of that message", async () => {
  await isAsked();
  await citizen.presses("dp:answer:1:no");
  await citizen.writes("Бұл басқа сөз.");
  const other = await prisma().talkMessage.findFirstOrThrow({ orderBy: { position: "desc" } });
  await opened.town.passes(1);
  // Forged below the newest message, which is the card and no copy.
  await mediator.writes("/work");
  await mediator.forges(`dr:ask:${other.id}`);
  expect(mediator.reads()).toMatch(phrase("kk", "disclosure:unasked.unavailable"));
});

test("a case that was closed, or is with another mediator, passes nothing on", async () => {
  const other = await isAsked();
  await citizen.presses("dp:answer:1:yes");
  const colleague = await opened.town.staff("Дана", "kk", { role: "MEDIATOR" });
  await prisma().case.update({ where: { id: 1 }, data: { mediatorId: colleague.personId } });
  for (const person of [mediator, colleague]) await person.forges("do:pass:1");
  expect(other.history().join()).not.toContain("бір метр");
  await citizen.forges("dp:answer:1:no");
  expect(await statuses()).toEqual(["OVER"]);
  await prisma().case.update({ where: { id: 1 }, data: { status: "CLOSED", closedAt: opened.town.now() } });
  await opened.town.passes(2);
  expect(await prisma().disclosure.count({ where: { contentSealed: { not: null } } })).toBe(0);
});

test("the button is there only where the case has another side that takes part", async () => {
  await citizen.writes("Жалғызбын.");
  expect(mediator.buttons().join()).not.toContain("Айтуға рұқсат сұрау");
  const stranger = await joinTown(opened.town, mediator, "Марат");
  await stranger.writes("Мен де.");
  expect(mediator.buttons().join()).not.toContain("Айтуға рұқсат сұрау");
});

function statuses() {
  return prisma()
    .disclosure.findMany({ orderBy: { id: "asc" } })
    .then((rows) => rows.map(({ status }) => status));
}

async function messageId(): Promise<string> {
  return (await prisma().talkMessage.findFirstOrThrow({ orderBy: { position: "desc" } })).id;
}
