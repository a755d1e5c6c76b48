import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseSealKeys } from "../../src/platform/config.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { checkSealKey, keyFromFile } from "../../src/platform/database/seal-key.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

describe("SEAL_KEY", () => {
  const key = randomBytes(32);

  test("holds one key or several", () => {
    expect(parseSealKeys(key.toString("base64"))).toEqual([key]);
    const other = randomBytes(32);
    expect(parseSealKeys(`${key.toString("base64")} , ${other.toString("base64")}`)).toEqual([key, other]);
  });

  test.each([
    ["nothing", ""],
    ["a key that is too short", randomBytes(16).toString("base64")],
    ["hexadecimal", key.toString("hex")],
    ["words that happen to be as long", "this is not a key at all, but a sentence of that length"],
    ["a comma too many", `${key.toString("base64")},`],
  ])("is refused: %s", (_, text) => {
    expect(parseSealKeys(text)).toBeNull();
  });
});

describe("the key file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "bitimger-key-")), "data");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  test("is made once, for its owner only, and nothing is left beside it", async () => {
    const [key] = await keyFromFile(folder);
    expect(key).toHaveLength(32);
    expect((await stat(join(folder, "seal.key"))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual(["seal.key"]);
    expect(await keyFromFile(folder)).toEqual([key]);
  });

  test("that others could read is closed to them", async () => {
    await keyFromFile(folder);
    await chmod(join(folder, "seal.key"), 0o644);
    await keyFromFile(folder);
    expect((await stat(join(folder, "seal.key"))).mode & 0o777).toBe(0o600);
  });

  test("is one and the same for all who start at once", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyFromFile(folder)));
    const written = parseSealKeys((await readFile(join(folder, "seal.key"), "utf8")).trim());
    for (const each of keys) expect(each).toEqual(written);
  });

  test("that is missing where something is sealed already is asked for, and none is made in its place", async () => {
    await expect(keyFromFile(folder, true)).rejects.toThrow(/seal\.key is missing.*Restore the copy/);
    expect(await readdir(folder)).toEqual([]);
    const key = await keyFromFile(folder);
    expect(await keyFromFile(folder, true)).toEqual(key);
  });

  test("that is damaged is refused, and left as it is", async () => {
    await keyFromFile(folder);
    await writeFile(join(folder, "seal.key"), "half a k");
    await expect(keyFromFile(folder)).rejects.toThrow(/seal\.key is damaged/);
    expect(await readFile(join(folder, "seal.key"), "utf8")).toBe("half a k");
  });
});

describe("the check value", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => clearDatabase(database));

  const [old, next, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const check = (...keys: Uint8Array[]) => checkSealKey(database.prisma, createVault(keys));

  test("lets the right key in, again and again", async () => {
    await check(old);
    await check(old);
    expect(await database.prisma.vaultCheck.count()).toBe(1);
  });

  test("keeps a wrong one out, with words that say which is missing and what to give", async () => {
    await check(old);
    await expect(check(foreign)).rejects.toThrow(
      new RegExp(`another key \\(${createVault([old]).keyId}; given: ${createVault([foreign]).keyId}\\).*SEAL_KEY`),
    );
    await check(old);
  });

  test("lets a new key in with the old one, and from then on wants both", async () => {
    await check(old);
    await check(next, old);
    await check(next, old);
    await expect(check(next)).rejects.toThrow("another key");
  });
});
