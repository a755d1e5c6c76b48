import { spawn } from "node:child_process";
import fs from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { lockFolder } from "../../src/platform/database/folder-lock.ts";
import { runHousekeeping } from "../../src/platform/database/housekeeping.ts";
import { type Database, openEmbedded } from "../../src/platform/database/open.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-embedded-"));
});
afterAll(() => rm(root, { recursive: true }));

async function everyPath(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => join(entry.parentPath, entry.name));
}

async function openToOthers(folder: string): Promise<string[]> {
  const paths = await everyPath(folder);
  const modes = await Promise.all(paths.map(async (path) => ({ path, mode: (await stat(path)).mode })));
  return modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ path }) => path);
}

describe("a database in a folder", () => {
  let database: Database;
  const folder = () => join(root, "data", "database");
  beforeAll(async () => {
    // As a first start leaves it that was killed in the middle of making the database.
    await mkdir(`${folder()}.new/base`, { recursive: true });
    await writeFile(`${folder()}.new/PG_VERSION`, "18");
    database = await openEmbedded(folder());
  }, 120_000);
  afterAll(() => database.close());

  test("is created although an earlier first start died over it, and only its owner can read it", async () => {
    expect(await database.prisma.region.count()).toBe(0);
    expect(await readdir(join(root, "data"))).toEqual(["database", "database.lock"]);
    expect((await stat(folder())).mode & 0o077).toBe(0);
  });

  test("closes to others what an earlier version left open to them", async () => {
    const folder = join(root, "earlier");
    const made = await openEmbedded(folder);
    await made.close();
    for (const path of await everyPath(folder)) await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o666);
    const again = await openEmbedded(folder);
    try {
      expect(await openToOthers(folder)).toEqual([]);
    } finally {
      await again.close();
    }
  }, 60_000);

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

  test("does not grow for ever: its log and the room of rows that are gone are given back", async () => {
    const { rows } = database.sql;
    const logFiles = async () => (await readdir(join(folder(), "pg_wal"))).filter((name) => name.length === 24).length;
    await rows("CREATE TABLE passing (id int, words text)");
    const size = async () => {
      for (let round = 0; round < 40; round += 1) {
        await rows("INSERT INTO passing SELECT n, repeat(md5(n::text), 60) FROM generate_series(1, 3000) n");
        await rows("DELETE FROM passing");
        if (round % 8 === 7) await runHousekeeping(database);
      }
      const [found] = await rows<{ bytes: number }>("SELECT pg_total_relation_size('passing')::int AS bytes");
      return found?.bytes ?? 0;
    };
    const before = await size();
    expect(await size()).toBeLessThanOrEqual(before);
    expect(await logFiles()).toBeLessThanOrEqual(9);
  }, 60_000);

  test("lets nobody else in while it is open, by whatever way they come", async () => {
    await expect(openEmbedded(folder())).rejects.toThrow(/Another Bitimger is running on the data folder .*DATA_DIR/);
    await fs.promises.symlink(folder(), join(root, "door"));
    await expect(openEmbedded(join(root, "door"))).rejects.toThrow("Another Bitimger");
  });
});

test("two containers that share a volume see each other, also after one was killed", async (context) => {
  const folder = join(root, "volume");
  await mkdir(folder);
  const script = `
    import { lockFolder } from "./src/platform/database/folder-lock.ts";
    await lockFolder(process.argv[1]).then(() => process.stdout.write("locked"), ({ message }) => process.stdout.write(message));
    setInterval(() => {}, 1000);`;
  // A network of its own, as a container has it: abstract sockets end there.
  const start = () => {
    const command = ["--net", process.execPath, "--input-type=module", "-e", script, folder];
    return spawn("unshare", command, { cwd: join(import.meta.dirname, "../.."), stdio: ["ignore", "pipe", "ignore"] });
  };
  const said = (child: ReturnType<typeof start>) =>
    new Promise<string>((resolve) => {
      child.stdout.once("data", (chunk) => resolve(String(chunk)));
      child.once("close", () => resolve("nothing"));
    });
  const first = start();
  if ((await said(first)) === "nothing") context.skip("no network of one's own can be made here");
  await expect(lockFolder(folder)).rejects.toThrow("Another Bitimger");
  const second = start();
  expect(await said(second)).toContain("Another Bitimger");
  second.kill("SIGKILL");
  first.kill("SIGKILL");
  await new Promise((resolve) => first.once("close", resolve));
  const release = await lockFolder(folder);
  const third = start();
  expect(await said(third)).toContain("Another Bitimger");
  third.kill("SIGKILL");
  await release();
});

test("a folder with other files is not touched", async () => {
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
    import { lockFolder } from "./src/platform/database/folder-lock.ts";
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
