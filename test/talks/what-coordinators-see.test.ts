import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { tale } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
let coordinator: Staff;
let admin: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});
beforeEach(async () => {
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  admin = await town.staff("Әсел", "kk", { role: "ADMIN" });
});

const canaries = {
  party: "Қызыл жолбарыс туралы айттым",
  mediator: "Көк қайық туралы жауап",
  edited: "Сары тырна деп түзеттім",
  held: "Жасыл тасбақа, нөмірім +7 701 234 56 78",
};
const secrets = [...Object.values(canaries), "жолбарыс", "қайық", "тырна", "тасбақа", tale.kk, "Айгүл Серікова"];

/** Everything that a coordinator can open of the case, with every message that they have got. */
async function readsAll(reader: Townsperson): Promise<string> {
  const { id, number } = await database.prisma.case.findFirstOrThrow();
  const closing = await database.prisma.closing.findFirst({ orderBy: { id: "desc" } });
  for (const command of ["/queue", "/closings", number]) await reader.writes(command);
  const taps = [`k:overview:${id}`, "ec:inHand:0", `ec:case:${id}`, `nt:open:${id}`, `q:case:${id}`, `q:read:${id}`];
  const more = [`o:open:${id}`, `k:card:${id}`, "mr:list", `ec:open:${closing?.id ?? 1}`, "s:more:1:1"];
  for (const data of [...taps, ...more]) await reader.forges(data);
  return JSON.stringify(town.playground.chat(reader.id));
}

async function talk(): Promise<void> {
  await citizen.writes(canaries.party);
  await mediator.repliesTo(canaries.party, canaries.mediator);
  await citizen.writes("Сәлем");
  await citizen.edits("Сәлем", canaries.edited);
  await citizen.writes(canaries.held);
}

test("of a talk a coordinator sees that it exists, its counts and its delays, and never its content", async () => {
  await talk();
  await town.passes(3 * 24 * 60);
  for (const reader of [coordinator, admin]) {
    const read = await readsAll(reader);
    for (const secret of secrets) expect(read).not.toContain(secret);
  }
  const { id } = await database.prisma.case.findFirstOrThrow();
  await coordinator.forges(`k:overview:${id}`);
  expect(coordinator.reads()).toContain("тарап – 2, медиатор – 1");
  expect(coordinator.reads()).toMatch(phrase("kk", "talks:counts.waits"));
  // They were told that nobody answers, and nothing of what was asked.
  expect(coordinator.history().join()).toMatch(phrase("kk", "talks:owed.mediatorSilent"));
});

test("an approver sees kind, outcome, people, dates and ticked reasons, and neither the story nor the talk", async () => {
  await database.prisma.case.updateMany({ data: { kind: "INTERFAITH" } });
  await talk();
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("e:close");
  await mediator.presses("ef:outcome:AGREEMENT");
  await mediator.writes("4");
  await mediator.writes("Күлгін көбелек деген сөз");
  await mediator.presses("ef:send");
  await town.passes(3 * 24 * 60);
  const read = await readsAll(coordinator);
  for (const secret of [...secrets, "көбелек"]) expect(read).not.toContain(secret);
  await coordinator.writes("/closings");
  await coordinator.presses("ec:open");
  for (const known of ["2026-000001", "Ерлан", "4"]) expect(coordinator.reads()).toContain(known);
});

test("a coordinator reads the story only of a case whose applicant asked for a review, and only while it waits", async () => {
  const { id } = await database.prisma.case.findFirstOrThrow();
  await database.prisma.case.update({ where: { id }, data: { status: "WAITING", mediatorId: null } });
  await coordinator.forges(`q:read:${id}`);
  expect(coordinator.history().join()).not.toContain(tale.kk);
  await database.prisma.case.update({ where: { id }, data: { review: true } });
  await coordinator.forges(`q:read:${id}`);
  expect(coordinator.history().join()).toContain(tale.kk);
});
