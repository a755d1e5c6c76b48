import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPatchSaver, type DraftPatch, startDraft } from "../../src/features/intake/draft-rows.ts";
import { type Draft, findDraft } from "../../src/features/intake/drafts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const vault = createVault([randomBytes(32)]);
const now = new Date("2026-11-25T06:00:00Z");
const later = new Date("2026-11-25T06:00:01Z");

async function starts(telegramId: number): Promise<number> {
  const { id } = await database.prisma.person.create({ data: { telegramId: BigInt(telegramId), createdAt: now } });
  await startDraft(database.sql, vault, id, "kk", now);
  return id;
}

/** A draft that can be compared: one reader returns bytes as a Buffer, the other as a Uint8Array. */
function plain(draft: Draft | null): unknown {
  return JSON.parse(
    JSON.stringify(draft, (_, value: unknown) => {
      if (typeof value === "bigint") return Number(value);
      return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
    }).replaceAll(/\{"type":"Buffer","data":\[([\d,]*)\]\}/g, (_, bytes: string) =>
      JSON.stringify(Buffer.from(bytes.split(",").map(Number)).toString("hex")),
    ),
  );
}

test("when fifty people answer at the same time, each answer is saved in its own draft", async () => {
  const people: number[] = [];
  for (let n = 1; n <= 50; n += 1) people.push(await starts(n));
  const save = createPatchSaver(database.sql);
  const patchOf = (n: number): DraftPatch => {
    if (n % 3 === 0) return { answersSealed: Uint8Array.of(n, 0, 255), storyClosedAt: now };
    if (n % 3 === 1) return { storyDone: true, openCaseId: n };
    return { storyFiles: n, storyLength: n };
  };
  const drafts = await Promise.all(
    people.map((personId, n) => save({ personId, version: null, patch: patchOf(n), updateId: 100 + n, now: later })),
  );
  for (const [n, id] of people.entries()) {
    const draft = drafts[n];
    if (!draft) throw new Error(`No answer was saved for ${n}.`);
    const { changedAt, answeredBy } = draft;
    expect(changedAt).toEqual(later);
    expect(answeredBy).toBe(BigInt(100 + n));
    const { answersSealed, ...rest } = patchOf(n);
    expect(draft).toMatchObject({ ...rest, personId: id, status: "ASKING" });
    if (answersSealed != null) expect(Buffer.from(draft.answersSealed ?? [])).toEqual(Buffer.from(answersSealed));
    expect(plain(draft)).toEqual(plain(await findDraft(database.prisma, id)));
  }
});

test("an answer is saved only if its draft has not been answered since: not twice by the same update, and not over another answer", async () => {
  const personId = await starts(1);
  const savePatch = createPatchSaver(database.sql);
  const save = (patch: DraftPatch, version: string | null, updateId: number, at: Date) =>
    savePatch({ personId, version, patch, updateId, now: at });
  expect(await save({ storyDone: true }, null, 7, now)).toMatchObject({ storyDone: true });
  expect(await save({ storyDone: false }, null, 7, later)).toBeNull();
  expect(await save({ storyDone: false }, "7", 7, later)).toBeNull();
  expect(await save({ storyDone: false }, null, 8, later)).toBeNull();
  expect(await save({ storyDone: false }, "6", 8, later)).toBeNull();
  expect(await findDraft(database.prisma, personId)).toMatchObject({ storyDone: true, changedAt: now });
  expect(await save({ storyDone: false }, "7", 8, later)).toMatchObject({ storyDone: false, changedAt: later });
  expect(await savePatch({ personId: personId + 1, version: null, patch: {}, updateId: 9, now: later })).toBeNull();
});

test("starting a report again resumes the existing draft", async () => {
  const id = await starts(1);
  const first = await findDraft(database.prisma, id);
  const again = await startDraft(database.sql, vault, id, "ru", later);
  expect(plain(again)).toEqual(plain(first));
});
