import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openEmbedded } from "../../src/platform/database/open.ts";
import { aboutLanguage } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { createLogger } from "../../src/platform/log.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { message, until } from "../telegram/wire.ts";

// What people tell in confidence. If it is found anywhere but in the chats, it has leaked.
const canaries = {
  story: "қарлығашұя",
  caption: "тотықұсдауыс",
  fileName: "бұлбұлқағаз",
  photo: "аққусурет",
  applicant: "Көкқарғаева",
  profile: "Сұңқарбала",
  phone: "7015550143",
  mediator: "Бүркітбаев",
  unfinished: "сандуғашсөз",
  untold: "тырнатізбегі",
  poison: "шағаладауыл",
  place: "43.7701",
  participant: "Үкілібаева",
};

const texts = createTexts()("kk");
const says = texts.plain;
const postgres = inject("postgresUrl") !== null;
let folder: string;
let database: Database;
let town: Town;
const log: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-canary-"));
  database = postgres ? await openTestDatabase() : await openEmbedded(join(folder, "database"));
  if (!postgres) await seedPlaces(database.prisma);
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      log.push(chunk.toString("utf8"));
      done();
    },
  });
  town = await openTown(database, { log: createLogger("trace", destination as never) });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** Begins a report and answers the questions before the story. */
async function begins(person: Townsperson, name: string): Promise<void> {
  await person.opens("report");
  await person.taps(aboutLanguage("kk").name);
  await person.taps(says("intake:danger.no"));
  await person.writes(name);
  await person.taps(says("intake:consent.yes"));
}

/** Files a report with everything that can be told, until a mediator accepts the case. */
async function tellsEverything(): Promise<void> {
  const erlan = await town.staff(`Ерлан ${canaries.mediator}`, "kk", { role: "MEDIATOR" });
  const aigul = town.person(canaries.profile);
  await begins(aigul, `Айгүл ${canaries.applicant}`);
  await aigul.writes(`Көршіміз ${canaries.story} туралы айтты`);
  const { playground } = town;
  playground.sendVoice(aigul.id, { caption: canaries.caption, duration: 3 });
  playground.sendPhoto(aigul.id, { caption: canaries.photo });
  playground.sendDocument(aigul.id, { fileName: `${canaries.fileName}.pdf` });
  await town.settles();
  await aigul.taps(says("intake:story.done"));
  await aigul.taps(says("cases:kind.NEIGHBOURS"));
  await aigul.taps(says("intake:remit.none"));
  await aigul.taps(says("intake:otherSide.unknown"));
  await aigul.sharesLocation(Number(canaries.place), 76.6);
  await aigul.taps(says("intake:languages.done"));
  await aigul.writes(`8 ${canaries.phone.slice(0, 3)} ${canaries.phone.slice(3)}`);
  await aigul.taps(says("intake:summary.send"));
  expect(aigul.history().join()).toContain("-000001");
  await erlan.presses("o:accept");
}

/** Registers for an event, so that the staff at the door read the name. */
async function goesToAnEvent(): Promise<void> {
  const event = await publish(database);
  const guest = town.person(canaries.participant);
  await guest.opens(`event_${event}`);
  await guest.presses("p:language:kk");
  await guest.presses("ev:going");
  await guest.presses("ev:agree");
  await guest.presses("tk:show");
  const editor = await town.staff("Мәдина", "kk", { role: "EDITOR" });
  await editor.writes("/door");
  await editor.presses("at:door");
  await editor.presses("at:names");
  expect(editor.reads()).toContain(canaries.participant);
}

/** Telegram refuses an answer to this person and quotes it, and another message of the person is set aside. */
async function meetsPoison(person: Townsperson): Promise<void> {
  town.playground.faults = ({ params }) =>
    Number(params.chat_id) !== person.id
      ? undefined
      : {
          kind: "refuse",
          code: 400,
          description: `Bad Request: can't parse entities: Unsupported start tag "${canaries.poison}" at byte offset 3`,
        };
  town.playground.sendText(person.id, `Мен ${canaries.poison}`);
  await until("the refusal is logged", () => log.some((line) => line.includes("Unsupported start tag")));
  town.playground.faults = undefined;
  // Now the bot asks the question that Telegram had refused.
  town.playground.sendSticker(person.id);
  await town.settles();
  const payload = JSON.stringify(message(77_777, person.id, canaries.poison));
  await database.prisma.asideUpdate.create({
    data: {
      id: 77_777,
      updateId: 77_777,
      key: String(person.id),
      payloadSealed: town.vault.seal({ table: "Update", column: "payload", row: 77_777 }, payload),
      receivedAt: town.now(),
      setAsideAt: town.now(),
      tries: 6,
      error: "Error: broken at report (form.ts:1:1)",
    },
  });
}

/** All files of the embedded database, or on a server every row of every table as text. */
async function everything(): Promise<[string, Buffer][]> {
  if (postgres) {
    const tables = await database.sql.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const rows = tables.map(async ({ name }): Promise<[string, Buffer]> => {
      const found = await database.sql.rows<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      const text = found.map(({ row }) => row).join("\n");
      // Bytes are written as \x and hexadecimal digits.
      const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = ""]) => Buffer.from(hex, "hex"));
      return [name, Buffer.concat([Buffer.from(text), ...bytes])];
    });
    return Promise.all(rows);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (path): Promise<[string, Buffer]> => [path, await readFile(path)]));
}

test("neither what people told nor who they are is readable in the database or in the log", {
  timeout: 60_000,
}, async () => {
  await tellsEverything();
  await goesToAnEvent();
  const asel = town.person("Әсел");
  await begins(asel, "Әсел Нұрланқызы");
  await asel.writes(canaries.unfinished);
  await meetsPoison(asel);
  await town.person("Сәуле").writes(`Көршіміз маған күнде ${canaries.untold} дейді`);
  // Everything is stored and sealed: the filed report, the unfinished report, held words, the waiting and the set-aside messages.
  const { prisma } = database;
  expect(await prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED", phoneSealed: expect.anything() });
  expect(await prisma.storyPart.count()).toBe(6);
  expect(await prisma.chatState.count({ where: { conversationSealed: { not: null } } })).toBe(1);
  expect(await prisma.asideUpdate.count()).toBe(1);
  expect(await prisma.heldWords.count()).toBe(1);
  await town.close();
  const stored = await everything().finally(postgres ? () => {} : () => database.close());
  if (postgres) await database.close();

  const places = Buffer.from("Қарасай");
  expect(stored.some(([, bytes]) => bytes.includes(places))).toBe(true);
  expect(log.join("")).toMatch(/"handled"[\s\S]*Unsupported start tag \\"…/);
  for (const [what, word] of Object.entries(canaries)) {
    const found = stored.filter(([, bytes]) => bytes.includes(word)).map(([where]) => where);
    expect([what, found]).toEqual([what, []]);
    expect([what, log.filter((line) => line.includes(word))]).toEqual([what, []]);
  }
});
