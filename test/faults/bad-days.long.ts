import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import type { FaultHook } from "../../src/playground/server.ts";
import { openTestDatabase } from "../harness/database.ts";
import { deliveryOf } from "../harness/deliveries.ts";
import { reportSteps, reports } from "../harness/report.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { until } from "../telegram/wire.ts";
import { makeCrowd } from "./crowd.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  citizen = town.person("Айгүл");
});
afterEach(() => town.close());

const isMessage = (method: string) => /^(send|edit)/.test(method);
const waitingUpdates = () => database.prisma.update.count();

/** Checks that the citizen has read the number of the case, and that there is only one case. */
async function expectOneCase(): Promise<void> {
  expect(citizen.history().join("\n")).toMatch(/\d{4}-\d{6}/);
  expect(await database.prisma.case.count()).toBe(1);
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
}

/** Fills in a report and sends it when the faults have begun. */
async function sendsInto(faults: FaultHook): Promise<void> {
  const steps = reportSteps("kk").length;
  await reports(citizen, "kk", steps - 1);
  town.playground.faults = faults;
  const form = town.playground.chat(citizen.id).messages.findLast(({ fromBot }) => fromBot);
  town.playground.press(citizen.id, form?.id ?? 0, "f:send");
}

test("an answer to a tap that is too late does not fail the act", async () => {
  const description = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  town.playground.faults = ({ method }) =>
    method === "answerCallbackQuery" ? { kind: "refuse", code: 400, description } : undefined;
  await reports(citizen);
  await expectOneCase();
});

test.each([
  ["Telegram fails", { kind: "refuse", code: 500, description: "Internal Server Error" } as const],
  ["the answers are not JSON", { kind: "answer", status: 200, body: "{" } as const],
  ["Telegram slows us down", { kind: "refuse", code: 429, description: "x", retryAfter: 600 } as const],
])("after five hours in which %s, the waiting update is handled and not set aside", async (_, fault) => {
  let tries = 0;
  await sendsInto(({ method }) => {
    if (!isMessage(method)) return undefined;
    tries += 1;
    return fault;
  });
  // There are more attempts than for an update whose handling itself fails.
  for (let hours = 0; hours < 5; hours += 0.625) {
    const before = tries;
    await until("another attempt", () => tries > before);
    town.jumps(37.5);
  }
  expect(await waitingUpdates()).toBe(1);
  town.playground.faults = undefined;
  town.jumps(20);
  await until("the update to be handled", async () => (await waitingUpdates()) === 0);
  await town.settles();
  await expectOneCase();
});

test("after hours in which no message got through, everything arrives, urgent messages first", async () => {
  const { subscribers, urgent } = makeCrowd(40, 0, 10);
  for (const id of [...subscribers, ...urgent]) {
    town.playground.addPerson({ id, firstName: "А", languageCode: "kk", role: "subscriber" });
    town.playground.sendSticker(id);
  }
  await town.settles();
  town.playground.faults = () => ({ kind: "drop", when: "before" });
  const chats: number[] = [];
  const forget = town.playground.onCall(({ ok, method, params }) => {
    if (ok && isMessage(method)) chats.push(Number(params.chat_id));
  });
  const common = { message: "chat.setAside", notBefore: town.now() };
  // This delivery fails, so that the sender notices that Telegram is unreachable.
  const people = await database.prisma.person.findMany({ select: { id: true, telegramId: true } });
  const personOf = (id: number) => people.find(({ telegramId }) => Number(telegramId) === id)?.id ?? 0;
  const [first = 0] = subscribers;
  await enqueue(
    database.prisma,
    [deliveryOf({ ...common, subject: "first", personId: personOf(first), class: 3 })],
    town.now(),
  );
  town.service.sender.wake();
  await until("the first", async () => (await database.prisma.delivery.count({ where: { status: "UNKNOWN" } })) === 1);
  const rows = [
    ...subscribers.map((id) => deliveryOf({ ...common, subject: "news", personId: personOf(id), class: 3 })),
    ...urgent.map((id) => deliveryOf({ ...common, subject: "ping", personId: personOf(id), class: 1 })),
  ];
  await enqueue(database.prisma, rows, town.now());
  for (let hours = 0; hours < 4; hours += 1) {
    town.jumps(60);
    town.service.sender.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await database.prisma.delivery.count({ where: { status: "WAITING" } })).toBe(rows.length);
  town.playground.faults = undefined;
  await until(
    "all of them",
    async () => (await database.prisma.delivery.count({ where: { status: "WAITING" } })) === 0,
  );
  await town.settles();
  forget();
  expect(chats).toHaveLength(rows.length);
  expect(new Set(chats.slice(0, urgent.length))).toEqual(new Set(urgent));
}, 120_000);
