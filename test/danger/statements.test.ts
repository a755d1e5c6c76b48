import { beforeEach, expect, test, vi } from "vitest";
import { sealFacts } from "../../src/features/danger/alarm-facts.ts";
import { findAlarms } from "../../src/features/danger/found-alarms.ts";
import { findMatters } from "../../src/features/danger/hearers.ts";
import type { Db } from "../../src/platform/database/open.ts";
import { reports, tale } from "../harness/report.ts";
import type { Town, Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

const listened = vi.hoisted(() => [] as string[]);
vi.mock("../../src/features/danger/hearing/danger.ts", async (load) => {
  const real = await load<typeof import("../../src/features/danger/hearing/danger.ts")>();
  return {
    ...real,
    danger(text: string) {
      listened.push(text);
      return real.danger(text);
    },
  };
});

let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ town, citizen } = opened);
});
beforeEach(() => {
  listened.length = 0;
});

/** A client of the database that counts what it is asked. */
function counting(db: Db): { db: Db; count: () => number } {
  let count = 0;
  const watch = (model: object) =>
    new Proxy(model, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (typeof found !== "function") return found;
        return (...given: unknown[]) => {
          count += 1;
          return (found as (...given: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  const watched = new Proxy(db, {
    get(target, name) {
      const found = Reflect.get(target, name) as unknown;
      return typeof found === "object" && found !== null ? watch(found) : found;
    },
  });
  return { db: watched, count: () => count };
}

test("twenty alarms, and twenty questions about them, are loaded with as many statements as a single one", async () => {
  const { prisma } = town.database;
  const coordinator = await town.staff("Үйлестіруші", "kk", { role: "COORDINATOR" });
  await citizen.writes("/start");
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { telegramId: citizen.id } });
  for (let number = 0; number < 20; number += 1) {
    const { id: alarmId } = await prisma.alarm.create({ data: { personId, raisedAt: town.now(), isNewest: false } });
    const facts = { kinds: ["violence" as const], phone: null, phoneShared: false, regionId: `KZ-${10 + number}` };
    await prisma.alarm.update({ where: { id: alarmId }, data: { factsSealed: sealFacts(town.vault, alarmId, facts) } });
    await prisma.callQuestion.create({
      data: { personId, askedById: coordinator.personId, alarmId, askedAt: town.now() },
    });
  }
  const context = { ...town.service.jobs, vault: town.vault };
  const [alarms, questions] = [await prisma.alarm.findMany(), await prisma.callQuestion.findMany()];
  const statementsFor = async (many: number): Promise<number[]> => {
    const [ofAlarms, ofQuestions] = [counting(prisma), counting(prisma)];
    const deliveries = alarms
      .slice(0, many)
      .map(({ id }) => ({ subject: { alarm: id }, personId: coordinator.personId }));
    const shown = await findAlarms(ofAlarms.db, context, deliveries);
    for (const delivery of deliveries) expect(shown(delivery)).toMatchObject({ id: delivery.subject.alarm });
    expect((await findMatters(ofQuestions.db, context, questions.slice(0, many))).size).toBe(many);
    return [ofAlarms.count(), ofQuestions.count()];
  };
  const single = await statementsFor(1);
  expect(await statementsFor(20)).toEqual(single);
});

test("a story is listened to when it comes and once as a whole, until the report is sent", async () => {
  await reports(citizen);
  expect(await town.database.prisma.case.count()).toBe(1);
  expect(listened.filter((text) => text === tale.kk)).toHaveLength(2);
});
