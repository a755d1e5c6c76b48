import { spawn } from "node:child_process";
import fs from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { lockFolder } from "../../src/database/folder-lock.ts";
import { type Database, openEmbedded } from "../../src/database/open.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-embedded-"));
});
afterAll(() => rm(root, { recursive: true }));

describe("a database in a folder", () => {
  let database: Database;
  const folder = () => join(root, "data", "database");
  beforeAll(async () => {
    // As a first start leaves it that was killed in the middle of making the database.
    await mkdir(`${folder()}.new/base`, { recursive: true });
    await writeFile(`${folder()}.new/PG_VERSION`, "18");
    database = await openEmbedded(folder());
  });
  afterAll(() => database.close());

  test("is made although an earlier first start died over it, and is its owner's alone", async () => {
    expect(await database.prisma.region.count()).toBe(0);
    expect(await readdir(join(root, "data"))).toEqual(["database"]);
    expect((await stat(folder())).mode & 0o077).toBe(0);
  });

  test("has every commit on the disk", async () => {
    const synced = vi.spyOn(fs, "fsyncSync");
    for (let commit = 1; commit <= 5; commit += 1) {
      const before = synced.mock.calls.length;
      await database.sql.rows(`INSERT INTO "VaultCheck" ("keyId", sealed) VALUES ($1, 'x')`, [`${commit}`]);
      expect(synced.mock.calls.length).toBeGreaterThan(before);
    }
    const settings = await database.sql.rows(
      "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
    );
    expect(settings).toEqual([{ fsync: "on", commit: "on" }]);
    synced.mockRestore();
  });

  test("lets nobody else in while it is open, by whatever way they come", async () => {
    await expect(openEmbedded(folder())).rejects.toThrow(/Another Bitimger is running on the data folder .*DATA_DIR/);
    await fs.promises.symlink(folder(), join(root, "door"));
    await expect(openEmbedded(join(root, "door"))).rejects.toThrow("Another Bitimger");
  });
});

test("a folder of somebody else's files is left alone", async () => {
  const folder = join(root, "photos");
  await mkdir(folder);
  await writeFile(join(folder, "a.jpg"), "x");
  await expect(openEmbedded(folder)).rejects.toThrow(`${folder} is not empty and holds no database`);
  expect(await readdir(folder)).toEqual(["a.jpg"]);
});

test("the lock ends with its process, also when that is killed", async () => {
  const folder = join(root, "locked");
  await mkdir(folder);
  const script = `
    import { lockFolder } from "./src/database/folder-lock.ts";
    await lockFolder(process.argv[1]);
    process.stdout.write("locked");
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => other.stdout.once("data", resolve));
  await expect(lockFolder(folder)).rejects.toThrow(/Another Bitimger.*Stop it first/);
  other.kill("SIGKILL");
  await new Promise((resolve) => other.once("exit", resolve));
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("Another Bitimger");
  await release();
  await (await lockFolder(folder))();
});
