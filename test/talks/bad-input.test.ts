import { describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, findMessage, joinTown, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const answer = "Түсіндім. Ертең сағат онда сөйлесейік.";
const more = "Тағы бір сөз айтайын.";
const number = "8 701 234 56 78";
const takeBack = "↩️ Соңғы хабарды қайтарып алу";

async function close() {
  await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() } });
}

describe("a reply", () => {
  test("of a mediator to a case that a colleague has now reaches neither the citizen nor the colleague", async () => {
    await citizen.writes(words);
    const colleague = await town.staff("Мария", "ru", { role: "MEDIATOR" });
    await database.prisma.case.updateMany({ data: { mediatorId: colleague.personId } });
    await mediator.repliesTo(words, more);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
    expect([...copiesOf(town, citizen), ...copiesOf(town, colleague)]).toEqual([]);
  });

  test("to a message of one case goes there, whatever case was written into last", async () => {
    await citizen.writes(words);
    const second = await joinTown(town, mediator, "Марат");
    await second.writes("Менің үйімнің шатыры ағып тұр.");
    await mediator.repliesTo("шатыры", answer);
    await mediator.repliesTo(words, more);
    expect(copiesOf(town, second).map(({ text }) => text)).toEqual([answer]);
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([more]);
  });

  test("to what the bot said about the case goes into its talk", async () => {
    await joinTown(town, mediator, "Марат");
    await citizen.repliesTo("Медиатор табылды", words);
    expect(findMessage(town, mediator, words).text).toBe(words);
  });

  test("to a message of the bot about nothing is asked about", async () => {
    await citizen.writes("/about");
    town.playground.sendText(citizen.id, more, {
      replyTo: citizen.screen().findLast(({ fromBot }) => fromBot)?.id ?? 0,
    });
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "talks:ask.reader"));
    expect(copiesOf(town, mediator)).toEqual([]);
    await citizen.presses("ta:to");
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([more]);
  });

  test("to one's own message goes where that went, as a reply to it", async () => {
    await joinTown(town, mediator, "Марат");
    await citizen.writes(words);
    await mediator.repliesTo(words, answer);
    await mediator.repliesTo(answer, more);
    expect(copiesOf(town, citizen).map(({ text, reply_to_message: to }) => [text, to?.text])).toEqual([
      [answer, words],
      [more, answer],
    ]);
  });

  test("to one's own message that went nowhere is no reply", async () => {
    await citizen.writes("/about");
    await citizen.repliesTo("/about", more);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([more]);
  });
});

describe("an edit", () => {
  test("of a message that was never carried reaches nobody", async () => {
    await citizen.writes("/about");
    await citizen.edits("/about", more);
    expect(copiesOf(town, mediator)).toEqual([]);
  });

  test("of a message that waits replaces it", async () => {
    await joinTown(town, mediator, "Марат");
    await mediator.writes(words);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:ask.reader"));
    await mediator.edits(words, more);
    await mediator.taps("№ 26-1");
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([more]);
  });

  test("that adds a number to what waits is asked about once its reader is chosen", async () => {
    await joinTown(town, mediator, "Марат");
    await mediator.writes(words);
    await mediator.edits(words, number);
    await mediator.taps("№ 26-1");
    expect(copiesOf(town, citizen)).toEqual([]);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:held.ask"));
    await mediator.taps("Иә, жіберу");
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([number]);
  });

  test("that adds something else to what is asked about is asked about again", async () => {
    await citizen.writes(number);
    await citizen.edits(number, `${number} немесе @aigul_s`);
    expect(citizen.reads()).toContain("@аты");
    await citizen.taps("Иә, жіберу");
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([`${number} немесе @aigul_s`]);
  });

  test("that adds a number is not passed on, and its author is told", async () => {
    await citizen.writes(words);
    await citizen.edits(words, number);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([words]);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:held.edit"));
  });

  test("that adds a number below a file is not passed on, though its name was agreed to", async () => {
    await citizen.sends("document", { fileName: "шарт.pdf", caption: words });
    await citizen.taps("Иә, жіберу");
    await citizen.edits(words, number);
    expect(copiesOf(town, mediator).map(({ caption }) => caption)).toEqual([words]);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:held.edit"));
    await citizen.edits(number, answer);
    expect(copiesOf(town, mediator).map(({ caption }) => caption)).toEqual([answer]);
  });

  test("of what was taken back reaches nobody", async () => {
    await citizen.writes(words);
    await citizen.writes(takeBack);
    await citizen.edits(words, more);
    expect(copiesOf(town, mediator)).toEqual([]);
  });

  test.each(["citizen", "mediator"])("of the %s after the case is closed reaches nobody", async (side) => {
    const [author, reader] = side === "citizen" ? [citizen, mediator] : [mediator, citizen];
    await author.writes(words);
    await close();
    await author.edits(words, more);
    expect(copiesOf(town, reader).map(({ text }) => text)).toEqual([words]);
    expect(author.reads()).toMatch(phrase("kk", "talks:notEdited.closed"));
  });
});

describe("a label of the writing line", () => {
  test.each(["↩️ Соңғы хабарды қайтарып алу", "↩️ Take back my last message", "✖️ Жазуды тоқтату", "✖️ Stop writing"])(
    "«%s» is never passed on, also as a reply",
    async (label) => {
      await citizen.writes(words);
      await mediator.repliesTo(words, answer);
      await citizen.writes(label);
      await citizen.repliesTo(answer, label);
      expect(copiesOf(town, mediator).filter(({ text }) => text === label)).toEqual([]);
    },
  );

  test("as a reply to an earlier message takes that message back", async () => {
    await citizen.writes(words);
    await citizen.writes(more);
    await citizen.repliesTo(words, takeBack);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([more]);
  });

  test("is no answer of a form", async () => {
    await citizen.writes(words);
    await mediator.repliesTo(words, answer);
    await citizen.writes("/report");
    await citizen.writes(takeBack);
    expect(copiesOf(town, mediator)).toEqual([]);
  });

  test("somebody who stops writing is told that their only talk still reads what they write", async () => {
    await citizen.writes("✖️ Жазуды тоқтату");
    expect(citizen.reads()).toMatch(phrase("kk", "talks:leftOnly"));
    await citizen.writes(words);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([words]);
  });
});

test("a case number that a mediator writes opens the case, and reaches no party", async () => {
  const { number: own } = await database.prisma.case.findFirstOrThrow();
  await mediator.writes(own);
  expect(copiesOf(town, citizen)).toEqual([]);
  expect(mediator.history().slice(-3).join("\n")).toContain(own);
});

test("a command or a form in the middle of a talk reaches nobody, and the talk goes on", async () => {
  await citizen.writes(words);
  await citizen.writes("/report");
  await mediator.repliesTo(words, answer);
  await citizen.repliesTo(answer, more);
  await citizen.writes("/about");
  await citizen.writes("Рақмет сізге.");
  expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([words, more, "Рақмет сізге."]);
});
