import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import { declineAct } from "../../src/features/assignment/pending-acts.ts";
import { addNote } from "../../src/features/casework/notes.ts";
import { addPhrase } from "../../src/features/phrases/phrase-book.ts";
import { createOnce } from "../../src/platform/chat/acts.ts";
import { putOff } from "../../src/platform/chat/pending-acts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openVault } from "../../src/platform/database/open-vault.ts";
import { type ResealOptions, reseal } from "../../src/platform/database/reseal.ts";
import { checkSealKey } from "../../src/platform/database/seal-key.ts";
import { cellIn, sealedColumns } from "../../src/platform/database/sealed-columns.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { createLogger } from "../../src/platform/log.ts";
import { startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { reports, stepOf, tale } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";
import { message, plainRules, until } from "../telegram/wire.ts";
import { makeRowsOfSides } from "./rows-of-sides.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const [old, fresh, both] = [createVault([oldKey]), createVault([newKey]), createVault([newKey, oldKey])];
const now = new Date("2026-10-27T10:00:00+05:00");
const stateCell = (key: string) => ({ table: "ChatState", column: "conversation", row: key });
const chat = (number: number) => `chat ${String(number).padStart(3, "0")}`;

/** Creates chats in the middle of a conversation that is sealed with the old key. */
async function fill(count: number): Promise<void> {
  await checkSealKey(database.prisma, old);
  await checkSealKey(database.prisma, both);
  const keys = Array.from({ length: count }, (_, index) => chat(index));
  await database.prisma.chatState.createMany({
    data: keys.map((key) => ({
      key,
      lastUpdateId: 1,
      lastUpdateAt: now,
      conversationSealed: old.seal(stateCell(key), `asked ${key}`),
    })),
  });
}

async function write(vault: Vault, key: string, text: string): Promise<void> {
  await database.prisma.chatState.updateMany({
    where: { key },
    data: { conversationSealed: vault.seal(stateCell(key), text) },
  });
}

async function opened(vault: Vault): Promise<string[]> {
  const states = await database.prisma.chatState.findMany({ orderBy: { key: "asc" } });
  return states.map(({ key, conversationSealed }) =>
    vault.open(stateCell(key), conversationSealed ?? new Uint8Array()),
  );
}

const keysChecked = async () => (await database.prisma.vaultCheck.findMany()).map(({ keyId }) => keyId);
const asked = (count: number) => Array.from({ length: count }, (_, index) => `asked ${chat(index)}`);

/** Rotates the key, and acts each time after the rotation has read the chats. */
function rotateWhile(act: (reads: number) => Promise<void>, options: ResealOptions = {}) {
  let reads = 0;
  const sql: Database["sql"] = {
    async rows<Row>(text: string, params?: unknown[]) {
      const found = await database.sql.rows<Row>(text, params);
      if (text.trimStart().startsWith("SELECT") && text.includes('FROM "ChatState"')) {
        reads += 1;
        await act(reads);
      }
      return found;
    },
  };
  return reseal({ ...database, sql }, both, { pauseMs: 0, ...options });
}

test("every sealed column of the schema is known", () => {
  const folder = join(import.meta.dirname, "../../prisma/schema");
  const models = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(
      ([, model, body = ""]) =>
        [...body.matchAll(/^ {2}(\w+Sealed)\s+Bytes\??/gm)].map(([, column]) => `${model}.${column}`),
    ),
  );
  expect(models.length).toBeGreaterThan(5);
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(models.toSorted());
});

test("everything that people have told is unchanged and can be opened with the new key only", async () => {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await reports(town.person("Айгүл"));
  const asel = town.person("Әсел");
  await reports(asel, "kk", stepOf.region);
  await asel.sharesLocation(43.2, 76.6);
  await town.person("Дамир").writes(tale.kk);
  await town.close();
  const { vault } = town;
  const { prisma, sql } = database;
  const draft = await prisma.draft.findFirstOrThrow();
  const filed = await prisma.case.findFirstOrThrow();
  // Older versions sealed a draft's answers one by one.
  const old = (column: string, value: string) => vault.seal({ table: "Draft", column, row: draft.personId }, value);
  await prisma.draft.update({
    where: { id: draft.id },
    data: {
      nameSealed: old("name", "Айгүл"),
      pointSealed: old("point", '{"lat":43.2,"lon":76.6}'),
      phoneSealed: old("phone", "+77010000001"),
    },
  });
  // The shortest way through the form leaves this out.
  await sql.rows(`UPDATE "Case" SET "phoneSealed" = $1::bytea`, [
    vault.seal({ table: "Case", column: "phone", row: filed.number }, "+77010000002"),
  ]);
  const offer = await prisma.offer.findFirstOrThrow();
  const reasonSealed = vault.seal({ table: "Offer", column: "reason", row: offer.id }, "BUSY");
  await prisma.offer.update({ where: { id: offer.id }, data: { reasonSealed } });
  const closing = await prisma.closing.create({
    data: {
      caseId: filed.id,
      byId: erlan.personId,
      status: "DONE",
      outcome: "AGREEMENT",
      people: 2,
      submittedAt: now,
    },
  });
  const ofClosing = (column: string) => vault.seal({ table: "Closing", column, row: closing.id }, "Рақмет!");
  await prisma.closing.update({
    where: { id: closing.id },
    data: { wordSealed: ofClosing("word"), reasonSealed: ofClosing("reason"), answerSealed: ofClosing("answer") },
  });
  const said = { id: randomUUID(), authorId: draft.personId, messageId: 1, writtenAt: now, storedAt: now };
  const cellOf = (column: string) => ({ table: "TalkMessage", column, row: said.id });
  await prisma.talkMessage.create({
    data: {
      ...said,
      status: "ASKED",
      contentSealed: vault.seal(cellOf("content"), "{}"),
      showsSealed: vault.seal(cellOf("shows"), "[]"),
    },
  });
  const ofCase = { caseId: filed.id, closingId: closing.id, messageId: said.id };
  await makeRowsOfSides(database, vault, { ...ofCase, person: draft.personId, mediator: erlan.personId }, now);
  const alarm = await prisma.alarm.create({ data: { personId: draft.personId, raisedAt: now } });
  const factsSealed = vault.seal({ table: "Alarm", column: "facts", row: alarm.id }, "{}");
  await prisma.alarm.update({ where: { id: alarm.id }, data: { factsSealed } });
  const asked = { personId: draft.personId, askedById: 1, caseId: filed.id, askedAt: now };
  const question = await prisma.callQuestion.create({ data: asked });
  const answerSealed = vault.seal({ table: "CallQuestion", column: "facts", row: question.id }, "{}");
  await prisma.callQuestion.update({ where: { id: question.id }, data: { factsSealed: answerSealed } });
  const handover = await prisma.handover.create({
    data: { caseId: filed.id, fromId: erlan.personId, toId: draft.personId, proposedAt: now, dueAt: now },
  });
  const summarySealed = vault.seal({ table: "Handover", column: "summary", row: handover.id }, "Бір рет сөйлестік.");
  await prisma.handover.update({ where: { id: handover.id }, data: { summarySealed } });
  const request = await prisma.mediatorRequest.create({
    data: { caseId: filed.id, kind: "APPLICANT_ASKS", mediatorId: erlan.personId, askedAt: now },
  });
  const wishSealed = vault.seal({ table: "MediatorRequest", column: "reason", row: request.id }, "Басқа тіл керек.");
  await prisma.mediatorRequest.update({ where: { id: request.id }, data: { reasonSealed: wishSealed } });
  await putOff(prisma, declineAct, draft.personId, { offer: offer.id }, now, { vault, text: "BUSY" });
  const going = await prisma.registration.create({
    data: {
      event: { create: { createdById: 1, changedAt: now } },
      person: { connect: { id: draft.personId } },
      status: "GOING",
      code: "K7M42Q",
      registeredAt: now,
    },
  });
  const nameSealed = vault.seal({ table: "Registration", column: "name", row: going.id }, "Әсел");
  await prisma.registration.update({ where: { id: going.id }, data: { nameSealed } });
  await prisma.lookUpKey.create({
    data: { keySealed: vault.seal({ table: "LookUpKey", column: "key", row: 1 }, "k") },
  });
  await prisma.update.create({
    data: {
      updateId: 77_777,
      key: String(erlan.id),
      payloadSealed: vault.seal({ table: "Update", column: "payload", row: 77_777 }, "{}"),
      receivedAt: now,
      dueAt: now,
    },
  });
  await addNote(
    prisma,
    vault,
    {
      id: erlan.personId,
      telegramId: erlan.id,
      language: "kk",
      blocked: false,
      staff: [{ role: "ADMIN", regions: [] }],
    },
    { caseId: filed.id, text: "Кешке жауап береді." },
    now,
  );
  const author = { id: erlan.personId, telegramId: erlan.id, language: "kk" as const, blocked: false };
  await addPhrase(
    prisma,
    vault,
    { ...author, staff: [{ role: "ADMIN", regions: [] }] },
    { language: "kk", text: "Иә." },
    now,
  );
  await createOnce({ prisma, vault, now: () => now }, 77_777)("tell", async () => "what it returned");
  const aside = {
    id: 88_888,
    updateId: 88_888,
    key: String(erlan.id),
    receivedAt: now,
    setAsideAt: now,
    tries: 6,
    error: "",
  };
  await prisma.asideUpdate.create({
    data: { ...aside, payloadSealed: vault.seal({ table: "Update", column: "payload", row: 88_888 }, "{}") },
  });
  const texts = async (opener: Vault) => {
    const all = new Map<string, string[]>();
    for (const column of sealedColumns) {
      const name = `"${column.column}"`;
      const found = await sql.rows<{ row: string; sealed: Uint8Array }>(
        `SELECT "${column.row}"::text AS row, ${name} AS sealed FROM "${column.table}" WHERE ${name} IS NOT NULL ORDER BY 1`,
      );
      all.set(
        `${column.table}.${column.column}`,
        found.map(({ row, sealed }) => opener.open(cellIn(column, row), sealed)),
      );
    }
    return all;
  };
  const before = await texts(vault);
  for (const [column, values] of before) expect([column, values.length > 0]).toEqual([column, true]);
  // The town has created a key of its own.
  const changing: Vault = { ...fresh, open: (cell, sealed) => openWith([fresh, vault], cell, sealed) };
  const total = [...before.values()].flat().length;
  expect(await reseal(database, changing, { pauseMs: 0 })).toEqual({ kind: "done", resealed: total });
  expect(await texts(fresh)).toEqual(before);
});

function openWith([first, ...others]: Vault[], ...cell: Parameters<Vault["open"]>): string {
  if (first === undefined) throw new Error("No key opens this cell.");
  try {
    return first.open(...cell);
  } catch {
    return openWith(others, ...cell);
  }
}

test("afterwards the old key is no longer accepted, and a second run does nothing", async () => {
  await fill(25);
  expect(await reseal(database, both, { batchSize: 10, pauseMs: 0 })).toEqual({ kind: "done", resealed: 25 });
  expect(await opened(fresh)).toEqual(asked(25));
  await checkSealKey(database.prisma, fresh);
  await expect(checkSealKey(database.prisma, old)).rejects.toThrow(/another key.*SEAL_KEY/);
  expect(await reseal(database, both, { pauseMs: 0 })).toEqual({ kind: "done", resealed: 0 });
  expect(await keysChecked()).toEqual([fresh.keyId]);
});

test("an interrupted rotation leaves everything readable with both keys, requires both, and resumes where it stopped", async () => {
  await fill(25);
  let batches = 0;
  const ended = reseal(database, both, {
    batchSize: 5,
    pauseMs: 0,
    onBatch: () => {
      batches += 1;
      if (batches === 2) throw new Error("killed");
    },
  });
  await expect(ended).rejects.toThrow("killed");
  expect(await opened(both)).toEqual(asked(25));
  await expect(checkSealKey(database.prisma, fresh)).rejects.toThrow("another key");
  await expect(checkSealKey(database.prisma, old)).rejects.toThrow("another key");
  expect(await reseal(database, both, { batchSize: 5, pauseMs: 0 })).toEqual({ kind: "done", resealed: 15 });
  expect(await opened(fresh)).toEqual(asked(25));
});

describe("while bots work", () => {
  test("a row that they change between reading and sealing stays as they wrote it", async () => {
    await fill(10);
    const rotated = await rotateWhile(async (reads) => {
      if (reads > 1) return;
      await write(fresh, chat(3), "newer");
      await database.prisma.chatState.delete({ where: { key: chat(4) } });
    });
    expect(rotated).toEqual({ kind: "done", resealed: 8 });
    expect(await opened(fresh)).toEqual(asked(10).with(3, "newer").toSpliced(4, 1));
  });

  test("a row that an older statement writes back with the old key is found by the next read", async () => {
    await fill(10);
    const rotated = await rotateWhile(async (reads) => {
      // The second read looks for rows after the last chat.
      if (reads === 2) await write(old, chat(3), "written back");
    });
    expect(rotated).toEqual({ kind: "done", resealed: 11 });
    expect(await opened(fresh)).toEqual(asked(10).with(3, "written back"));
  });

  test("the old key is still required if something sealed with it arrives at the last moment", async () => {
    await fill(3);
    let came = false;
    const sql: Database["sql"] = {
      async rows<Row>(text: string, params?: unknown[]) {
        if (text.trimStart().startsWith("DELETE") && !came) {
          came = true;
          await write(old, chat(1), "at the last moment");
        }
        return database.sql.rows<Row>(text, params);
      },
    };
    expect(await reseal({ ...database, sql }, both, { pauseMs: 0 })).toEqual({ kind: "done", resealed: 4 });
    expect(await opened(fresh)).toContain("at the last moment");
  });

  test("an inbox loses no waiting, new or stored update, and handles each update once", async () => {
    await fill(0);
    const { sql, prisma } = database;
    const updates = Array.from({ length: 400 }, (_, index) => message(index + 1, 1001 + (index % 20)));
    const [waiting, coming] = [updates.slice(0, 200), updates.slice(200)];
    await storeUpdates(sql, old, waiting, plainRules);
    const handled: number[] = [];
    const inbox = startInbox({
      sql,
      vault: both,
      log: createLogger("silent"),
      onStored: () => {},
      onHandled: () => {},
      setAsideMessage,
      handle: async (update, conversation) => {
        handled.push(update.update_id);
        return `${conversation ?? ""} ${update.update_id}`;
      },
    });
    const rotating = reseal(database, both, { batchSize: 7, pauseMs: 50 });
    for (let index = 0; index < coming.length; index += 10) await inbox.store(coming.slice(index, index + 10));
    await until("an empty inbox", async () => (await prisma.update.count()) === 0);
    await inbox.stop();
    expect((await rotating).kind).toBe("done");
    expect(handled.toSorted((a, b) => a - b)).toEqual(updates.map(({ update_id: id }) => id));
    const talks = (await opened(fresh)).map((talk) => talk.trim().split(" ").map(Number));
    expect(talks).toHaveLength(20);
    for (const talk of talks)
      expect(talk).toEqual(Array.from({ length: 20 }, (_, index) => (talk[0] ?? 0) + index * 20));
  });

  test("a bot that keeps sealing with the old key is reported, and both keys stay valid", async () => {
    await fill(3);
    const rotated = await rotateWhile(() => write(old, chat(1), "still the old one"));
    expect(rotated.kind).toBe("endless");
    expect((await keysChecked()).toSorted()).toEqual([old.keyId, fresh.keyId].toSorted());
    expect(await opened(both)).toContain("still the old one");
  });
});

test("a row that no key opens is reported and left, and the old key is still required", async () => {
  await fill(3);
  const foreign = createVault([randomBytes(32)]);
  await write(foreign, chat(1), "of a third key");
  expect(await reseal(database, both, { pauseMs: 0 })).toEqual({
    kind: "unreadable",
    resealed: 2,
    unreadable: [{ table: "ChatState", column: "conversationSealed", row: chat(1) }],
  });
  expect(await keysChecked()).toContain(old.keyId);
});

test("hashes for look-ups are the same in every process and stay the same after the rotation", async () => {
  const { prisma } = database;
  const [before, beside] = await Promise.all([openVault(prisma, [oldKey]), openVault(prisma, [oldKey])]);
  const hash = before.hash("phone", "+77010000000");
  expect(beside.hash("phone", "+77010000000")).toBe(hash);
  expect(hash).not.toBe(old.hash("phone", "+77010000000"));
  const during = await openVault(prisma, [newKey, oldKey]);
  expect(during.hash("phone", "+77010000000")).toBe(hash);
  await reseal(database, both, { pauseMs: 0 });
  const after = await openVault(prisma, [newKey]);
  expect(after.hash("phone", "+77010000000")).toBe(hash);
  await expect(openVault(prisma, [oldKey])).rejects.toThrow("another key");
});
