import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, test, vi } from "vitest";
import { createGaugeReader, createMetrics } from "../../src/app/metrics.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openEmbedded } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { until } from "../telegram/wire.ts";
import { conclude } from "./attack.ts";
import { type Declarations, forgedData, loadFamilies } from "./declared-buttons.ts";
import { findSecrets } from "./encodings.ts";
import { belongings, changesSince, liveTheirLives, secrets, strangers } from "./victims.ts";

const declared = vi.hoisted((): Declarations => ({ families: [], choices: new Map() }));
vi.mock("../../src/platform/chat/buttons.ts", async (load) => {
  const { recordDeclarations } = await import("./declared-buttons.ts");
  return recordDeclarations(await load<typeof import("../../src/platform/chat/buttons.ts")>(), declared);
});

let folder: string;
let database: Database;
let town: Town;
let applicant: Townsperson;
let attackers: Townsperson[];
/** The attackers' ids in the database. */
let theirs: number[];
const log: string[] = [];
/** Secrets that an attacker has received. */
const leaks: string[] = [];
/** The errors of updates whose handling failed. */
const failed: string[] = [];
/** Copies of the database's files. */
const copies: string[] = [];

beforeAll(async () => {
  await loadFamilies();
  folder = await mkdtemp(join(tmpdir(), "bitimger-attacks-"));
  database = await openEmbedded(join(folder, "database"));
  await seedPlaces(database.prisma);
  const write = (chunk: Buffer, _: unknown, done: () => void) => {
    log.push(chunk.toString("utf8"));
    done();
  };
  town = await openTown(database, { log: createLogger("trace", new Writable({ write })) });
  ({ applicant } = await liveTheirLives(town));
  attackers = await strangers(town);
  const ids = new Set(attackers.map(({ id }) => id));
  const people = await database.prisma.person.findMany();
  theirs = people.filter(({ telegramId }) => ids.has(Number(telegramId))).map(({ id }) => id);
  town.playground.onCall(({ params }) => {
    if (!ids.has(Number(params.chat_id))) return;
    const received = JSON.stringify(params);
    for (const [what, word] of Object.entries(secrets)) {
      if (received.includes(word)) leaks.push(`${params.chat_id} reads the ${what}`);
    }
  });
  await keepCopy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keepCopy(): Promise<void> {
  const copy = join(folder, `copy-${copies.length}`);
  await database.sql.rows("CHECKPOINT");
  await cp(join(folder, "database"), copy, { recursive: true });
  copies.push(copy);
}

/** Waits until all updates are handled. Removes and records failing updates, which would block their chats for a quarter of an hour. */
async function settles(): Promise<void> {
  await until("all other updates to be handled", async () => {
    const stuck = await database.sql.rows<{ error: string }>(
      `DELETE FROM "Update" WHERE error IS NOT NULL AND "setAsideAt" IS NULL RETURNING error`,
    );
    for (const { error } of stuck) failed.push(error);
    const [row] = await database.sql.rows<{ left: number }>(`SELECT count(*)::int AS left FROM "Update"`);
    return town.playground.pendingUpdates() === 0 && row?.left === 0;
  });
  await town.settles();
}

/** Every attacker does every thing, several at a time, so that there are fewer waits. */
async function allDo<T>(things: readonly T[], act: (attacker: Townsperson, thing: T) => void): Promise<number> {
  const atOnce = 5;
  for (let at = 0; at < things.length; at += atOnce) {
    for (const attacker of attackers) for (const thing of things.slice(at, at + atOnce)) act(attacker, thing);
    await settles();
  }
  return things.length * attackers.length;
}

test("forged callback data × roles", async (context) => {
  const before = await belongings(database, theirs);
  const data = forgedData(declared, 3);
  const tries = await allDo(data, (attacker, forged) => {
    const message = town.playground.chat(attacker.id).messages.findLast(({ fromBot }) => fromBot);
    town.playground.press(attacker.id, message?.id ?? 1, forged);
  });
  const breaches = [...leaks.splice(0), ...changesSince(before, await belongings(database, theirs))];
  const notes = `${data.length} data of ${declared.families.length} families × ${attackers.length} people; ${failed.length} handlings failed ${[...new Set(failed)].join(" | ").slice(0, 300)}`;
  conclude(context, { name: "forged callback data × roles", tries, breaches, notes }, 3_460);
});

test("guessed deep links", async (context) => {
  const before = await belongings(database, theirs);
  const token = (bytes: number) => randomBytes(bytes).toString("base64url");
  const links = Array.from({ length: 143 }, (_, n) => {
    const kinds = [
      `staff_${token(16)}`,
      `in_${token(16)}`,
      `in_${n}`,
      `side_${token(9)}`,
      `side_${n}`,
      `event_${n}`,
      `staff_${n}`,
      token(12),
      `case_${n}`,
    ];
    return (kinds[n % kinds.length] ?? "x").slice(0, 64);
  });
  const tries = await allDo(links, (attacker, link) => town.playground.openLink(attacker.id, link));
  const breaches = [...leaks.splice(0), ...changesSince(before, await belongings(database, theirs))];
  conclude(context, { name: "guessed deep links", tries, breaches }, 2_000);
});

test("markup that people send", async (context) => {
  const markups = [
    "<b>",
    "</b><a href='https://evil.example'>x</a>",
    "&lt;i&gt;",
    "<tg-spoiler>",
    "{{name}}",
    "$t(people:help)",
    "*_[x](https://evil.example)",
    '<a href="tg://user?id=1">',
    "\u202e<b>\u202c",
  ];
  const breaches: string[] = [];
  const stop = town.playground.onCall(({ method, params, ok, result }) => {
    if (method === "getUpdates") return;
    if (!ok) breaches.push(`${method} was refused: ${JSON.stringify(params).slice(0, 200)}`);
    const { entities = [] } = (result ?? {}) as { entities?: { type: string; url?: string }[] };
    for (const { type, url } of entities)
      if (type === "text_link" && url?.includes("evil")) breaches.push(`a link to ${url}`);
  });
  const tries = await allDo([...markups, ...markups.map((text) => `${text} Айгүл ${text}`)], (attacker, text) =>
    town.playground.sendText(attacker.id, text),
  );
  stop();
  conclude(context, { name: "markup that people send", tries, breaches: [...breaches, ...leaks.splice(0)] }, 128);
});

test("secrets in everything that is stored", async (context) => {
  await keepCopy();
  await meetPoison();
  const metrics = createMetrics(25);
  metrics.watch(async () => ({ ...(await createGaugeReader(database)(town.now())), obstacles: 0 }));
  const { text } = await metrics.scrape();
  const rows = await everyRow();
  await town.close();
  await database.close();
  copies.push(join(folder, "database"));
  const stored: [string, Buffer][] = [["the log", Buffer.from(log.join(""))], ["metrics", Buffer.from(text)], ...rows];
  for (const copy of copies) {
    for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) stored.push([path, await readFile(path)]);
    }
  }
  const breaches = stored.flatMap(([where, bytes]) =>
    findSecrets(bytes, secrets).map((found) => `${found} in ${where}`),
  );
  // Places are stored in plain text, which shows that these are the right files and that the search works.
  if (!stored.some(([, bytes]) => bytes.includes("Қарасай"))) breaches.push("the files could not be read");
  const notes = `${Object.keys(secrets).length} secrets, 7 encodings`;
  conclude(context, { name: "secrets looked for in files", tries: stored.length, breaches, notes }, 2_106);
});

/** Telegram refuses every answer to an update, and quotes it, until the update is set aside. */
async function meetPoison(): Promise<void> {
  const description = `Bad Request: can't parse entities: Unsupported start tag "${secrets.poison}" at byte offset 3`;
  let refused = 0;
  town.playground.faults = ({ params }) => {
    if (Number(params.chat_id) !== applicant.id) return;
    refused += 1;
    return { kind: "refuse", code: 400, description };
  };
  town.playground.sendText(applicant.id, `Мен ${secrets.poison}`);
  await until("the update to end", async () => {
    town.jumps(11);
    const [row] = await database.sql.rows<{ left: number }>(`SELECT count(*)::int AS left FROM "Update"`);
    return refused > 0 && row?.left === 0;
  });
  town.playground.faults = undefined;
}

async function everyRow(): Promise<[string, Buffer][]> {
  const tables = await database.sql.rows<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const all: [string, Buffer][] = [];
  for (const { name } of tables) {
    const found = await database.sql.rows<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
    const text = found.map(({ row }) => row).join("\n");
    const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = ""]) => Buffer.from(hex, "hex"));
    all.push([`the table ${name}`, Buffer.concat([Buffer.from(text), ...bytes])]);
  }
  return all;
}
