import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPersonFinder } from "../../src/features/people/people.ts";
import { chooseLanguage } from "../../src/features/people/person-rows.ts";
import { migrate } from "../../src/platform/database/migrate.ts";
import { type Database, migrationsFolder } from "../../src/platform/database/open.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { openConnection } from "./connection.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const now = new Date("2026-11-30T10:00:00+05:00");
const rows = <Row>(text: string, params: unknown[] = []) => database.sql.rows<Row>(text, params);

interface Stored {
  language: string | null;
  languageCode: string | null;
}

/** What each version reads of a person. */
async function person(telegramId = 1): Promise<string> {
  const [row] = await rows<Stored>(
    `SELECT p.language, p."languageCode" FROM "Person" p WHERE p."telegramId" = $1::bigint`,
    [telegramId],
  );
  return `${row?.language} ${row?.languageCode}`;
}

/** As raw statements and Prisma of the version before say it. */
const before = {
  newcomer: () =>
    rows(
      `INSERT INTO "Person" ("telegramId", "createdAt") VALUES ($1::bigint, $2::timestamptz) ON CONFLICT DO NOTHING`,
      [1, now],
    ),
  created: (language: string) =>
    rows(
      `INSERT INTO "Person" ("telegramId", "language", "demo", "createdAt")
       VALUES ($1, CAST($2::text AS "UiLanguage"), false, $3) RETURNING "id", "language"::text`,
      [1, language, now],
    ),
  chooses: (language: string) =>
    rows(`UPDATE "Person" SET language = $2::"UiLanguage" WHERE id = $1::int`, [1, language]),
  updated: (language: string) =>
    rows(`UPDATE "Person" SET "language" = CAST($1::text AS "UiLanguage") WHERE ("Person"."telegramId" = $2 AND 1=1)`, [
      language,
      1,
    ]),
  consents: (language: string) =>
    rows(
      `INSERT INTO "Consent" ("personId", purpose, version, "textHash", language, "givenAt")
       SELECT $1::int, purpose::"ConsentPurpose", $4::int, $5::text, $6::"UiLanguage", $3::timestamptz
       FROM unnest($2::text[]) AS purpose
       ON CONFLICT DO NOTHING`,
      [1, ["PROCESSING", "EVENTS"], now, 1, "hash", language],
    ),
};

test("a language that the version before stores is the same in this one, and the reverse", async () => {
  await before.newcomer();
  expect(await person()).toBe("null null");
  await before.chooses("ru");
  expect(await person()).toBe("ru ru");
  await chooseLanguage(database.sql, 1, "en");
  expect(await person()).toBe("en en");
  await before.updated("kk");
  expect(await person()).toBe("kk kk");
  await rows(`UPDATE "Person" SET "blockedAt" = $1::timestamptz`, [now]);
  expect(await person()).toBe("kk kk");
});

test("a person whom either version creates has the language in both", async () => {
  await before.created("ru");
  expect(await person()).toBe("ru ru");
  await database.prisma.person.create({ data: { telegramId: 2n, languageCode: "en", createdAt: now } });
  expect(await person(2)).toBe("en en");
});

test("a language that only a newer version knows is Kazakh for the version before, and for this one until it is chosen again", async () => {
  await before.newcomer();
  await rows(`UPDATE "Person" SET "languageCode" = 'uz'`);
  expect(await person()).toBe("kk uz");
  const findPerson = createPersonFinder(database.sql, []);
  expect((await findPerson(1, now)).language).toBe("kk");
  // What concerns no language leaves it as it is; a choice in the version before counts, also of the language it showed.
  await rows(`UPDATE "Person" SET "nameSealed" = $1`, [randomBytes(8)]);
  expect(await person()).toBe("kk uz");
  await before.chooses("kk");
  expect(await person()).toBe("kk kk");
});

test("consents of either version name their language in both", async () => {
  await before.newcomer();
  await before.consents("ru");
  const given = { personId: 1, version: 1, givenAt: now };
  await database.prisma.consent.createMany({
    data: [
      { ...given, purpose: "CROSS_BORDER", textHash: "other", languageCode: "en" },
      { ...given, purpose: "CROSS_BORDER", textHash: "another", languageCode: "uz" },
    ],
    skipDuplicates: true,
  });
  const stored = await rows<Stored>(`SELECT c.language, c."languageCode" FROM "Consent" c ORDER BY c.id`);
  expect(stored.map(({ language, languageCode }) => `${language} ${languageCode}`)).toEqual([
    "ru ru",
    "ru ru",
    "en en",
    "kk uz",
  ]);
});

test("the migration gives people and consents of before the code of their language", async () => {
  const connection = await openConnection();
  const older = await mkdtemp(join(tmpdir(), "bitimger-migrations-"));
  try {
    const names = (await readdir(migrationsFolder)).toSorted();
    const until = names.findIndex((name) => name.endsWith("_peoples_languages_by_code"));
    for (const name of names.slice(0, until)) {
      await cp(join(migrationsFolder, name), join(older, name), { recursive: true });
    }
    await connection.clear();
    await migrate(connection, older);
    await connection.exec(`
      INSERT INTO "Person" ("telegramId", language, "createdAt") VALUES (1, 'en', now()), (2, NULL, now());
      INSERT INTO "Consent" ("personId", purpose, version, "textHash", language, "givenAt")
      VALUES (1, 'EVENTS', 1, 'hash', 'ru', now())`);
    await migrate(connection, migrationsFolder);
    const read = (table: string) => connection.rows(`SELECT "languageCode" FROM "${table}" ORDER BY id`);
    expect(await read("Person")).toEqual([{ languageCode: "en" }, { languageCode: null }]);
    expect(await read("Consent")).toEqual([{ languageCode: "ru" }]);
  } finally {
    await connection.close();
    await rm(older, { recursive: true });
  }
});
