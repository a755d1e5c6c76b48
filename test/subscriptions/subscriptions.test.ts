import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wantsToHear } from "../../src/features/subscriptions/subscriber-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { query, sql } from "../../src/platform/database/sql.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { deliveryOf } from "../harness/deliveries.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function arrive(language = "kk", at?: string): Promise<void> {
  town = await openTown(database, at === undefined ? {} : { at });
  aigul = town.person("Айгүл", language);
  await aigul.writes("/start");
  await aigul.presses(`p:language:${language}`);
}
beforeEach(async () => {
  await arrive();
});

const subscription = () => database.prisma.subscription.findFirst();

async function subscribes(): Promise<void> {
  await aigul.writes("/subscriptions");
  await aigul.taps("Жазылу");
  await aigul.taps("Келісемін");
}

describe("subscribing", () => {
  test("takes two taps and a consent that names the person and is kept", async () => {
    await aigul.writes("/subscriptions");
    expect(aigul.reads()).toContain("Іс-шаралар жазылымы");
    await aigul.taps("Жазылу");
    expect(aigul.reads()).toContain("Мен, Айгүл,");
    expect(await subscription()).toBeNull();
    await aigul.taps("Келісемін");
    expect(aigul.reads()).toContain("Түрлері: барлығы");
    expect(aigul.reads()).toContain("Өңірлер: бүкіл ел");
    expect(aigul.reads()).toContain("21:00–09:00");
    const [consent] = await database.prisma.consent.findMany();
    expect(consent).toMatchObject({ purpose: "EVENTS", languageCode: "kk", version: 2, withdrawnAt: null });
    expect(consent?.textHash).toMatch(/^[\w-]{43}$/);
  });

  test("tapped twice is once", async () => {
    await aigul.writes("/subscriptions");
    await aigul.taps("Жазылу");
    await Promise.all([aigul.presses("sb:agree"), aigul.presses("sb:agree")]);
    expect(await database.prisma.subscription.count()).toBe(1);
    expect(await database.prisma.consent.count()).toBe(1);
  });

  test("kinds, regions, programmes and quiet hours are chosen, and the card says what is true", async () => {
    await subscribes();
    await aigul.taps("Түрлері");
    await aigul.taps("Дөңгелек үстел");
    await aigul.taps("Форум");
    await aigul.taps("✅ Форум");
    await aigul.taps("Дайын");
    await aigul.taps("Өңірлер");
    await aigul.presses("sb:region:KZ-19");
    await aigul.taps("Дайын");
    await aigul.taps("Тақырыптар");
    await aigul.taps("Ана медиациясы");
    await aigul.taps("Дайын");
    await aigul.taps("Тыныш уақыт");
    await aigul.taps("Кез келген уақытта");
    expect(aigul.reads()).toMatch(
      /Түрлері: Дөңгелек үстел\nӨңірлер: Алматы облысы\nТақырыптар: «Ана медиациясы»\nТыныш уақыт: жоқ/,
    );
    expect(await subscription()).toMatchObject({ kinds: ["ROUND_TABLE"], regions: ["KZ-19"], tags: ["ANA"] });
  });

  test("a region that does not exist changes nothing", async () => {
    await subscribes();
    await aigul.forges("sb:region:KZ-99:on");
    expect((await subscription())?.regions).toEqual([]);
  });

  test("buttons of one who is not subscribed choose nothing: first comes what it is about", async () => {
    await aigul.forges("sb:kind:FORUM:on");
    expect(aigul.reads()).toContain("Іс-шаралар жазылымы");
    expect(await subscription()).toBeNull();
  });

  test("is paused for a while and goes on", async () => {
    await subscribes();
    await aigul.taps("Кідірту");
    await aigul.taps("Бір аптаға");
    expect(aigul.reads()).toContain("⏸ Кідіртілді, қайта басталады: 3 қараша");
    await aigul.taps("Жалғастыру");
    expect((await subscription())?.pausedUntil).toBeNull();
  });
});

describe("ending", () => {
  async function waits(telegramId: number): Promise<void> {
    const later = new Date(town.now().getTime() + 3_600_000);
    const { id } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId } });
    const news = { message: "chat.flood", personId: id, notBefore: later };
    await enqueue(
      database.prisma,
      [
        deliveryOf({ ...news, subject: "news", class: 3 }),
        deliveryOf({ ...news, subject: "held", class: 3 }),
        deliveryOf({ ...news, subject: "reminder", class: 2 }),
        deliveryOf({ ...news, subject: "ping", class: 1 }),
      ],
      town.now(),
    );
    await database.prisma.delivery.updateMany({ where: { subject: "held" }, data: { status: "HELD" } });
  }
  const waiting = async () =>
    (
      await database.prisma.delivery.findMany({
        where: { status: { in: ["WAITING", "HELD"] } },
        orderBy: { id: "asc" },
      })
    ).map(({ subject }) => subject);

  test("by «Stop»: what waits is not announced, reminders and pings stay, and the consent is withdrawn", async () => {
    await subscribes();
    await waits(aigul.id);
    await aigul.taps("Жазылымнан бас тарту");
    await aigul.presses("sb:stop");
    expect(await subscription()).toMatchObject({ endedBy: "STOPPED" });
    expect(await waiting()).toEqual(["reminder", "ping"]);
    expect(await database.prisma.consent.count({ where: { withdrawnAt: null } })).toBe(0);
    await aigul.taps("Қайта жазылу");
    expect(aigul.reads()).toContain("Мен, Айгүл,");
  });

  test("by a block: a return asks whether to resume, and what was chosen is there again", async () => {
    await subscribes();
    await aigul.taps("Түрлері");
    await aigul.taps("Форум");
    await waits(aigul.id);
    town.playground.block(aigul.id);
    await town.settles();
    expect(await subscription()).toMatchObject({ endedBy: "BLOCKED" });
    expect(await waiting()).toEqual(["reminder", "ping"]);
    town.playground.unblock(aigul.id);
    await town.settles();
    expect(aigul.reads()).toContain("Қайта келгеніңізге қуаныштымыз");
    await aigul.taps("Иә, жалғастыру");
    expect(await subscription()).toMatchObject({ endedAt: null, kinds: ["FORUM"] });
  });

  test("a return of somebody who had no subscription, or wants none, is left in peace", async () => {
    town.playground.block(aigul.id);
    town.playground.unblock(aigul.id);
    await town.settles();
    expect(aigul.history().join()).not.toContain("Қайта келгеніңізге");
    await subscribes();
    town.playground.block(aigul.id);
    town.playground.unblock(aigul.id);
    await town.settles();
    await aigul.taps("Жоқ, керек емес");
    town.playground.block(aigul.id);
    town.playground.unblock(aigul.id);
    await town.settles();
    expect(await subscription()).toMatchObject({ endedBy: "STOPPED" });
    expect(aigul.history().filter((text) => text.includes("Қайта келгеніңізге"))).toHaveLength(0);
  });
});

describe("who wants to hear of an event", () => {
  const event = { kind: "ROUND_TABLE", regions: ["KZ-19"], tags: ["ANA"] };
  const country = { ...event, regions: [] };
  const cases = [
    ["nothing chosen", {}, event, true],
    ["its kind", { kinds: ["ROUND_TABLE", "FORUM"] }, event, true],
    ["other kinds", { kinds: ["FORUM"] }, event, false],
    ["its region", { regions: ["KZ-10", "KZ-19"] }, event, true],
    ["other regions", { regions: ["KZ-10"] }, event, false],
    ["other regions, the whole country's event", { regions: ["KZ-10"] }, country, true],
    ["its programme", { tags: ["ANA"] }, event, true],
    ["other programmes", { tags: ["YOUTH"] }, event, false],
    ["a programme, an event without", { tags: ["YOUTH"] }, { ...event, tags: [] }, false],
    ["ended", { endedAt: new Date("2026-01-01") }, event, false],
    ["paused", { pausedUntil: new Date("2030-01-01") }, event, false],
    ["a pause that is over", { pausedUntil: new Date("2026-01-01") }, event, true],
  ] as const;

  test.each(cases)("%s", async (_, chosen, { kind, regions, tags }, wants) => {
    const person = await database.prisma.person.findFirstOrThrow();
    const lists = { kinds: [], regions: [], tags: [], ...structuredClone(chosen) };
    await database.prisma.subscription.create({
      data: { personId: person.id, since: town.now(), ...(lists as { kinds: never[] }) },
    });
    const condition = wantsToHear({
      now: sql`${town.now()}::timestamptz`,
      kind: sql`${kind}::text::"EventKind"`,
      regions: sql`${regions}::text[]`,
      tags: sql`${tags}::text[]::"ProgrammeTag"[]`,
    });
    const found = await query(database.sql, sql`SELECT 1 FROM "Subscription" s WHERE ${condition}`);
    expect(found.length === 1).toBe(wants);
  });
});
