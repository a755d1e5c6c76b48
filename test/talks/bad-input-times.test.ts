import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, joinTown, openTalkingTown, type Staff } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let second: Townsperson;
let mediator: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ town, citizen, mediator } = await openTalkingTown(database));
  second = await joinTown(town, mediator, "Марат");
  await second.writes("Менің үйімнің шатыры ағып тұр.");
  await citizen.writes("Кеше көршім қоршауды тағы жылжытты.");
  town.jumps(1);
});

const words = "Түсіндім. Ертең сағат онда сөйлесейік.";
const told = (person: Townsperson) => copiesOf(town, person).map(({ text }) => text);

describe("an outage of an hour", () => {
  test("between choosing a talk and writing does not change who reads it", async () => {
    await mediator.presses("ta:write:1");
    town.jumps(1);
    await town.service.sender.stop();
    town.playground.sendText(mediator.id, words);
    town.jumps(60);
    await town.restarts();
    expect(told(citizen)).toEqual([words]);
    expect(told(second)).toEqual([]);
  });

  test("does not make the choice valid for what is written after it", async () => {
    await mediator.presses("ta:write:1");
    town.jumps(61);
    await mediator.writes(words);
    expect(told(citizen)).toEqual([]);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:ask.reader"));
  });
});

test("what another citizen writes ends the choice, and the mediator is asked", async () => {
  await mediator.presses("ta:write:1");
  town.jumps(1);
  await second.writes("Ал менің шатырым ағып тұр.");
  town.jumps(1);
  await mediator.writes(words);
  expect(told(citizen)).toEqual([]);
  expect(mediator.reads()).toMatch(phrase("kk", "talks:ask.reader"));
});

test("a further case that opens ends the choice, because its writing line stands below now", async () => {
  await mediator.presses("ta:write:1");
  town.jumps(1);
  await joinTown(town, mediator, "Гүлнар");
  town.jumps(1);
  await mediator.writes(words);
  expect(told(citizen)).toEqual([]);
  expect(mediator.reads()).toMatch(phrase("kk", "talks:ask.reader"));
});

test("on two devices the last choice counts", async () => {
  await mediator.presses("ta:write:1");
  await mediator.presses("ta:write:2");
  town.jumps(1);
  await mediator.writes(words);
  expect(told(citizen)).toEqual([]);
  expect(told(second)).toEqual([words]);
});

test("a case that is closed while the citizen writes: nothing goes, and the citizen is told", async () => {
  const album = town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
  await town.settles();
  expect(album).toHaveLength(2);
  await database.prisma.case.updateMany({
    where: { number: { endsWith: "1" } },
    data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() },
  });
  await town.passes(0.1);
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "talks:notSent.closed"));
  expect(town.playground.calls.filter(({ method }) => method === "sendMediaGroup")).toEqual([]);
});

test("what waits for its reader's choice when the case closes goes nowhere", async () => {
  await mediator.writes(words);
  await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() } });
  await mediator.taps("№ 26-1");
  expect(told(citizen)).toEqual([]);
  expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
});

test("a message to somebody who has deleted the account stops nobody", async () => {
  town.playground.deactivate(citizen.id);
  await mediator.presses("ta:write:1");
  town.jumps(1);
  await mediator.writes(words);
  await mediator.presses("ta:write:2");
  town.jumps(1);
  await mediator.writes("Сіздің шатырды айтайын.");
  expect(told(second)).toEqual(["Сіздің шатырды айтайын."]);
});
