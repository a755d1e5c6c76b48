import { cpSync, mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openFolder } from "../../src/platform/database/database-folder.ts";
import { createChance } from "../walk/random.ts";
import { type LosingDisk, losingDisk } from "./losing-disk.ts";

// What is on the disk after a power cut is made from the calls that PGlite makes: whatever was not synced is gone, or partly gone.

let root: string;
let disk: LosingDisk | null = null;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-power-"));
  const made = join(root, "made");
  mkdirSync(made);
  const { pglite } = await openFolder(made);
  await pglite.exec("CREATE TABLE told (id int PRIMARY KEY, words text)");
  await pglite.close();
});
afterEach(() => disk?.release());
afterAll(() => rm(root, { recursive: true }));

function copy(name: string): string {
  const folder = join(root, name);
  cpSync(join(root, "made"), folder, { recursive: true });
  disk = losingDisk(folder);
  return folder;
}

async function tell(pglite: PGlite, id: number): Promise<void> {
  await pglite.query("INSERT INTO told VALUES ($1::int, repeat(md5($1::int::text), 20))", [id]);
}

/** What is there when the power comes back. */
async function idsIn(folder: string): Promise<number[]> {
  const { pglite } = await openFolder(folder);
  const { rows } = await pglite.query<{ id: number }>("SELECT id FROM told ORDER BY id");
  const { rows: byIndex } = await pglite.query("SELECT id FROM told WHERE id > 0");
  expect(byIndex).toHaveLength(rows.length);
  await pglite.close();
  return rows.map(({ id }) => id);
}

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

function cut(name: string, seed?: number): string {
  const folder = join(root, name);
  mkdirSync(folder);
  disk?.cut(folder, seed === undefined ? undefined : createChance(seed));
  return folder;
}

test("every commit is synced before it is answered", async () => {
  const { pglite } = await openFolder(copy("synced"));
  for (let id = 1; id <= 20; id += 1) {
    const before = disk?.syncs() ?? 0;
    await tell(pglite, id);
    expect(disk?.syncs()).toBeGreaterThan(before);
  }
  await pglite.close();
});

test("after a power cut every answered commit is there, checkpoint or not, whatever else arrived or did not", async () => {
  const { pglite } = await openFolder(copy("cut"));
  const cuts: { folder: string; answered: number }[] = [];
  let answered = 0;
  const cutHere = (name: string) => {
    cuts.push({ folder: cut(`${name}-bare`), answered });
    cuts.push({ folder: cut(`${name}-torn`, answered), answered });
  };
  const work = async (last: number) => {
    for (let id = answered + 1; id <= last; id += 1) {
      await tell(pglite, id);
      answered = id;
    }
  };
  await work(150);
  cutHere("before");
  // Into the next file of the log, so that one is made or taken over.
  await pglite.exec("SELECT pg_switch_wal()");
  await work(200);
  cutHere("switched");
  const began = disk?.syncs() ?? 0;
  if (disk !== null) disk.onSync = () => (disk?.syncs() === began + 5 ? cutHere("checkpoint") : undefined);
  await pglite.exec("CHECKPOINT");
  if (disk !== null) disk.onSync = null;
  cutHere("checkpointed");
  await pglite.exec("UPDATE told SET words = 'x' WHERE id <= 100; DELETE FROM told WHERE id < 0");
  await work(250);
  cutHere("after");
  await pglite.close();
  expect(cuts).toHaveLength(10);
  for (const { folder, answered: known } of cuts) expect([folder, await idsIn(folder)]).toEqual([folder, upTo(known)]);
}, 120_000);

test("as PGlite comes, the same power cut loses them", async () => {
  const pglite = await PGlite.create(copy("unsynced"));
  for (let id = 1; id <= 20; id += 1) await tell(pglite, id);
  const left = cut("unsynced-left");
  await pglite.close();
  expect(await idsIn(left)).toEqual([]);
}, 120_000);
