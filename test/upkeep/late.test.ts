import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { retryDeadLetters } from "../../src/platform/telegram/inbox/dead-letter-rows.ts";
import { openTestDatabase } from "../harness/database.ts";
import { draftAnswers, reports, stepOf } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await town.close();
  await database.close();
});
beforeEach(async () => {
  await town?.close();
  town = await openTown(database);
});

/** Sets aside, as if it had come before what this person did last. */
async function setAsideBefore(person: Townsperson, body: Record<string, unknown>): Promise<void> {
  const { lastArrival } = await database.prisma.chatState.findUniqueOrThrow({ where: { key: String(person.id) } });
  const updateId = 900_001;
  const payload = JSON.stringify({ update_id: updateId, ...body });
  const at = town.now();
  await database.prisma.asideUpdate.create({
    data: {
      id: Number(lastArrival) - 1,
      updateId,
      key: String(person.id),
      payloadSealed: town.vault.seal({ table: "Update", column: "payload", row: updateId }, payload),
      receivedAt: at,
      setAsideAt: at,
      tries: 6,
      error: "Error: broken",
    },
  });
}

async function retry(): Promise<void> {
  expect(await retryDeadLetters(database.sql, null)).toHaveLength(1);
  await town.settles();
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
}

const from = ({ id }: Townsperson) => ({ id, is_bot: false, first_name: "Айгүл" });
const chat = ({ id }: Townsperson) => ({ id, type: "private", first_name: "Айгүл" });
const text = (person: Townsperson, words: string) => ({
  message: { message_id: 1, date: 1_790_000_000, text: words, chat: chat(person), from: from(person) },
});
const tap = (person: Townsperson, data: string) => ({
  callback_query: {
    id: "77",
    chat_instance: "1",
    data,
    from: from(person),
    message: { message_id: 1, date: 1_790_000_000, text: "…", chat: chat(person) },
  },
});
const late = phrase("kk", "chat:late");

test("an answer to an earlier question does not answer the open one: the person is asked for it again, and goes on", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.name);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:name.ask"));
  await setAsideBefore(aigul, text(aigul, "Бұрынғы сөзім"));
  await retry();
  expect(aigul.reads()).toMatch(late);
  expect(await draftAnswers(database, town.vault)).toMatchObject({ name: null });
  expect(await database.prisma.draft.findFirst()).toMatchObject({ status: "ASKING" });
  await aigul.writes("Айгүл Серікова");
  expect(aigul.reads()).toContain("Айгүл Серікова");
});

test.each([
  ["a command", (person: Townsperson) => text(person, "/cases")],
  ["the button that erases what was told", (person: Townsperson) => tap(person, "i:drop")],
  ["a choice of language", (person: Townsperson) => tap(person, "p:language:ru:none")],
])("%s that comes late changes nothing, and the form stays open", async (_, body) => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.name);
  const before = await database.prisma.draft.findFirst();
  await setAsideBefore(aigul, body(aigul));
  await retry();
  expect(aigul.reads()).toMatch(late);
  expect(await database.prisma.draft.findFirst()).toEqual(before);
  expect(await database.prisma.person.findFirst()).toMatchObject({ languageCode: "kk" });
  await aigul.writes("Айгүл Серікова");
  expect(aigul.reads()).toContain("Айгүл Серікова");
});

test("a mediator's answer to an offer names its offer: it counts also when it comes late", async () => {
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.writes("/work");
  const offer = await database.prisma.offer.findFirstOrThrow();
  await setAsideBefore(erlan, tap(erlan, `o:accept:${offer.id}`));
  await retry();
  expect(erlan.history().join("\n")).not.toMatch(late);
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED", mediatorId: erlan.personId });
});
