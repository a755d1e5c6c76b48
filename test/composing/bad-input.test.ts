import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noFields, readFields } from "../../src/features/events/fields.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { Playground } from "../../src/playground/server.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";
import { composes, since } from "./composing.ts";

let database: Database;
let town: Town;
let author: Townsperson;
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
  author = await town.staff("Айгүл", "kk", { role: "EDITOR", regions: ["KZ-19"] });
});
afterEach(async () => {
  await town.close();
  expect(errors).toEqual([]);
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
});

async function draft() {
  return readFields((await database.prisma.event.findFirstOrThrow()).draft);
}

/** How many questions must be answered before a question is open. */
const after = { kind: 0, titleKk: 1, textKk: 3, startsAt: 5, endsAt: 6, venue: 7, place: 8, regions: 9 } as const;

interface BadInput {
  input: string;
  at: keyof typeof after;
  send: (playground: Playground, id: number) => void;
  reply: TextKey;
}

const text =
  (words: string): BadInput["send"] =>
  (playground, id) =>
    void playground.sendText(id, words);

const table: BadInput[] = [
  { input: "words", at: "kind", send: text("Балабақша"), reply: "composing:misfit.button" },
  {
    input: "a sticker",
    at: "kind",
    send: (playground, id) => playground.sendSticker(id),
    reply: "composing:misfit.button",
  },
  {
    input: "a sticker",
    at: "titleKk",
    send: (playground, id) => playground.sendSticker(id),
    reply: "composing:misfit.text",
  },
  {
    input: "a voice",
    at: "textKk",
    send: (playground, id) => playground.sendVoice(id),
    reply: "composing:misfit.text",
  },
  {
    input: "a sticker",
    at: "startsAt",
    send: (playground, id) => playground.sendSticker(id),
    reply: "composing:misfit.text",
  },
  {
    input: "an album",
    at: "titleKk",
    send: (playground, id) => playground.sendAlbum(id, [{ kind: "photo" }, { kind: "photo" }]),
    reply: "composing:misfit.text",
  },
  { input: "121 characters", at: "titleKk", send: text("а".repeat(121)), reply: "composing:refused.tooLong" },
  { input: "2,501 characters", at: "textKk", send: text("а".repeat(2501)), reply: "composing:refused.tooLong" },
  { input: "5,000 characters", at: "textKk", send: text("а".repeat(5000)), reply: "composing:refused.tooLong" },
  { input: "201 characters", at: "place", send: text("а".repeat(201)), reply: "composing:refused.tooLong" },
  { input: "31 February", at: "startsAt", send: text("31 ақпан 10:00"), reply: "composing:refused.noSuchDay" },
  { input: "a date in the past", at: "startsAt", send: text("29.10.2025 10:00"), reply: "composing:refused.past" },
  { input: "today, an hour ago", at: "startsAt", send: text("бүгін 9:00"), reply: "composing:refused.past" },
  {
    input: "a Thursday that is called Friday",
    at: "startsAt",
    send: text("жұма, 29 қазан, 10:00"),
    reply: "composing:refused.otherWeekday",
  },
  { input: "no date", at: "startsAt", send: text("жақында"), reply: "composing:refused.notUnderstood" },
  { input: "5,000 digits", at: "startsAt", send: text("1".repeat(4000)), reply: "composing:refused.notUnderstood" },
  {
    input: "an end before the start",
    at: "endsAt",
    send: text("29 қазан 9:00"),
    reply: "composing:refused.endBeforeStart",
  },
  { input: "an end at the start", at: "endsAt", send: text("10:00"), reply: "composing:refused.endBeforeStart" },
  { input: "words", at: "venue", send: text("Сыртта"), reply: "composing:misfit.button" },
  { input: "words", at: "regions", send: text("Айда"), reply: "composing:misfit.button" },
];

test.each(table)("$at: $input gets its answer, and the question stays open", async ({ at, send, reply }) => {
  await composes(author, "kk", after[at]);
  const before = { said: author.history().length, draft: await draft() };
  send(town.playground, author.id);
  await town.settles();
  expect(since(author, before.said)).toMatch(phrase("kk", reply));
  expect(await draft()).toEqual(before.draft);
  expect((await database.prisma.composing.findFirstOrThrow()).field?.split("/")[0]).toBe(at);
});

test("nothing is kept of a text that Telegram split in two, and the author is told how much too long it was", async () => {
  await composes(author, "kk", 3);
  const said = author.history().length;
  await author.writes("а".repeat(5000));
  expect(since(author, said)).toContain("1596");
  expect(since(author, said)).toMatch(phrase("kk", "composing:refused.rest"));
  expect((await draft()).textKk).toBeNull();
  await town.passes(1);
  await author.writes("Қысқа мәтін.");
  expect((await draft()).textKk).toBe("Қысқа мәтін.");
});

test("a missing time is asked for", async () => {
  await composes(author, "kk", 5);
  await author.writes("29 қазан");
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.time"));
  await author.writes("10:00");
  expect((await draft()).startsAt).toBe("2026-10-29T05:00:00.000Z");
});

test("markup is kept as it was typed", async () => {
  await composes(author, "kk", 3);
  await author.writes("<b>Назар & <i>аударыңыз</b> _сен_ *мен* [сілтеме](http://x)");
  await author.presses("cf:back");
  expect(author.reads()).toContain("<b>Назар & <i>аударыңыз</b> _сен_");
  expect((await draft()).textKk).toBe("<b>Назар & <i>аударыңыз</b> _сен_ *мен* [сілтеме](http://x)");
});

describe("from the card", () => {
  async function changes(field: string): Promise<number> {
    await composes(author);
    const event = await database.prisma.event.findFirstOrThrow();
    await author.presses(`cm:change:${event.id}:${field}`);
    return author.history().length;
  }

  test.each([
    ["places", "0", "composing:refused.places"],
    ["places", "1000000", "composing:refused.places"],
    ["places", "-5", "composing:refused.places"],
    ["places", "көп", "composing:refused.places"],
    ["registerUntil", "29 қазан 11:00", "composing:refused.lateDeadline"],
    ["announceAt", "29 қазан 10:00", "composing:refused.lateAnnouncement"],
    ["organisersKk", "а".repeat(401), "composing:refused.tooLong"],
    ["agendaKk", "а".repeat(1501), "composing:refused.tooLong"],
    ["picture", "https://example.kz/a.jpg", "composing:misfit.photo"],
    ["pin", "Жамбыл көшесі", "composing:misfit.pin"],
  ] as const)("%s: «%.20s»", async (field, words, reply) => {
    const said = await changes(field);
    await author.writes(words);
    expect(since(author, said)).toMatch(phrase("kk", reply));
    expect(await draft()).toMatchObject({ places: null, registerUntil: null, announceAt: null, organisersKk: null });
  });

  test("unticking all regions does not mean the whole country", async () => {
    await changes("regions");
    await author.presses("cf:tick:regions:KZ-19");
    await author.writes("/compose");
    await author.presses("cm:open");
    expect(author.reads()).toMatch(phrase("kk", "composing:ask.regions"));
    expect((await draft()).answered).not.toContain("regions");
  });

  test("nothing is kept of stages with 5,000 characters", async () => {
    await changes("kind");
    await author.presses("cf:choice:kind:CARAVAN");
    await author.presses(`cm:change:${(await database.prisma.event.findFirstOrThrow()).id}:stages`);
    await author.writes(`${`29 қазан 11:00 — ${"а".repeat(90)}\n`.repeat(45)}`);
    expect((await draft()).stages).toEqual([]);
  });

  test("a picture that comes as a file of 20 MB has to be sent as a photo", async () => {
    await changes("picture");
    town.playground.sendDocument(author.id, { fileName: "афиша.png", mimeType: "image/png", size: 20 * 1024 * 1024 });
    await town.settles();
    expect(author.reads()).toMatch(phrase("kk", "composing:misfit.file"));
    expect((await draft()).picture).toBeNull();
  });

  test("the first photo of an album counts, and the author is told so once", async () => {
    const said = await changes("picture");
    town.playground.sendAlbum(author.id, [{ kind: "photo" }, { kind: "photo" }, { kind: "photo" }]);
    await town.settles();
    const told = since(author, said);
    expect(told).toMatch(phrase("kk", "composing:note.firstOfAlbum"));
    expect(told).not.toMatch(phrase("kk", "chat:notUnderstood"));
    expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
    expect(author.history().length).toBe(said + 2);
    await author.writes("Бұл сурет емес");
    expect(author.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
  });

  test.each([
    ["29 қазан 11:00", "composing:refused.stageUnclear"],
    ["29 қазан 11:00 — Қонаев\nертерек — Талғар", "composing:refused.stageUnclear"],
    ["30 қазан 11:00 — Қонаев", "composing:refused.stageOutside"],
    [`29 қазан 11:00 — ${"а".repeat(101)}`, "composing:refused.stageTooLong"],
    ["29 қазан 11:00 — Қонаев\n".repeat(21), "composing:refused.tooManyStages"],
  ] as const)("stages that cannot be read: «%.40s»", async (words, reply) => {
    await changes("kind");
    await author.presses("cf:choice:kind:CARAVAN");
    await author.presses(`cm:change:${(await database.prisma.event.findFirstOrThrow()).id}:stages`);
    const said = author.history().length;
    await author.writes(words);
    expect(since(author, said)).toMatch(phrase("kk", reply));
    expect((await draft()).stages).toEqual([]);
  });

  test.each([
    ["http://meet.example.kz", "composing:refused.notHttps"],
    ["meet.example.kz", "composing:refused.notHttps"],
    ["https://", "composing:refused.badLink"],
    ["https://example", "composing:refused.badLink"],
    ["https://zoom.us@evil.example/", "composing:refused.badLink"],
    ["https://a.kz b", "composing:refused.badLink"],
  ] as const)("a link like «%s»", async (words, reply) => {
    await changes("venue");
    await author.presses("cf:choice:venue:HYBRID");
    const said = author.history().length;
    await author.writes(words);
    expect(since(author, said)).toMatch(phrase("kk", reply));
    expect((await draft()).link).toBeNull();
  });
});

test("forged buttons of the form change nothing", async () => {
  await composes(author, "kk", 9);
  const before = await draft();
  for (const data of [
    "cf:tick:regions:KZ-75",
    "cf:wholeCountry:regions",
    "cf:done:regions",
    "cf:choice:regions:CARAVAN",
    "cf:day:startsAt:2026-02-31",
    "cf:room:nowhere",
    "cf:time:regions:600",
    "cf:none:regions",
    "cf:tick:regions:'; DROP TABLE",
    "cf:blank",
  ]) {
    await author.forges(data);
  }
  expect(await draft()).toEqual({ ...before, regions: [] });
});

test("forged taps on the preview of an incomplete draft ask its open question", async () => {
  await composes(author, "kk", 0);
  const { id } = await database.prisma.event.findFirstOrThrow();
  for (const data of [`cm:more:${id}:kk`, `cm:more:${id}:en`, `cm:preview:${id}:kk`, `cm:toMe:${id}:ru`]) {
    const said = author.history().length;
    await author.forges(data);
    expect(`${since(author, said)}${author.history().at(-1)}`).toMatch(phrase("kk", "composing:ask.kind"));
  }
  expect(await draft()).toEqual(noFields);
});
