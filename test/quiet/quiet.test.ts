import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { reports } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { type Staff, useTalkingTown } from "../talks/talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});
beforeEach(async () => {
  await citizen.writes("/quiet");
  await citizen.taps("Режимді қосу");
});

const answer = "Түсіндім. Ертең сағат онда сөйлесейік.";
const second = "Құжаттарыңызды ала келіңіз.";
const notice = "Сізге хабар бар.";
const nothing = phrase("kk", "quiet:nothing");
const shown = (reader: Townsperson = citizen) => reader.screen().map(({ text }) => text);
const notices = () => shown().filter((text) => text === notice).length;
/** Everything that Telegram was told to show to the citizen, deleted since or not. */
const told = () => {
  const calls = town.playground.calls.filter(({ params }) => Number(params.chat_id) === citizen.id);
  return JSON.stringify(calls.map(({ params, result }) => [params, result]));
};
const owedSince = async () => (await database.prisma.talk.findFirstOrThrow()).owedSince;

test("a message is announced without a word of it, is shown with «Open» and hidden with «Hide»", async () => {
  await mediator.writes(answer);
  expect(citizen.reads()).toBe(notice);
  expect(citizen.buttons()).toEqual(["Ашу"]);
  expect(told()).not.toContain(answer);
  await citizen.taps("Ашу");
  expect(citizen.reads()).toBe(answer);
  expect(citizen.buttons()).toEqual(["👤 Тек медиатор", "Жасыру"]);
  const call = town.playground.calls.findLast(({ params }) => params.text === answer);
  expect(call?.params).toMatchObject({ chat_id: citizen.id, disable_notification: true });
  await citizen.taps("Жасыру");
  expect(shown()).toEqual(["Дайын."]);
  const removed = town.playground.calls.findLast(({ params }) => params.text === "Дайын.");
  expect(removed?.params.reply_markup).toEqual({ remove_keyboard: true });
});

test("what waits has one notice, and is opened in its order, with its reply and its files", async () => {
  await citizen.writes("Кеше не болды?");
  const question = citizen.finds("Кеше не болды?").id;
  await mediator.repliesTo("Кеше не болды?", answer);
  await mediator.sends("voice");
  await mediator.sendsAlbum(2);
  await town.passes(1);
  await mediator.writes(second);
  expect(notices()).toBe(1);
  await citizen.taps("Ашу");
  const all = citizen.screen().map(({ text, message }) => (message.voice ? "voice" : message.photo ? "photo" : text));
  const after = all.slice(all.indexOf(answer));
  expect(after.filter((each) => ["voice", "photo", answer, second].includes(each))).toEqual([
    answer,
    "voice",
    "photo",
    "photo",
    second,
  ]);
  expect(citizen.finds(answer).message.reply_to_message?.message_id).toBe(question);
});

test("what is changed before it is opened is opened as it is then, and later changes reach the open copy", async () => {
  await mediator.writes(answer);
  await mediator.edits(answer, second);
  expect(told()).not.toContain(second);
  await citizen.taps("Ашу");
  expect(citizen.reads()).toBe(second);
  await mediator.edits(second, answer);
  expect(citizen.reads()).toBe(answer);
  expect(citizen.buttons()).toEqual(["👤 Тек медиатор · өзгертілді", "Жасыру"]);
  expect(notices()).toBe(0);
});

test("what is taken back before it is opened is never shown, and «Open» says that there is nothing", async () => {
  await mediator.writes(answer);
  await mediator.writes("↩️ Соңғы хабарды қайтарып алу");
  await citizen.taps("Ашу");
  expect(citizen.reads()).toMatch(nothing);
  expect(told()).not.toContain(answer);
});

test("what is taken back after it was opened is deleted", async () => {
  await mediator.writes(answer);
  await citizen.taps("Ашу");
  await mediator.writes("↩️ Соңғы хабарды қайтарып алу");
  expect(shown()).not.toContain(answer);
});

test("a second tap on «Open» shows nothing twice", async () => {
  await mediator.writes(answer);
  const { id } = citizen.finds(notice);
  for (let tap = 0; tap < 2; tap += 1) town.playground.press(citizen.id, id, "qm:open");
  await town.settles();
  expect(shown().filter((text) => text === answer)).toHaveLength(1);
});

test("a notice that was not opened comes again after an hour with the next message, and takes the place of the first", async () => {
  await mediator.writes(answer);
  await town.passes(61);
  await mediator.writes(second);
  expect(notices()).toBe(1);
  expect(town.playground.calls.filter(({ params }) => params.text === notice)).toHaveLength(2);
  await citizen.taps("Ашу");
  expect(shown().slice(-2)).toEqual([answer, second]);
});

test("turned off, quiet mode shows what waits, in its order and with sound", async () => {
  await mediator.writes(answer);
  await mediator.writes(second);
  const { id } = citizen.finds(notice);
  await citizen.writes("/quiet");
  await citizen.taps("Режимді өшіру");
  expect(shown().slice(-2)).toEqual([answer, second]);
  expect(notices()).toBe(0);
  expect(town.playground.calls.findLast(({ params }) => params.text === second)?.params).not.toHaveProperty(
    "disable_notification",
  );
  town.playground.press(citizen.id, id, "qm:open");
  await town.settles();
  expect(shown().filter((text) => text === answer)).toHaveLength(1);
});

test("the mediator's clock stops when the notice has arrived", async () => {
  await citizen.writes("Қашан сөйлесеміз?");
  expect(await owedSince()).not.toBeNull();
  await mediator.writes(answer);
  await town.passes(1);
  expect(await owedSince()).toBeNull();
  await citizen.taps("Ашу");
  await town.passes(1);
  expect(await owedSince()).toBeNull();
});

test("what nobody opens within seven days is erased, and its author is told once", async () => {
  await mediator.writes(answer);
  await town.passes(6 * 24 * 60);
  const kept = () => database.prisma.talkMessage.count({ where: { contentSealed: { not: null } } });
  expect(await kept()).toBe(1);
  await town.passes(25 * 60);
  expect(await kept()).toBe(0);
  const failures = () => mediator.history().filter((text) => phrase("kk", "talks:undelivered.staff.other").test(text));
  expect(failures()).toHaveLength(1);
  await citizen.taps("Ашу");
  expect(told()).not.toContain(answer);
});

test("a mediator hears of a block as always, and who comes back is told again that something waits", async () => {
  await mediator.writes(answer);
  town.playground.block(citizen.id);
  await town.settles();
  await town.passes(1);
  expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:undelivered.staff.blocked"));
  await town.passes(1);
  town.playground.unblock(citizen.id);
  await town.settles();
  expect(notices()).toBe(1);
});

test("«Hide» empties what is too old to be deleted, and leaves what was not opened", async () => {
  await mediator.writes(answer);
  await citizen.taps("Ашу");
  await town.passes(49 * 60);
  await mediator.writes(second);
  await citizen.writes("/quiet");
  await citizen.taps("Жасыру");
  expect(shown()).not.toContain(answer);
  expect(notices()).toBe(1);
  await citizen.taps("Ашу");
  expect(citizen.reads()).toBe(second);
});

test("everything about a case in other features waits too, and what it says has its own buttons once it is opened", async () => {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("tl:opening");
  expect(citizen.reads()).toBe(notice);
  await citizen.taps("Ашу");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:opening"));
});

test("a process that dies between the hold and «Open» loses nothing", async () => {
  await mediator.writes(answer);
  await town.restarts();
  await citizen.taps("Ашу");
  expect(citizen.reads()).toBe(answer);
});

test("a reply to the notice goes to nobody before its author has said who should read it", async () => {
  await mediator.writes(answer);
  await citizen.repliesTo(notice, "Кім жазды?");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:ask.reader"));
  expect(shown(mediator)).not.toContain("Кім жазды?");
});

test("that a mediator has taken the case waits too, and the keys that name its talk come with it", async () => {
  const other = town.person("Болат");
  await reports(other);
  await other.writes("/quiet");
  await other.taps("Режимді қосу");
  const keyboards = () =>
    town.playground.calls.filter(
      ({ params }) => params.chat_id === other.id && JSON.stringify(params).includes('"keyboard"'),
    );
  expect(keyboards()).toHaveLength(0);
  await mediator.taps("🤝 Қабылдау");
  expect(other.reads()).toBe(notice);
  expect(keyboards()).toHaveLength(0);
  await other.taps("Ашу");
  expect(shown(other).join("\n")).toMatch(phrase("kk", "talks:opened.party"));
  expect(keyboards()).toHaveLength(1);
});

test("staff hear of other people's cases as always", async () => {
  await mediator.writes("/quiet");
  await mediator.taps("Режимді қосу");
  await reports(town.person("Болат"));
  expect(mediator.buttons().join()).toContain("Қабылдау");
});
