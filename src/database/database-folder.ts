import { chmod, lchown, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createPGlite, type OpenPGlite } from "./pglite.ts";

/** Opens the PGlite in a folder, which is there and is this process's. An empty one gets a database. */
export async function openFolder(folder: string): Promise<OpenPGlite> {
  const found = await readdir(folder);
  if (found.length === 0) await makeFolder(folder);
  else if (!found.includes("PG_VERSION")) {
    throw new Error(`The folder ${folder} is not empty and holds no database: give Bitimger a DATA_DIR of its own.`);
  }
  await forgetKilled(folder);
  await closeToOthers(folder);
  return createPGlite(folder);
}

/** Earlier versions left files that everybody could read, behind a folder that only its owner can open. */
async function closeToOthers(folder: string): Promise<void> {
  // Windows knows no modes.
  if (process.platform === "win32") return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    if ((mode & 0o077) !== 0 && !entry.isSymbolicLink()) await chmod(path, mode & 0o700);
  }
}

/**
 * PostgreSQL's own lock file, which a kill or a power cut leaves behind, and which it refuses for good where that fell between making it
 * and filling it. It keeps nobody out: each PGlite calls itself process 42. The folder's lock does.
 */
async function forgetKilled(folder: string): Promise<void> {
  await rm(join(folder, "postmaster.pid"), { force: true });
}

/** Makes the database beside its place and moves it there: PGlite does not open what a crash left half-made. */
async function makeFolder(folder: string): Promise<void> {
  const made = `${folder}.new`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { mode: 0o700 });
  const { pglite } = await createPGlite(made);
  await pglite.close();
  await putInPlace(made, folder);
}

/** Moves a closed database that was made beside an empty folder into its place, whole or not at all, also when the power goes. */
export async function putInPlace(made: string, folder: string): Promise<void> {
  const { uid, gid } = await stat(dirname(folder));
  const entries = await readdir(made, { recursive: true, withFileTypes: true });
  for (const path of [made, ...entries.map((entry) => join(entry.parentPath, entry.name))]) {
    // What root makes is the bot's all the same.
    if (process.getuid?.() === 0) await lchown(path, uid, gid);
    await sync(path);
  }
  await rmdir(folder);
  await rename(made, folder);
  await sync(dirname(folder));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
