import { mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFS, durableStartParams } from "./durable-fs.ts";

/** Opens the PGlite in a folder, which is there and is this process's. An empty one gets a database. */
export async function openFolder(folder: string): Promise<PGlite> {
  const found = await readdir(folder);
  if (found.length === 0) await makeFolder(folder);
  else if (!found.includes("PG_VERSION")) {
    throw new Error(`The folder ${folder} is not empty and holds no database: give Bitimger a DATA_DIR of its own.`);
  }
  return createPGlite(folder);
}

/** Makes the database beside its place and moves it there: PGlite does not open what a crash left half-made. */
async function makeFolder(folder: string): Promise<void> {
  const made = `${folder}.new`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { mode: 0o700 });
  await (await createPGlite(made)).close();
  for (const entry of await readdir(made, { recursive: true, withFileTypes: true })) {
    await sync(join(entry.parentPath, entry.name));
  }
  await sync(made);
  await rmdir(folder);
  await rename(made, folder);
  await sync(dirname(folder));
}

function createPGlite(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableNodeFS(folder), startParams: durableStartParams() });
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
