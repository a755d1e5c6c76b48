import { describe, expect, test } from "vitest";
import { wordsOf } from "../../src/features/cases/story.ts";
import { openStory } from "../../src/features/cases/story-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { Message } from "../../src/playground/wire.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const megabyte = 1024 * 1024;

/** Goes up to the question for the story. */
async function isAsked(): Promise<void> {
  await reports(citizen, "kk", stepOf.story);
}

/** Goes on from the story to the case number. */
async function sends(): Promise<void> {
  for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(citizen);
}

async function storyOfCase(caseId = 1) {
  return openStory(database.sql, town.vault, { caseId });
}

function count(key: Parameters<typeof phrase>[1]): number {
  return citizen.history().filter((text) => phrase("kk", key).test(text)).length;
}

describe("a story can be told", () => {
  test.each([
    ["by voice", "voice", () => town.playground.sendVoice(citizen.id, { duration: 40 })],
    ["in a video note", "videoNote", () => town.playground.sendVideoNote(citizen.id)],
    ["by a photo", "photo", () => town.playground.sendPhoto(citizen.id)],
    ["by a document", "document", () => town.playground.sendDocument(citizen.id, { fileName: "шарт.pdf" })],
    ["by an animation", "animation", () => town.playground.sendAnimation(citizen.id)],
    ["by a video", "video", () => town.playground.sendVideo(citizen.id)],
    ["by an audio file", "audio", () => town.playground.sendAudio(citizen.id)],
  ])("only %s", async (_, kind, send) => {
    await isAsked();
    send();
    await town.settles();
    expect(citizen.buttons()).toHaveLength(4);
    await citizen.presses("f:story:done");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:kind.ask"));
    for (const step of reportSteps("kk").slice(stepOf.kind)) await step(citizen);
    expect((await storyOfCase()).map((part) => part.kind)).toEqual([kind]);
  });

  test("by an album: a single receipt comes a moment after its last file", async () => {
    await isAsked();
    const before = citizen.history().length;
    town.playground.sendAlbum(citizen.id, [
      { kind: "photo", caption: "Міне, қоршау" },
      { kind: "photo" },
      { kind: "photo" },
    ]);
    await town.settles();
    expect(citizen.history()).toHaveLength(before);
    await town.passes(0.025);
    expect(citizen.history()).toHaveLength(before + 1);
    expect(citizen.reads()).toContain("3");
    await town.passes(1);
    expect(citizen.history()).toHaveLength(before + 1);
    for (const step of reportSteps("kk").slice(stepOf.storyDone, stepOf.summary)) await step(citizen);
    expect(citizen.reads()).toContain("Міне, қоршау");
    await citizen.presses("f:send");
    expect(await storyOfCase()).toHaveLength(3);
  });

  test("by two albums and a text in between: nothing is lost, and nothing is there twice", async () => {
    await isAsked();
    town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "document" }]);
    town.playground.sendText(citizen.id, "Бұл – жер құжаты.");
    town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "video" }]);
    await town.settles();
    await town.passes(0.05);
    await sends();
    expect((await storyOfCase()).map(({ kind }) => kind)).toEqual(["photo", "document", "text", "photo", "video"]);
  });

  test("a file that is sent twice counts once", async () => {
    await isAsked();
    const first = town.playground.sendDocument(citizen.id, { fileName: "шарт.pdf" });
    await town.settles();
    town.playground.sendDocument(citizen.id, { fileId: first.document?.file_id ?? "" });
    await town.settles();
    await sends();
    expect(await storyOfCase()).toHaveLength(1);
  });
});

describe("at a limit the person is told, and what was sent before stays:", () => {
  test("thirty files", async () => {
    await isAsked();
    for (let count = 0; count < 31; count += 1) town.playground.sendPhoto(citizen.id);
    await town.settles();
    expect(count("intake:story.tooMany")).toBe(1);
    await citizen.writes(tale.kk);
    await sends();
    expect(await storyOfCase()).toHaveLength(31);
  });

  test("an album over the limit: thirty files are kept, and a single message says so", async () => {
    await isAsked();
    for (let count = 0; count < 28; count += 1) town.playground.sendPhoto(citizen.id);
    town.playground.sendAlbum(
      citizen.id,
      Array.from({ length: 4 }, () => ({ kind: "photo" as const })),
    );
    await town.settles();
    await town.passes(0.05);
    expect(count("intake:story.tooMany")).toBe(1);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.tooMany"));
    expect(citizen.reads()).toContain("Келген 4 файлдан алғашқы 2 файл сақталды");
    expect(citizen.reads()).toContain("30 хабарлама");
    town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "document" }]);
    await town.settles();
    await town.passes(0.05);
    expect(citizen.reads()).toContain("Келген 2 файлдың ешқайсысы сақталған жоқ.");
    await sends();
    expect(await storyOfCase()).toHaveLength(30);
  });

  test("20,000 characters, captions too", async () => {
    await isAsked();
    await citizen.writes("а".repeat(19_500));
    town.playground.sendPhoto(citizen.id, { caption: "б".repeat(501) });
    await town.settles();
    expect(count("intake:story.tooLong")).toBe(1);
    town.playground.sendPhoto(citizen.id, { caption: "в".repeat(500) });
    await town.settles();
    expect(count("intake:story.tooLong")).toBe(1);
    await sends();
    const words = wordsOf(await storyOfCase());
    expect([words.includes("а"), words.includes("б"), words.includes("в")]).toEqual([true, false, true]);
  });

  test("20 MB", async () => {
    await isAsked();
    town.playground.sendDocument(citizen.id, { size: 25 * megabyte });
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.tooLarge"));
    town.playground.sendDocument(citizen.id, { size: 20 * megabyte });
    await town.settles();
    await sends();
    expect(await storyOfCase()).toHaveLength(1);
  });
});

describe("an edited message", () => {
  test("of the story changes the story before it is sent", async () => {
    await isAsked();
    const first = town.playground.sendText(citizen.id, "Көршім шулайды.");
    await town.settles();
    town.playground.editText(citizen.id, first.message_id, "Көршім түнде шулайды.");
    await town.settles();
    await sends();
    expect(wordsOf(await storyOfCase())).toBe("Көршім түнде шулайды.");
  });

  test("that would make the story too long is refused, and the story stays as it was", async () => {
    await isAsked();
    const first = town.playground.sendText(citizen.id, tale.kk);
    await citizen.writes("б".repeat(4 * 4096));
    town.playground.editText(citizen.id, first.message_id, "а".repeat(4000));
    await town.settles();
    expect(citizen.reads()).toContain("20000");
    await sends();
    expect(wordsOf(await storyOfCase())).toContain(tale.kk);
    expect(wordsOf(await storyOfCase())).not.toContain("а".repeat(4000));
  });

  test("of an earlier answer changes nothing, and the person is told so", async () => {
    await isAsked();
    await citizen.writes(tale.kk);
    const name = town.playground.chat(citizen.id).messages.find(({ text }) => text === "Айгүл Серікова");
    town.playground.editText(citizen.id, name?.id ?? 0, "Басқа біреу");
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "chat:editedEarlier"));
    await sends();
    expect(citizen.history().join()).not.toContain("Басқа біреу");
    expect(wordsOf(await storyOfCase())).toBe(tale.kk);
  });

  test("of a filed case changes nothing, and the person is told so", async () => {
    await isAsked();
    const first = town.playground.sendText(citizen.id, tale.kk);
    await town.settles();
    await sends();
    town.playground.editText(citizen.id, first.message_id, "Бәрі жақсы.");
    await town.settles();
    expect(wordsOf(await storyOfCase())).toBe(tale.kk);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.sent"));
    await citizen.presses("c:case");
    expect(citizen.reads()).toContain("2026-000001");
  });

  /** Replaces a file of the citizen by what Telegram says about another one. */
  async function replaces(sent: Message, file: object): Promise<void> {
    const { photo: _, document: __, caption: ___, ...rest } = sent;
    town.playground.raw({ edited_message: { ...rest, edit_date: sent.date + 1, ...file } as never });
    await town.settles();
  }
  const document = { file_id: "another", file_unique_id: "unique", file_name: "шарт.pdf", file_size: 1000 };

  test("whose picture is replaced by another file: the mediator gets the new one", async () => {
    await isAsked();
    const sent = town.playground.sendPhoto(citizen.id, { caption: "Қоршау" });
    await town.settles();
    await replaces(sent, { document, caption: "Шарт" });
    await sends();
    expect(await storyOfCase()).toEqual([{ kind: "document", fileId: "another", name: "шарт.pdf", caption: "Шарт" }]);
  });

  test("whose words below a picture are removed", async () => {
    await isAsked();
    const sent = town.playground.sendPhoto(citizen.id, { caption: "Қоршау" });
    await town.settles();
    await replaces(sent, { photo: sent.photo });
    await sends();
    expect(await storyOfCase()).toMatchObject([{ kind: "photo", caption: null }]);
  });

  test("with a file that is too large stays as it was, and the person is told so", async () => {
    await isAsked();
    const sent = town.playground.sendPhoto(citizen.id, { caption: "Қоршау" });
    await town.settles();
    await replaces(sent, { document: { ...document, file_size: 30 * megabyte } });
    expect(citizen.reads()).toMatch(phrase("kk", "intake:story.tooLarge"));
    await sends();
    expect(await storyOfCase()).toMatchObject([{ kind: "photo", caption: "Қоршау" }]);
  });

  test("of a live location says nothing", async () => {
    await isAsked();
    const said = citizen.history().length;
    const location = { latitude: 43.2, longitude: 76.9, live_period: 900 };
    const chat = { id: citizen.id, type: "private", first_name: "Айгүл" };
    const from = { id: citizen.id, is_bot: false, first_name: "Айгүл" };
    town.playground.raw({
      edited_message: { message_id: 900_000, date: 1, edit_date: 2, chat, from, location } as never,
    });
    await town.settles();
    expect(citizen.history().length).toBe(said);
  });
});

describe("an open case of the same kind", () => {
  const more = "Кеше тағы дауласып қалдық.";

  async function reportsAgain(): Promise<void> {
    await citizen.opens("report");
    for (const step of [...reportSteps("kk", more)].slice(stepOf.danger)) await step(citizen);
    expect(citizen.reads()).toContain("2026-000001");
  }

  test("takes the addition, and its mediator is told and can read it", async () => {
    const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
    await reports(citizen);
    await mediator.presses("o:accept");
    await reportsAgain();
    await citizen.presses("f:openCase:add");
    expect(citizen.history().join()).toMatch(phrase("kk", "cases:added"));
    expect(await database.prisma.case.count()).toBe(1);
    expect(mediator.reads()).toMatch(phrase("kk", "assignment:added"));
    expect(mediator.reads()).not.toContain(more);
    await mediator.presses("o:open");
    expect(mediator.reads()).toContain(tale.kk);
    expect(mediator.reads()).toContain(more);
    // What was shown before the addition has been deleted, so the story is there once.
    expect(mediator.history().filter((text) => text.includes(tale.kk))).toHaveLength(1);
  });

  test("stays as it is if the person opens a new case", async () => {
    await reports(citizen);
    await reportsAgain();
    await citizen.presses("f:openCase:new");
    expect(citizen.reads()).toContain("2026-000002");
    expect(wordsOf(await storyOfCase(1))).toBe(tale.kk);
    expect(wordsOf(await storyOfCase(2))).toBe(more);
  });

  test("that was withdrawn meanwhile: no part of the new report is lost", async () => {
    await reports(citizen);
    await reportsAgain();
    await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN" } });
    await citizen.presses("f:openCase:add");
    const open = await database.prisma.case.findFirst({ where: { status: "WAITING" } });
    expect(wordsOf(await storyOfCase(open?.id ?? 0))).toBe(more);
  });
});

test("a mediator gets the texts and files after accepting, and nothing before", async () => {
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await isAsked();
  await citizen.writes(tale.kk);
  town.playground.sendVoice(citizen.id);
  town.playground.sendPhoto(citizen.id, { caption: "Қоршаудың суреті" });
  town.playground.sendVideoNote(citizen.id);
  await town.settles();
  await sends();
  const media = () => town.playground.chat(mediator.id).messages.flatMap((message) => message.media?.kind ?? []);
  const words = () => mediator.history().join("\n");
  expect(media()).toEqual([]);
  expect(words()).not.toMatch(/қоршау|Серікова/i);
  await mediator.presses("o:accept");
  expect(media()).toEqual(["voice", "photo", "video_note"]);
  expect(words()).toContain(tale.kk);
  expect(words()).toContain("Айгүл Серікова");
  expect(words()).toContain("Қоршаудың суреті");
});
