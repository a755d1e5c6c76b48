import { chmod, lchown, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createPGlite, type OpenPGlite } from "./pglite.ts";

/** Opens the PGlite in a folder that exists and that this process has locked. Creates a database in an empty folder. */
export async function openFolder(folder: string): Promise<OpenPGlite> {
  const found = await readdir(folder);
  if (found.length === 0) await createDatabase(folder);
  else if (!found.includes("PG_VERSION")) {
    throw new Error(`The folder ${folder} is not empty and holds no database: give Bitimger a DATA_DIR of its own.`);
  }
  await removeStaleLock(folder);
  await restrictToOwner(folder);
  return createPGlite(folder);
}

/** Earlier versions left files that everybody could read, inside a folder that only its owner can open. */
async function restrictToOwner(folder: string): Promise<void> {
  // Windows has no file modes.
  if (process.platform === "win32") return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    if ((mode & 0o077) !== 0 && !entry.isSymbolicLink()) await chmod(path, mode & 0o700);
  }
}

/**
 * Removes PostgreSQL's own lock file, which a kill or a power cut leaves behind. If that happened before the file was filled, PostgreSQL
 * would refuse to start for good. The file protects nothing, because every PGlite calls itself process 42; the folder's lock does.
 */
async function removeStaleLock(folder: string): Promise<void> {
  await rm(join(folder, "postmaster.pid"), { force: true });
}

/** Creates the database next to its folder and moves it there, because PGlite does not open a half-created database after a crash. */
async function createDatabase(folder: string): Promise<void> {
  const newFolder = `${folder}.new`;
  await rm(newFolder, { recursive: true, force: true });
  await mkdir(newFolder, { mode: 0o700 });
  const { pglite } = await createPGlite(newFolder);
  await pglite.close();
  await putInPlace(newFolder, folder);
}

/** Replaces an empty folder by a closed database that was created next to it: all of it or nothing, even if the power fails. */
export async function putInPlace(newFolder: string, folder: string): Promise<void> {
  const { uid, gid } = await stat(dirname(folder));
  const entries = await readdir(newFolder, { recursive: true, withFileTypes: true });
  for (const path of [newFolder, ...entries.map((entry) => join(entry.parentPath, entry.name))]) {
    // Files that root creates must belong to the bot's user.
    if (process.getuid?.() === 0) await lchown(path, uid, gid);
    await sync(path);
  }
  await rmdir(folder);
  await rename(newFolder, folder);
  await sync(dirname(folder));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
