import { expect, test } from "vitest";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, type Staff, useTalkingTown } from "./talking.ts";

let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ town, citizen, mediator } = opened);
});

const answer = "Көршіммен шекара туралы дауымыз бар, ол қоршауды жылжытып қойды.";

test("a form takes the writing line away before its first question, and gives it back when it is left", async () => {
  await citizen.writes("/report");
  const told = town.playground.calls.find(({ params }) => String(params.text).includes("осы сұрақтардың жауабы"));
  expect(JSON.stringify(told?.params.reply_markup)).toContain("remove_keyboard");
  expect(citizen.reads()).not.toContain("осы сұрақтардың жауабы");
  await citizen.writes(answer);
  expect(mediator.history()).not.toContain(answer);
  await citizen.writes("/cases");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:entered.mediator"));
  await citizen.writes("Ал мынау медиаторға");
  expect(mediator.history()).toContain("Ал мынау медиаторға");
});

test("the next questions of the form do not say it again", async () => {
  await citizen.writes("/report");
  await citizen.taps("🏠");
  await citizen.writes("/report");
  const said = citizen.history().filter((text) => text.includes("осы сұрақтардың жауабы"));
  expect(said).toHaveLength(2);
});

test("entering a talk pauses the form, and its keyboard comes once", async () => {
  await citizen.writes("/report");
  await mediator.writes("Сәлеметсіз бе");
  await citizen.presses("ta:write");
  const entered = citizen.history().filter((text) => phrase("kk", "talks:entered.mediator").test(text));
  expect(entered).toHaveLength(1);
  await citizen.writes("Ал мынау медиаторға");
  expect(mediator.history()).toContain("Ал мынау медиаторға");
});

test("a copy that arrives in the middle of a form says how to answer it, and its reply goes to the talk", async () => {
  await citizen.writes("/report");
  await mediator.writes("Сұрағым бар");
  const copy = findMessage(town, citizen, "Сұрағым бар");
  expect(copy.message.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "👤 Тек медиатор" }], [{ text: "↩️ Осыған жауап етіп жазыңыз" }]],
  });
  town.playground.sendText(citizen.id, "Жауабым", { replyTo: copy.id });
  await town.settles();
  expect(mediator.history()).toContain("Жауабым");
});

test("a key that stops the writing in the middle of a form keeps the talk left after it", async () => {
  await citizen.writes("/report");
  await citizen.writes("✖️ Жазуды тоқтату");
  await citizen.writes("/cases");
  expect(citizen.reads()).not.toMatch(phrase("kk", "talks:entered.mediator"));
});

test("an album has its talk in the line before it", async () => {
  town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
  await town.settles();
  await town.passes(0.1);
  expect(findMessage(town, mediator, "Бірнеше файл келді:").message.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "№ 26-1 · 1-тарап · жеке" }], [{ text: "💬 Дайын жауап" }]],
  });
});
