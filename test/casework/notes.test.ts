import { afterAll, beforeAll, expect, test } from "vitest";
import { noteLimits } from "../../src/features/casework/notes.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const secret = "Өтініш беруші телефонға кешке ғана жауап береді.";

type Member = Townsperson & { personId: number };

/** A mediator who has taken a citizen's case, another mediator and a coordinator of the region. */
async function taken(): Promise<{ town: Town; erlan: Member; other: Member; saule: Member; aigul: Townsperson }> {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.presses("o:accept");
  const other = await town.staff("Марат", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  return { town, erlan, other, saule, aigul };
}

/** Everything that the bot has said in a chat and that is still there. */
function chatOf(town: Town, { id }: Townsperson): string {
  const { messages } = town.playground.chat(id);
  return messages
    .filter(({ fromBot }) => fromBot)
    .map(({ text }) => text)
    .join("\n");
}

/** The newest messages: below a question of a form or its end, the line says where it is written now. */
function latest(reader: Townsperson): string {
  return reader.history().slice(-3).join("\n");
}

async function notes(writer: Townsperson, text: string): Promise<void> {
  await writer.forges("nt:open:1");
  await writer.presses("nt:write");
  await writer.writes(text);
}

test("a note is written after a question that says who sees it, and is shown once it is kept", async () => {
  const { town, erlan, saule, aigul } = await taken();
  await erlan.writes("/work");
  await erlan.presses("k:card");
  await erlan.presses("nt:open");
  await erlan.presses("nt:write");
  expect(latest(erlan)).toMatch(phrase("kk", "casework:notes.ask"));
  await erlan.writes(secret);
  expect(latest(erlan)).toMatch(phrase("kk", "casework:notes.kept"));
  expect(latest(erlan)).toContain(secret);
  await saule.writes("2026-000001");
  expect(saule.reads()).toMatch(phrase("kk", "casework:overview.ASSIGNED"));
  await saule.presses("nt:open");
  expect(saule.reads()).toContain(secret);
  expect(saule.reads()).toContain("Ерлан");
  expect(town.playground.chat(saule.id).messages.at(-1)?.message.has_protected_content).toBe(true);
  expect(chatOf(town, aigul)).not.toContain(secret);
  const row = await database.prisma.caseNote.findFirstOrThrow();
  expect(Buffer.from(row.wordsSealed).toString("utf8")).not.toContain("телефон");
});

test("neither an applicant nor a colleague without the case sees a note, whatever they send", async () => {
  const { town, erlan, other, aigul } = await taken();
  await notes(erlan, secret);
  const { id } = await database.prisma.caseNote.findFirstOrThrow();
  for (const stranger of [other, aigul]) {
    for (const data of ["nt:open:1", "nt:write:1", `nt:drop:${id}`, "nf:stop:1", "k:overview:1"]) {
      await stranger.forges(data);
      expect(stranger.reads()).toMatch(phrase("kk", "assignment:gone"));
    }
    expect(chatOf(town, stranger)).not.toContain(secret);
  }
  expect(await database.prisma.caseNote.count()).toBe(1);
});

test("the mediator who gave the case back keeps nothing of the notes of others, and the next one reads them", async () => {
  const { town, erlan, other, saule } = await taken();
  await notes(saule, secret);
  await erlan.forges("nt:open:1");
  expect(chatOf(town, erlan)).toContain(secret);
  await erlan.forges("w:givenBack:1");
  await town.takesEffect();
  expect(chatOf(town, erlan)).not.toContain(secret);
  expect(chatOf(town, other)).not.toContain(secret);
  await other.presses("o:accept");
  await other.forges("nt:open:1");
  expect(chatOf(town, other)).toContain(secret);
});

test("a reply or a canned answer never becomes a note, nor does what is written outside the form", async () => {
  const { town, erlan } = await taken();
  await erlan.writes(secret);
  await erlan.forges("nt:open:1");
  await erlan.presses("nt:write");
  const [question] = town.playground.chat(erlan.id).messages.slice(-1);
  town.playground.sendText(erlan.id, secret, { replyTo: (question?.id ?? 0) - 1 });
  await town.settles();
  expect(await database.prisma.caseNote.count()).toBe(0);
  await erlan.taps(plain("chat:back"));
  await erlan.writes(secret);
  expect(await database.prisma.caseNote.count()).toBe(0);
});

test("danger in a note raises no alarm: it is about somebody else", async () => {
  const { erlan } = await taken();
  await notes(erlan, "Ол мені өлтіремін дейді, күйеуім ұрып жатыр.");
  expect(await database.prisma.caseNote.count()).toBe(1);
  expect(await database.prisma.alarm.count()).toBe(0);
});

test("an author takes a note back a minute after the tap, and it disappears from where it was shown", async () => {
  const { town, erlan, saule } = await taken();
  await notes(erlan, secret);
  await saule.forges("nt:open:1");
  expect(chatOf(town, saule)).toContain(secret);
  await erlan.presses("nt:open");
  await erlan.presses("nt:drop");
  expect(await database.prisma.caseNote.count()).toBe(1);
  await erlan.taps(plain("undo:button"));
  await town.takesEffect();
  expect(await database.prisma.caseNote.count()).toBe(1);
  await erlan.presses("nt:open");
  await erlan.presses("nt:drop");
  await town.takesEffect();
  expect(await database.prisma.caseNote.count()).toBe(0);
  expect(chatOf(town, saule)).not.toContain(secret);
});

test("a note has a limit, and so have the notes of a case; none is lost without a word", async () => {
  const { town, erlan } = await taken();
  await erlan.forges("nt:open:1");
  await erlan.presses("nt:write");
  await erlan.writes("а".repeat(noteLimits.characters + 1));
  expect(latest(erlan)).toMatch(phrase("kk", "casework:notes.tooLong"));
  town.playground.sendVoice(erlan.id, { duration: 5 });
  await town.settles();
  expect(latest(erlan)).toMatch(phrase("kk", "casework:notes.onlyText"));
  await erlan.writes("&".repeat(noteLimits.characters));
  for (let count = 1; count < noteLimits.notes; count += 1) {
    await notes(erlan, "&".repeat(noteLimits.characters));
  }
  expect(await database.prisma.caseNote.count()).toBe(noteLimits.notes);
  await erlan.forges("nt:write:1");
  await erlan.writes(secret);
  expect(latest(erlan)).toMatch(phrase("kk", "casework:notes.full"));
  await town.passes(5);
  await erlan.forges("nt:open:1");
  const pages = town.playground
    .chat(erlan.id)
    .messages.filter(({ text }) => text.includes("&".repeat(100)) && /қызметкерлердің/.test(text));
  expect(pages).toHaveLength(4);
});

test("the story stays where it is when the notes are shown, and the other way round", async () => {
  const { town, erlan } = await taken();
  await notes(erlan, secret);
  await town.passes(5);
  await erlan.presses("nt:open");
  await erlan.presses("k:cardBelow");
  await erlan.taps(plain("assignment:readStory"));
  expect(chatOf(town, erlan)).toContain(tale.kk);
  expect(chatOf(town, erlan)).toContain(secret);
  await town.passes(5);
  await erlan.presses("k:cardBelow");
  await erlan.presses("nt:open");
  expect(chatOf(town, erlan).split(tale.kk)).toHaveLength(2);
  expect(chatOf(town, erlan).split(secret)).toHaveLength(2);
});
