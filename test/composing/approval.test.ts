import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approve, returnDraft } from "../../src/features/composing/approval.ts";
import { findEditable } from "../../src/features/composing/draft.ts";
import { askField, startDraft } from "../../src/features/composing/draft-progress.ts";
import { cancelPublished, publishChange, startChange } from "../../src/features/composing/published-changes.ts";
import { saveAnswer } from "../../src/features/composing/save-answer.ts";
import { findApprovers, submit } from "../../src/features/composing/submission.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import type { Person, StaffMembership } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { composes, submits } from "./composing.ts";

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
});
afterEach(() => town.close());

const context = { adminIds: [], calendar: defaultOperator.hours };
const region = "KZ-19";
const elsewhere = "KZ-75";
type Staff = Awaited<ReturnType<Town["staff"]>>;

function editor(name: string, regions: string[] = [region]): Promise<Staff> {
  return town.staff(name, "kk", { role: "EDITOR", regions });
}

function theEvent() {
  return database.prisma.event.findFirstOrThrow();
}

/** The person as an update of theirs carries them. */
function meets({ id, personId }: Staff, staff: StaffMembership[]): Person {
  return { id: personId, telegramId: id, language: "kk", blocked: false, staff };
}

async function submitted(): Promise<Staff> {
  const author = await editor("Айгүл");
  await composes(author);
  await submits(author);
  return author;
}

describe("an approver", () => {
  test("is asked: every editor of all the regions of the event, and nobody else", async () => {
    const asked = [await editor("Марат"), await editor("Бүкіл ел", []), await editor("Екі өңір", [region, elsewhere])];
    const others = [await editor("Басқа", [elsewhere]), await town.staff("Ерлан", "kk", { role: "MEDIATOR" })];
    const author = await submitted();
    for (const person of asked) expect(person.reads()).toMatch(phrase("kk", "composing:ping.waits"));
    for (const person of [...others, author])
      expect(person.history().join()).not.toMatch(phrase("kk", "composing:ping.waits"));
    expect(author.reads()).toContain("3");
  });

  test("is missing: the author is told, and the draft is kept", async () => {
    const author = await submitted();
    expect(author.reads()).toMatch(phrase("kk", "composing:notSubmitted.nobody"));
    expect((await theEvent()).status).toBe("DRAFT");
    await author.presses("cm:open");
    expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
  });

  test("can be an administrator of the configuration", async () => {
    await town.close();
    town = await openTown(database, { adminIds: [1001] });
    const admin = town.person("Әкімші");
    await admin.opens("nothing");
    await admin.presses("p:language:kk");
    await submitted();
    await admin.presses("ap:open");
    await admin.presses("ap:approve");
    expect((await theEvent()).status).toBe("PUBLISHED");
  });

  test("returns the event with a reason, and the author reads the reason and submits it again", async () => {
    const second = await editor("Марат");
    const author = await submitted();
    await second.presses("ap:open");
    await second.presses("ap:return");
    await second.taps("Мәтінін жақсарту");
    expect(author.reads()).toMatch(phrase("kk", "composing:told.returned"));
    expect(author.reads()).toContain("Мәтінін жақсарту керек");
    expect((await theEvent()).status).toBe("DRAFT");
    await author.presses("cm:open");
    expect(author.reads()).toMatch(phrase("kk", "composing:card.returned"));
    await author.presses("cm:change");
    await author.presses("cf:choice:kind:SEMINAR");
    await submits(author);
    expect(second.reads()).toMatch(phrase("kk", "composing:ping.waits"));
    // The button of the first submission does not work for the second one.
    const { id } = await theEvent();
    await second.forges(`ap:approve:${id}:1`);
    expect(second.reads()).toMatch(phrase("kk", "composing:approve.notOpen"));
    await second.forges(`ap:approve:${id}:2`);
    expect((await theEvent()).status).toBe("PUBLISHED");
  });

  test("cannot be an editor who has worked on a returned draft of their region", async () => {
    const second = await editor("Марат");
    const third = await editor("Дана");
    await submitted();
    const { id } = await theEvent();
    await third.forges(`cm:open:${id}`);
    expect(third.reads()).toMatch(phrase("kk", "composing:gone"));
    await second.presses("ap:open");
    await second.presses("ap:return");
    await second.presses("ap:reason");
    await third.writes("/compose");
    await third.presses("cm:open");
    await third.presses(`cm:change:${id}:titleKk`);
    await third.writes("Басқа атау");
    await submits(third);
    await third.forges(`ap:approve:${id}:2`);
    expect(third.reads()).toMatch(phrase("kk", "composing:approve.own"));
    await second.presses("ap:open");
    await second.presses("ap:approve");
    expect((await theEvent()).status).toBe("PUBLISHED");
  });
});

test("an administrator of the configuration who composed the event or has blocked the bot is not asked", async () => {
  const { prisma } = database;
  const ids = [501n, 502n, 503n];
  const data = ids.map((telegramId) => ({ telegramId, createdAt: town.now() }));
  const rows = await prisma.person.createManyAndReturn({ data, select: { id: true } });
  const [composer = 0, blocked = 0, free = 0] = rows.map(({ id }) => id);
  await prisma.person.update({ where: { id: blocked }, data: { blockedAt: town.now() } });
  expect(await findApprovers(prisma, ids.map(Number), [region], [composer])).toEqual([free]);
});

test("if two people approve at the same time, only the first succeeds, and the event is announced once", async () => {
  const [first, second] = [await editor("Марат"), await editor("Дана")];
  await submitted();
  const { id } = await theEvent();
  const staff = [{ role: "EDITOR" as const, regions: [region] }];
  const outcomes = await Promise.all(
    [first, second].map((person) => approve(database.prisma, context, meets(person, staff), id, 1, town.now())),
  );
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["approved", "published"]);
  expect(await database.prisma.announcement.count()).toBe(1);
  await town.settles();
  await second.forges(`ap:approve:${id}:1`);
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.already"));
});

test("a double tap on «approve» publishes once, and a double tap on «send» submits once", async () => {
  const second = await editor("Марат");
  const author = await submitted();
  const { id } = await theEvent();
  await author.forges(`cm:submitted:${id}`);
  expect(second.history().filter((text) => phrase("kk", "composing:ping.waits").test(text))).toHaveLength(1);
  await second.presses("ap:open");
  await second.forges(`ap:approve:${id}:1`);
  await second.forges(`ap:approve:${id}:1`);
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.already"));
  expect(await theEvent()).toMatchObject({ status: "PUBLISHED", sequence: 0 });
});

test("a change of a submitted event withdraws it, and the ping says that it no longer waits", async () => {
  const second = await editor("Марат");
  const author = await submitted();
  await author.presses("cm:open");
  expect(author.reads()).toMatch(phrase("kk", "composing:card.SUBMITTED"));
  await author.presses("cm:change");
  expect(author.history().join()).toMatch(phrase("kk", "composing:note.takenBack"));
  expect((await theEvent()).status).toBe("DRAFT");
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.over"));
  await second.forges(`ap:approve:${(await theEvent()).id}:1`);
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.notOpen"));
});

test("an event that has become invalid in the meantime is neither submitted nor approved", async () => {
  const second = await editor("Марат");
  const author = await editor("Айгүл");
  await composes(author);
  await submits(author);
  town.jumps(3 * 24 * 60);
  await second.forges(`ap:approve:${(await theEvent()).id}:1`);
  expect(second.reads()).toMatch(phrase("kk", "composing:problem.startPast"));
  expect((await theEvent()).status).toBe("SUBMITTED");
  await author.presses("cm:open");
  await author.presses("cm:change");
  await author.presses("cf:keep");
  expect(author.history().join()).toMatch(phrase("kk", "composing:problem.startPast"));
  await author.forges(`cm:submitted:${(await theEvent()).id}`);
  expect((await theEvent()).status).toBe("DRAFT");
});

test("an event is announced at the chosen time, to the people whom it concerns", async () => {
  const second = await editor("Марат");
  const author = await editor("Айгүл");
  await composes(author);
  await author.presses(`cm:change:${(await theEvent()).id}:announceAt`);
  await author.writes("ертең 12:00");
  await submits(author);
  await second.presses("ap:open");
  await second.presses("ap:approve");
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.published"));
  const event = await theEvent();
  expect(await database.prisma.announcement.findFirstOrThrow()).toMatchObject({
    message: "events.announcement",
    subject: String(event.id),
    kind: "ROUND_TABLE",
    regions: [region],
    createdById: author.personId,
    startAt: new Date("2026-10-28T07:00:00Z"),
    validUntil: event.startsAt,
  });
});

describe("the services refuse", () => {
  const staffOf = {
    citizen: [],
    mediator: [{ role: "MEDIATOR", regions: [] }],
    coordinator: [{ role: "COORDINATOR", regions: [] }],
    council: [{ role: "COUNCIL", regions: [] }],
    "editor of another region": [{ role: "EDITOR", regions: [elsewhere] }],
  } as const;

  test.each(Object.keys(staffOf) as (keyof typeof staffOf)[])("%s", async (outsider) => {
    const second = await editor("Марат");
    const other = await town.staff("Бөтен", "kk", { role: "COUNCIL" });
    const author = await submitted();
    const { prisma } = database;
    const { id, draft } = await theEvent();
    const person = meets(
      other,
      staffOf[outsider].map(({ role, regions }) => ({ role, regions: [...regions] })),
    );
    const now = town.now();
    const answer = { kind: "text", text: "Бөтен атау", sentAt: 0 } as const;
    const places = await loadPlaces(prisma);
    expect(await approve(prisma, context, person, id, 1, now)).toEqual({ kind: "over" });
    expect(await returnDraft(prisma, context, person, id, 1, "FACTS", now)).toEqual({ kind: "over" });
    expect(await submit(prisma, context, person, id, now)).toEqual({ kind: "gone" });
    expect(await askField(prisma, person, id, "titleKk", now)).toEqual({ kind: "gone" });
    expect(await findEditable(prisma, person, id)).toBeNull();
    expect(await saveAnswer(prisma, { person, places, now }, { eventId: id, field: "titleKk" }, answer, 1)).toEqual({
      kind: "gone",
    });
    if (outsider !== "editor of another region") expect(await startDraft(prisma, person, now)).toBeNull();
    expect(await theEvent()).toMatchObject({ status: "SUBMITTED", draft });
    await second.presses("ap:open");
    await second.presses("ap:approve");
    expect(await startChange(prisma, person, id, now)).toEqual({ kind: "gone" });
    expect(await publishChange(prisma, context, person, id, 0, now)).toEqual({ kind: "gone" });
    expect(await cancelPublished(prisma, person, id, now)).toEqual({ kind: "gone" });
    expect((await theEvent()).status).toBe("PUBLISHED");
    expect(author.reads()).toMatch(phrase("kk", "composing:told.approved"));
  });

  test("the author as an approver, even if the author is an administrator", async () => {
    await editor("Марат");
    const author = await submitted();
    const { id } = await theEvent();
    const person = meets(author, [{ role: "ADMIN", regions: [] }]);
    expect(await approve(database.prisma, context, person, id, 1, town.now())).toEqual({ kind: "own" });
    expect(await returnDraft(database.prisma, context, person, id, 1, "FACTS", town.now())).toEqual({ kind: "own" });
  });

  test("regions that are not the author's, and the whole country", async () => {
    const author = await editor("Айгүл");
    await composes(author, "kk", 9);
    expect(author.buttons().join()).not.toContain("Бүкіл ел");
    await author.forges("cf:wholeCountry:regions");
    expect(author.history().join()).toMatch(phrase("kk", "composing:refused.otherRegion"));
    await author.forges(`cf:tick:regions:${elsewhere}`);
    await author.presses("cf:done:regions");
    expect(author.history().join()).toMatch(phrase("kk", "composing:refused.noneTicked"));
  });

  test("/compose of everybody else", async () => {
    for (const role of ["MEDIATOR", "COORDINATOR", "COUNCIL"] as const) {
      const person = await town.staff(role, "kk", { role });
      await person.writes("/compose");
      expect(person.reads()).toMatch(phrase("kk", "composing:forbidden"));
      await person.forges("cm:new");
    }
    expect(await database.prisma.event.count()).toBe(0);
  });
});
