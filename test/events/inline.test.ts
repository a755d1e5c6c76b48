import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { draftAnswers } from "../harness/report.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { citizen } from "./participants.ts";
import { publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Result {
  id: string;
  title: string;
  input_message_content: { message_text: string };
  reply_markup: { inline_keyboard: { url: string }[][] };
}

async function asks(town: Town, person: Townsperson, query: string): Promise<Result[]> {
  const id = town.playground.inlineQuery(person.id, query);
  await town.settles();
  return town.playground.inlineResults(id) as Result[];
}

test("the text of the share button finds the event, in the language of the person, with a link to the bot", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  await publish(database, { titleRu: "Другое" });
  const [kk, ru] = [await citizen(town, "Айгүл"), town.person("Пётр", "ru")];
  await kk.opens(`event_${event}`);
  const share = town.playground.chat(kk.id).messages.at(-1)?.buttons.flat();
  expect(share?.find(({ switch_inline_query }) => switch_inline_query !== undefined)?.switch_inline_query).toBe(
    `event_${event}`,
  );
  const [found] = await asks(town, kk, `event_${event}`);
  expect(found?.title).toContain("Бейбітшілік");
  // A person who has never talked with the bot gets the language of their Telegram client.
  const [shared, ...others] = await asks(town, ru, `event_${event}`);
  expect(others).toEqual([]);
  expect(shared?.title).toContain("Мир и согласие");
  expect(shared?.input_message_content.message_text).toContain("29 октября 2026 года");
  expect(shared?.reply_markup.inline_keyboard.flat()[0]?.url).toBe(`https://t.me/bitimger_bot?start=event_${event}`);
});

test("words of title, kind and place narrow the search, which finds at most twenty events and none that are over", async () => {
  const town = await openTown(database);
  await publish(database, { titleRu: "Школа согласия", kind: "SEMINAR", address: "Павлодар" });
  await publish(database, { startsAt: "2026-10-20T05:00:00.000Z", endsAt: "2026-10-20T06:00:00.000Z" });
  for (let at = 0; at < 25; at += 1) await publish(database);
  const ru = town.person("Пётр", "ru");
  expect(await asks(town, ru, "")).toHaveLength(20);
  expect(await asks(town, ru, "СЕМИНАР павлодар")).toHaveLength(1);
  expect(await asks(town, ru, "нет такого")).toEqual([]);
  expect(await asks(town, ru, "event_99999")).toEqual([]);
});

test("a query that has expired does no harm", async () => {
  const town = await openTown(database);
  await publish(database);
  const ru = town.person("Пётр", "ru");
  town.playground.faults = ({ method }) =>
    method === "answerInlineQuery"
      ? { kind: "refuse", code: 400, description: "Bad Request: query is too old and response timeout expired" }
      : undefined;
  town.playground.inlineQuery(ru.id, "");
  await town.settles();
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
});

test("a card that is sent into the chat with the bot is not an answer to an open question", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const person = await citizen(town, "Айгүл");
  await person.writes("/report");
  await person.presses("f:danger:no");
  const asked = person.reads();
  const count = person.history().length;
  const query = town.playground.inlineQuery(person.id, `event_${event}`);
  await town.settles();
  town.playground.chooseInline(person.id, query, `event_${event}`);
  await town.settles();
  expect(person.history()).toHaveLength(count);
  await person.writes("Айгүл Серікова");
  expect(person.reads()).not.toBe(asked);
  expect((await draftAnswers(database, town.vault)).name).toBe("Айгүл Серікова");
});
