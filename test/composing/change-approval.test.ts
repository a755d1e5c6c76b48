import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { needsApproval } from "../../src/features/composing/rules.ts";
import { type EventFields, readFields } from "../../src/features/events/fields.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { roundTable } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { changesField, composes, submits } from "./composing.ts";

let database: Database;
let town: Town;
type Staff = Awaited<ReturnType<Town["staff"]>>;
let author: Staff;
let second: Staff;
let id: number;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  author = await town.staff("Айгүл", "kk", { role: "EDITOR", regions: ["KZ-19"] });
  second = await town.staff("Марат", "kk", { role: "EDITOR" });
  await composes(author);
  await submits(author);
  await second.presses("ap:open");
  await second.presses("ap:approve");
  id = (await theEvent()).id;
});
afterEach(() => town.close());

const theEvent = () => database.prisma.event.findFirstOrThrow();
const titleOf = async () => readFields((await theEvent()).facts).titleKk;
const before = "Медиация кеңесінің дөңгелек үстелі";

async function submitsTitle(editor: Staff, words: string): Promise<void> {
  await changesField(editor, id, "titleKk", words);
  await editor.presses("cp:publish");
  await editor.presses("cp:submitChange");
}

test("a new title is public after an approver has seen what it replaces and approved it", async () => {
  await changesField(author, id, "titleKk", "Жаңа атау");
  await author.presses("cp:publish");
  expect(author.reads()).toMatch(phrase("kk", "composing:change.needsApproval"));
  expect(author.buttons().join()).not.toContain("Өзгерісті жариялау");
  await author.forges(`cp:publishNow:${id}:0`);
  expect(await titleOf()).toBe(before);
  await author.presses("cp:submitChange");
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.waits"));
  expect(await titleOf()).toBe(before);
  await author.forges(`ap:approve:${id}:2`);
  expect(author.reads()).toMatch(phrase("kk", "composing:approve.own"));
  await second.presses("ap:open");
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.change"));
  expect(second.reads()).toContain(`${before} → Жаңа атау`);
  await second.presses("ap:approve");
  expect(second.reads()).toMatch(phrase("kk", "composing:change.done"));
  expect(author.reads()).toMatch(phrase("kk", "composing:told.approved"));
  expect(await titleOf()).toBe("Жаңа атау");
  expect(await theEvent()).toMatchObject({ sequence: 1, draft: null, approvedById: second.personId });
  await second.forges(`ap:approve:${id}:2`);
  expect((await theEvent()).sequence).toBe(1);
});

test("one editor changes the place, and the approver of the event is told the old and the new place", async () => {
  await changesField(author, id, "place", "Достық үйі, Қонаев");
  await author.presses("cp:publish");
  await author.presses("cp:publishNow");
  expect(readFields((await theEvent()).facts).address).toBe("Достық үйі, Қонаев");
  expect(second.reads()).toMatch(phrase("kk", "composing:told.changedByOne"));
  expect(second.reads()).toContain("Қонаев қаласы, Жамбыл көшесі, 13 → Достық үйі, Қонаев");
});

test("the author is told what the approver changes without approval", async () => {
  await changesField(second, id, "place", "Достық үйі, Қонаев");
  await second.presses("cp:publish");
  await second.presses("cp:publishNow");
  expect(author.reads()).toMatch(phrase("kk", "composing:told.changedByOne"));
  expect(second.history().join()).not.toMatch(phrase("kk", "composing:told.changedByOne"));
});

test("the author may approve a change by another editor", async () => {
  await submitsTitle(second, "Жаңа атау");
  await author.presses("ap:open");
  await author.presses("ap:approve");
  expect(await titleOf()).toBe("Жаңа атау");
});

test("a change that is edited while it waits is withdrawn and can no longer be approved", async () => {
  await submitsTitle(author, "Жаңа атау");
  await author.presses("cm:open");
  expect(author.reads()).toMatch(phrase("kk", "composing:card.CHANGE_WAITS"));
  await author.presses(`cm:change:${id}:titleKk`);
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.over"));
  await author.writes("Басқа атау");
  await second.forges(`ap:approve:${id}:2`);
  expect(second.reads()).toMatch(phrase("kk", "composing:approve.notOpen"));
  expect(await titleOf()).toBe(before);
});

test("the ping says that a waiting change was dropped", async () => {
  await submitsTitle(author, "Жаңа атау");
  await author.presses("cm:open");
  await author.presses("cp:discard");
  await town.takesEffect();
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.over"));
  await second.forges(`ap:approve:${id}:2`);
  expect(await theEvent()).toMatchObject({ sequence: 0, draft: null });
  // The next change is another submission, and they are told about it.
  await submitsTitle(author, "Үшінші атау");
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.waits"));
  await second.presses("ap:open");
  await second.presses("ap:approve");
  expect(await titleOf()).toBe("Үшінші атау");
});

test("a change is returned with a reason, and the public sees the event as before", async () => {
  await submitsTitle(author, "Жаңа атау");
  await second.presses("ap:open");
  await second.presses("ap:return");
  await second.presses(`ap:reason:${id}`);
  expect(author.reads()).toMatch(phrase("kk", "composing:told.returned"));
  await author.presses("cm:open");
  expect(author.reads()).toMatch(phrase("kk", "composing:card.returned"));
  expect(await theEvent()).toMatchObject({ status: "PUBLISHED", sequence: 0 });
  expect(await titleOf()).toBe(before);
});

test("an approver finds the change in the list, and an editor of another region does not", async () => {
  const other = await town.staff("Дана", "kk", { role: "EDITOR", regions: ["KZ-75"] });
  await submitsTitle(author, "Жаңа атау");
  await second.writes("/compose");
  expect(second.buttons().join()).toContain("🔎 Жаңа атау");
  await other.writes("/compose");
  expect(other.buttons().join()).not.toContain("Жаңа атау");
  await other.forges(`ap:approve:${id}:2`);
  expect(other.reads()).toMatch(phrase("kk", "composing:approve.notOpen"));
  expect(await titleOf()).toBe(before);
});

test("without an approver nothing is submitted, and the change is kept", async () => {
  await database.prisma.staffRole.deleteMany({ where: { personId: second.personId } });
  await submitsTitle(author, "Жаңа атау");
  expect(author.reads()).toMatch(phrase("kk", "composing:notSubmitted.nobody"));
  expect(await titleOf()).toBe(before);
  expect(readFields((await theEvent()).draft).titleKk).toBe("Жаңа атау");
});

test("a cancelled event asks nobody for approval", async () => {
  await submitsTitle(author, "Жаңа атау");
  await author.forges(`cp:cancelNow:${id}`);
  await town.takesEffect();
  expect(second.reads()).toMatch(phrase("kk", "composing:ping.over"));
  await second.forges(`ap:approve:${id}:2`);
  expect(await titleOf()).toBe(before);
});

describe("an approver is needed", () => {
  const link = { link: "https://meet.example.kz" };
  test.each<[string, Partial<EventFields>, boolean]>([
    ["a title", { titleRu: "Другое" }, true],
    ["a text", { textEn: "Other" }, true],
    ["a programme", { agendaKk: "Басқа" }, true],
    ["a link", link, true],
    ["a place that becomes a link", { venue: "ONLINE", address: null, pin: null, ...link }, true],
    ["organisers", { organisersKk: "Басқа" }, true],
    ["a picture", { picture: "file" }, true],
    ["the kind", { kind: "FORUM" }, true],
    ["the regions", { regions: [] }, true],
    ["the programmes", { tags: [] }, true],
    ["the start", { startsAt: "2026-10-30T05:00:00.000Z" }, false],
    ["the end", { endsAt: "2026-10-30T08:00:00.000Z" }, false],
    ["an address", { address: "Достық үйі" }, false],
    ["a pin", { pin: null }, false],
    ["the stages", { stages: [{ at: "2026-10-29T05:00:00.000Z", words: "Астана" }] }, false],
    ["the places", { places: 5 }, false],
    ["the deadline", { registerUntil: "2026-10-29T04:00:00.000Z" }, false],
    ["the languages", { languages: ["ru"] }, false],
    ["nothing", {}, false],
  ])("for %s", (_, changes, expected) => {
    expect(needsApproval(roundTable, { ...roundTable, ...changes })).toBe(expected);
  });
});
