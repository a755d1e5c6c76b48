import { describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, joinTown, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const later = "Тағы бір сөз айтайын.";
const told = (person: Townsperson) => copiesOf(town, person).map(({ text }) => text);

/** What is said at the start about view-once media, which never arrive, so that nobody believes that they did. */
test("both are told at the start what the bot does not learn, never receives and cannot change", () => {
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "talks:opened.limits"));
  expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:opened.mediatorLimits"));
});

test("both accounts are deleted: what was written goes nowhere and is erased, and no job fails for it", async () => {
  town.playground.sendText(citizen.id, words);
  town.playground.deactivate(mediator.id);
  await town.settles();
  town.playground.deactivate(citizen.id);
  await town.passes(8 * 24 * 60);
  expect(await database.prisma.talkMessage.count()).toBe(1);
  expect(await database.prisma.talkMessage.count({ where: { contentSealed: { not: null } } })).toBe(0);
  expect(told(mediator)).toEqual([]);
  expect(await database.prisma.jobFailure.count()).toBe(0);
  expect(
    await database.prisma.delivery.count({ where: { status: { in: ["WAITING", "SENDING"] }, message: "talks.copy" } }),
  ).toBe(0);
});

test.each([1024, 1025, 2048])("a caption of %i characters arrives whole, with its photo", async (length) => {
  const long = "ә".repeat(length);
  const subscriber = await joinTown(town, mediator, "Марат", { premium: true });
  await subscriber.sends("photo", { caption: long });
  const received = mediator.screen().filter(({ text, message }) => text.includes("әәә") || message.photo !== undefined);
  expect(received.map(({ text }) => text).join("")).toBe(long);
  expect(received.filter(({ message }) => message.photo !== undefined)).toHaveLength(1);
});

test.each([
  ["of oneself", undefined],
  ["of somebody else", { phone_number: "+77012345678", first_name: "Болат", user_id: 424_242, vcard: "BEGIN:VCARD" }],
])("a contact card %s is asked about, and arrives without an account", async (_, card) => {
  town.playground.shareContact(citizen.id, card);
  await town.settles();
  expect(copiesOf(town, mediator)).toEqual([]);
  await citizen.taps("Иә, жіберу");
  const [copy] = copiesOf(town, mediator);
  expect(copy?.contact?.phone_number).toBeDefined();
  expect(copy?.contact).not.toHaveProperty("user_id");
  expect(copy?.contact).not.toHaveProperty("vcard");
});

describe("the mediator closes the case while the citizen writes", () => {
  test("what is written within the minute arrives, and after it a reply is told that the talk is closed", async () => {
    await citizen.writes(words);
    await mediator.writes("Түсіндім");
    await mediator.writes("/work");
    for (const data of ["k:card", "e:close", "ef:outcome:REFERRED", "ef:people:2", "ef:skip", "ef:send"]) {
      await mediator.presses(data);
    }
    await citizen.writes(later);
    expect(told(mediator)).toContain(later);
    await town.takesEffect();
    await citizen.repliesTo("Түсіндім", "Бұл енді кімге барады?");
    expect(citizen.reads()).toMatch(phrase("kk", "talks:closed.party"));
    expect(told(mediator)).not.toContain("Бұл енді кімге барады?");
  });
});
