import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";
import { until } from "./wire.ts";

let database: Database;
let town: Town;
let aigul: Townsperson;
let erlan: Townsperson;
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
  [aigul, erlan] = [town.person("Айгүл"), town.person("Ерлан")];
  for (const person of [aigul, erlan]) {
    await person.writes("/start");
    await person.taps("Қазақша");
  }
});
afterEach(async () => {
  town.playground.faults = undefined;
  await town.close();
});

/** Telegram accepts fewer calls from a chat. */
function limits(chatId: number, seconds: number, times = Number.POSITIVE_INFINITY): () => number {
  let met = 0;
  town.playground.faults = ({ params }) => {
    if (params.chat_id !== chatId || met >= times) return undefined;
    met += 1;
    return { kind: "refuse", code: 429, description: `Too Many Requests: retry after ${seconds}`, retryAfter: seconds };
  };
  return () => met;
}

async function ping(person: Townsperson, subject: number): Promise<void> {
  const { id: personId } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: person.id } });
  const delivery = setAsideMessage.to(personId, { occasion: String(subject) }, { notBefore: town.now() });
  await enqueue(database.prisma, [delivery], town.now());
  town.service.sender.wake();
}

const pinged = (person: Townsperson) =>
  person.history().filter((text) => phrase("kk", "chat:setAside").test(text)).length;

test("one chat's 429 holds that chat: its answer and its ping come when Telegram lets them, nobody else waits", async () => {
  const met = limits(aigul.id, 600, 1);
  town.playground.sendText(aigul.id, "/help");
  await until("the 429", () => met() === 1);
  const before = aigul.history().length;
  await ping(aigul, 1);
  await ping(erlan, 2);
  await until("the other's ping", () => pinged(erlan) === 1);
  town.playground.sendText(erlan.id, "/help");
  await until("the other's answer", () => !phrase("kk", "chat:setAside").test(erlan.reads()));
  expect(aigul.history()).toHaveLength(before);
  town.jumps(11);
  await town.settles();
  expect(aigul.history()).toHaveLength(before + 2);
  expect(met()).toBe(1);
});

test("what a held chat sends waits untouched, in another process too: Telegram is not called", async () => {
  const met = limits(aigul.id, 10_072);
  await ping(aigul, 1);
  await until("the 429", () => met() === 1);
  await until("it is written down", async () => (await database.prisma.hold.count()) === 1);
  town.playground.sendText(aigul.id, "/help");
  await until("it is stored", async () => (await database.prisma.update.count()) === 1);
  town.playground.sendText(erlan.id, "/help");
  await until("the other is answered", async () => (await database.prisma.update.count()) === 1);
  expect(await database.prisma.update.findFirstOrThrow()).toMatchObject({ attempt: 0, error: null });
  town.jumps(167);
  expect(met()).toBe(1);
  town.playground.faults = undefined;
  town.jumps(2);
  await town.settles();
  expect(pinged(aigul)).toBe(1);
  expect(await database.prisma.update.count()).toBe(0);
  expect(errors).toEqual([]);
});

test("while everybody is held nobody is called, and afterwards nothing is missing", async () => {
  await town.holdsEverybody(90);
  const before = town.playground.calls.filter(({ method }) => method !== "getUpdates").length;
  town.playground.sendText(aigul.id, "/help");
  await until("it is stored", async () => (await database.prisma.update.count()) === 1);
  await ping(erlan, 1);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(town.playground.calls.filter(({ method }) => method !== "getUpdates")).toHaveLength(before);
  town.jumps(91);
  await town.settles();
  expect(pinged(erlan)).toBe(1);
  expect(await database.prisma.update.count()).toBe(0);
  expect(errors).toEqual([]);
});

test("a menu that Telegram does not take now holds nobody up", async () => {
  const medina = await town.staff("Мәдина", "kk", { role: "COORDINATOR" });
  let met = 0;
  town.playground.faults = ({ method }) => {
    if (method !== "setMyCommands") return undefined;
    met += 1;
    return { kind: "refuse", code: 429, description: "Too Many Requests: retry after 3000", retryAfter: 3000 };
  };
  for (const language of ["Русский", "Қазақша"]) {
    await medina.writes("/language");
    await medina.taps(language);
  }
  expect(met).toBe(1);
  expect(medina.reads()).toMatch(phrase("kk", "people:home.greeting"));
  await ping(erlan, 1);
  await town.settles();
  expect(pinged(erlan)).toBe(1);
  expect(errors).toEqual([]);
});
