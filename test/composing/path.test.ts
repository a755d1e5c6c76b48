import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fields } from "../../src/features/composing/rules.ts";
import { saveAnswer } from "../../src/features/composing/save-answer.ts";
import { readFields } from "../../src/features/events/fields.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { answers, composes, submits } from "./composing.ts";

let database: Database;
let town: Town;
let errors: string[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  town = await openTown(database, { log: createLogger("error", { write: (line: string) => void errors.push(line) }) });
});
afterEach(async () => {
  await town.close();
  expect(errors).toEqual([]);
  expect(await database.prisma.update.count()).toBe(0);
  expect(await database.prisma.asideUpdate.count()).toBe(0);
});

const region = "KZ-19";

function editor(name: string, language: "kk" | "ru" = "kk", regions: string[] = [region]) {
  return town.staff(name, language, { role: "EDITOR", regions });
}

function theEvent() {
  return database.prisma.event.findFirstOrThrow();
}

describe.each(["kk", "ru"] as const)("from /compose to the published event, in %s", (language) => {
  test("an event is composed, approved and announced", async () => {
    const author = await editor("Айгүл", language);
    const second = await editor("Марат", language, []);
    await composes(author, language);
    expect(author.reads()).toMatch(phrase(language, "composing:card.DRAFT"));
    expect(author.reads()).toContain("Қонаев қаласы, Жамбыл көшесі, 13");

    await author.presses("cm:preview");
    expect(author.reads()).toContain(language === "kk" ? "дөңгелек үстелі" : "Круглый стол");
    await author.taps(language === "kk" ? "Рус" : "Қаз");
    expect(author.reads()).toContain(language === "kk" ? "Круглый стол" : "дөңгелек үстелі");
    expect(author.buttons().length).toBeGreaterThan(6);
    await author.presses("cm:sample");
    expect(author.reads()).toMatch(phrase(language, "composing:sample"));
    await author.presses("cm:toMe");
    expect(author.reads()).toContain(language === "kk" ? "Круглый стол" : "дөңгелек үстелі");

    await author.writes("/compose");
    await author.presses("cm:open");
    await submits(author);
    expect(author.reads()).toContain(language === "kk" ? "мақұлдауға жіберілді" : "на одобрении");
    expect(second.reads()).toMatch(phrase(language, "composing:ping.waits"));
    expect((await theEvent()).status).toBe("SUBMITTED");

    await second.presses("ap:open");
    expect(second.reads()).toMatch(phrase(language, "composing:approve.sending"));
    expect(second.history().at(-2)).toContain(language === "kk" ? "дөңгелек" : "Круглый стол");
    await second.presses("ap:approve");
    expect(second.reads()).toMatch(phrase(language, "composing:approve.publishedNow"));
    expect(author.reads()).toMatch(phrase(language, "composing:told.approved"));

    const event = await theEvent();
    expect(event).toMatchObject({ status: "PUBLISHED", kind: "ROUND_TABLE", regions: [region], draft: null });
    expect(event.approvedById).toBe(second.personId);
    expect(event.startsAt?.toISOString()).toBe("2026-10-29T05:00:00.000Z");
    expect(event.endsAt?.toISOString()).toBe("2026-10-29T12:00:00.000Z");
    expect(readFields(event.facts)).toMatchObject({
      titleRu: "Круглый стол совета медиации",
      venue: "PLACE",
      link: null,
    });
  });
});

test("each question is asked once and in order, and there are at most ten", async () => {
  const author = await editor("Айгүл");
  await author.writes("/compose");
  await author.presses("cm:new");
  for (const [at, answer] of answers("kk").entries()) {
    expect(author.reads()).toMatch(new RegExp(`^${at + 1} / ${at < 8 ? "11|^\\d+ / 10" : "10"}`));
    await answer(author);
  }
  expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
});

test("a date is chosen by month, day, hour and minutes, or a time is typed after a day was chosen", async () => {
  const author = await editor("Айгүл");
  await composes(author, "kk", 5);
  expect(author.buttons()).toContain("2026 ж. қазан");
  await author.taps("›");
  expect(author.buttons()).toContain("2026 ж. қараша");
  await author.presses("cf:day:startsAt:2026-11-05");
  expect(author.reads()).toContain("2026 жылғы 5 қараша");
  await author.taps("10:00");
  await author.taps("10:30");
  // The end is on the same day, so a time is enough.
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.endsAt"));
  await author.writes("сағат 17-де");
  expect(readFields((await theEvent()).draft)).toMatchObject({
    startsAt: "2026-11-05T05:30:00.000Z",
    endsAt: "2026-11-05T12:00:00.000Z",
  });
});

test("a room of a region, a place from the map, and a pin", async () => {
  const author = await editor("Айгүл");
  await composes(author, "kk", 8);
  await author.presses("cf:rooms");
  await author.presses("cf:region:place:KZ-75");
  await author.presses("cf:room:almaty-republican");
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.regions"));
  expect(readFields((await theEvent()).draft)).toMatchObject({ roomId: "almaty-republican", address: null });
  await author.presses("cf:back");
  await author.sharesLocation(43.25, 76.95);
  expect(author.history().join()).toMatch(phrase("kk", "composing:note.pinNoted"));
  await author.writes("Абай даңғылы, 1\nпр. Абая, 1");
  expect(readFields((await theEvent()).draft)).toMatchObject({
    roomId: null,
    address: "Абай даңғылы, 1",
    addressRu: "пр. Абая, 1",
    pin: { lat: 43.25, lon: 76.95 },
  });
});

test("a place from the map sets the address and the pin", async () => {
  const author = await editor("Айгүл");
  await composes(author, "kk", 8);
  const location = { latitude: 43.25, longitude: 76.95 };
  town.playground.raw({
    message: {
      message_id: 900_000,
      date: Math.floor(town.now().getTime() / 1000),
      chat: { id: author.id, type: "private", first_name: "Айгүл" },
      from: { id: author.id, is_bot: false, first_name: "Айгүл" },
      venue: { location, title: "Достық үйі", address: "Құрманғазы көшесі, 40" },
      location,
    },
  });
  await town.settles();
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.regions"));
  expect(readFields((await theEvent()).draft)).toMatchObject({
    address: "Достық үйі, Құрманғазы көшесі, 40",
    pin: { lat: 43.25, lon: 76.95 },
  });
});

test("an update that is handled again answers its question once, and never the next question", async () => {
  const author = await editor("Айгүл");
  await composes(author, "kk", 1);
  const staff = [{ role: "EDITOR" as const, regions: [region] }];
  const person = { id: author.personId, telegramId: author.id, language: "kk" as const, blocked: false, staff };
  const context = { person, places: await loadPlaces(database.prisma), now: town.now() };
  const eventId = (await theEvent()).id;
  const answer = { kind: "text", text: "Атауы", sentAt: 0 } as const;
  for (const field of ["titleKk", "titleKk", "titleRu"] as const) {
    expect(await saveAnswer(database.prisma, context, { eventId, field }, answer, 77)).toEqual({ kind: "saved" });
  }
  expect(readFields((await theEvent()).draft)).toMatchObject({ titleKk: "Атауы", titleRu: null });
});

test("the form of an online event asks for a link and not for a place", async () => {
  const author = await editor("Айгүл");
  await composes(author, "kk", 7);
  await author.presses("cf:choice:venue:ONLINE");
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.link"));
  await author.writes("https://meet.example.kz/room");
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.regions"));
});

test("optional questions are reached from the card", async () => {
  const author = await editor("Айгүл");
  await composes(author);
  const change = async (field: string, answer: () => Promise<void>) => {
    await author.presses(`cm:change:1:${field}`.replace(":1:", `:${(await theEvent()).id}:`));
    await answer();
    expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
  };
  await change("titleEn", () => author.writes("Round table"));
  await change("places", () => author.writes("1 000"));
  await change("registerUntil", () => author.writes("28 қазан 18:00"));
  await change("organisersKk", () => author.writes("Медиация кеңесі"));
  await change("tags", async () => {
    await author.presses("cf:tick:tags:ANA");
    await author.presses("cf:done:tags");
  });
  await change("languages", async () => {
    await author.presses("cf:tick:languages:kk");
    await author.presses("cf:done:languages");
  });
  await change("announceAt", () => author.writes("ертең 9:00"));
  await change("announceAt", () => author.presses("cf:none:announceAt"));
  await change("picture", async () => {
    town.playground.sendPhoto(author.id);
    await town.settles();
  });
  await change("kind", () => author.presses("cf:choice:kind:CARAVAN"));
  await change("stages", () => author.writes("29 қазан 11:00 — Қонаев\n29 қазан 15:00 — Талғар"));
  await change("titleKk", () => author.presses("cf:keep:titleKk"));
  const event = readFields((await theEvent()).draft);
  expect(event).toMatchObject({
    titleEn: "Round table",
    places: 1000,
    tags: ["ANA"],
    languages: ["kk"],
    announceAt: null,
  });
  expect(event.picture).not.toBeNull();
  expect(event.stages).toHaveLength(2);
  expect(event.titleKk).toBe("Медиация кеңесінің дөңгелек үстелі");
});

test("the size of the audience is shown by language and by region", async () => {
  const author = await editor("Айгүл");
  const subscribers = [
    { language: "kk", regions: ["KZ-19"] },
    { language: "kk", regions: [] },
    { language: "ru", regions: ["KZ-19"] },
    { language: "ru", regions: ["KZ-75"] },
  ] as const;
  for (const [at, { language, regions }] of subscribers.entries()) {
    const person = { telegramId: BigInt(9000 + at), languageCode: language, createdAt: town.now() };
    await database.prisma.person.create({
      data: { ...person, subscription: { create: { regions: [...regions], since: town.now() } } },
    });
  }
  await composes(author);
  await author.presses("cm:audience");
  expect(author.reads()).toContain("Хабар алатын жазылушылар саны: 3");
  expect(author.reads()).toMatch(/қазақша – 2, орысша – 1|Қазақша – 2, Орысша – 1|қазақ тілі – 2, орыс тілі – 1/i);
  expect(author.reads()).toContain("Алматы облысы – 2");
});

test("the card has a button for every field of the event", async () => {
  const author = await editor("Айгүл");
  await composes(author);
  const { id } = await theEvent();
  const shown = town.playground
    .chat(author.id)
    .messages.filter((message) => message.fromBot)
    .at(-1)
    ?.buttons.flat()
    .flatMap(({ callback_data: data }) => (data?.startsWith(`cm:change:${id}:`) ? [data.split(":")[3]] : []));
  const absent = ["link", "stages"];
  expect(shown?.toSorted()).toEqual(fields.filter((field) => !absent.includes(field)).toSorted());
});

test("a start on another day asks for the end again", async () => {
  const author = await editor("Айгүл");
  await composes(author);
  await author.presses(`cm:change:${(await theEvent()).id}:startsAt`);
  await author.writes("5 қараша 10:00");
  expect(author.reads()).toMatch(phrase("kk", "composing:ask.endsAt"));
  await author.writes("13:00");
  expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
});

describe("a draft is never lost", () => {
  test("it continues after the author left, sent a command, or the process was killed", async () => {
    const author = await editor("Айгүл");
    await composes(author, "kk", 3);
    await town.restarts();
    await author.writes("Ауыл медиаторлары тәжірибе бөліседі.");
    expect(author.reads()).toMatch(phrase("kk", "composing:ask.textRu"));
    await author.presses("cf:stop");
    expect(author.reads()).toMatch(phrase("kk", "composing:paused"));
    // A message in between is not an answer.
    await author.writes("Бөтен сөз");
    await author.presses("cm:open");
    expect(author.history().at(-2)).toMatch(phrase("kk", "composing:ask.textRu"));
    await author.writes("/help");
    await author.writes("Бұл да бөтен сөз");
    expect(readFields((await theEvent()).draft).textRu).toBeNull();
    await town.restarts();
    await author.writes("/compose");
    await author.presses("cm:open");
    for (const answer of answers("kk").slice(4)) await answer(author);
    expect(author.reads()).toMatch(phrase("kk", "composing:card.DRAFT"));
  });

  test("a second draft does not change the first one", async () => {
    const author = await editor("Айгүл");
    await composes(author, "kk", 3);
    await composes(author, "kk", 2);
    await author.writes("/compose");
    expect(author.buttons().filter((label) => label.startsWith("✏️"))).toHaveLength(2);
    const [first, second] = await database.prisma.event.findMany({ orderBy: { id: "asc" } });
    expect(readFields(first?.draft).titleRu).not.toBeNull();
    expect(readFields(second?.draft).titleRu).toBeNull();
    await author.presses(`cm:open:${first?.id}`);
    expect(author.reads()).toMatch(phrase("kk", "composing:ask.textKk"));
  });

  test("two taps on «New» begin one event, and an old button answers nothing", async () => {
    const author = await editor("Айгүл");
    await author.writes("/compose");
    await author.presses("cm:new");
    await author.forges("cm:new");
    expect(await database.prisma.event.count()).toBe(1);
    await author.presses("cf:choice:kind:SEMINAR");
    await author.forges("cf:choice:kind:COURSE");
    expect(readFields((await theEvent()).draft).kind).toBe("SEMINAR");
    expect(author.reads()).toMatch(phrase("kk", "composing:ask.titleKk"));
  });
});
