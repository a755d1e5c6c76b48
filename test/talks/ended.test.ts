import { beforeEach, describe, expect, test } from "vitest";
import { talkButtons } from "../../src/features/talks/buttons.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { reports } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const close = (number: string) =>
  database.prisma.case.updateMany({
    where: { number },
    data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() },
  });
const placeholder = ({ id }: Townsperson) => town.playground.chat(id).keyboard?.placeholder ?? null;
const history = (person: Townsperson) => person.history().join("\n");

test("when a talk is over, its members are told so once, and the line that names its reader goes", async () => {
  await close("2026-000001");
  await town.passes(1);
  await town.passes(1);
  for (const person of [citizen, mediator]) {
    expect(history(person).match(phrase("kk", "talks:ended.nobody"))).toHaveLength(1);
    expect(placeholder(person)).toBeNull();
  }
});

test("a talk that another mediator goes on with is not said to be over to the party", async () => {
  await database.prisma.case.updateMany({ data: { mediatorId: mediator.personId, status: "WAITING" } });
  await database.prisma.case.updateMany({ data: { status: "ASSIGNED" } });
  await town.passes(1);
  expect(history(citizen)).not.toMatch(phrase("kk", "talks:ended.nobody"));
});

describe("a mediator with two talks", () => {
  beforeEach(async () => {
    await reports(town.person("Болат"));
    town.jumps(1);
    await mediator.taps("🤝 Қабылдау");
  });

  test("is told who reads when one of them is over, and writes under a line that names the other", async () => {
    await close("2026-000002");
    await town.passes(1);
    expect(history(mediator)).toMatch(phrase("kk", "talks:ended.only"));
    expect(placeholder(mediator)).toContain("26-1");
    await mediator.writes("Сәлеметсіз бе");
    expect(citizen.history()).toContain("Сәлеметсіз бе");
  });

  test("is asked before they are told: what was meant for the talk that is over reaches nobody else", async () => {
    const { id } = await database.prisma.talk.findFirstOrThrow({ where: { case: { number: "2026-000002" } } });
    await mediator.forges(talkButtons.data("write", { talk: id }));
    await close("2026-000002");
    await mediator.writes("Бұл тек соған арналған");
    expect(history(mediator)).toMatch(phrase("kk", "talks:ask.reader"));
    expect(history(citizen)).not.toContain("Бұл тек соған арналған");
  });
});
