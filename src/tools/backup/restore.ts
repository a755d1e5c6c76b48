import { mkdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openFolder, putInPlace } from "../../platform/database/database-folder.ts";
import { isLocked, lockFolder } from "../../platform/database/folder-lock.ts";
import { readMigrationState } from "../../platform/database/migrate.ts";
import { causeOf, type Database, migrationsFolder, onPGlite } from "../../platform/database/open.ts";
import { findMissingKeys, keyPath, readKeyFile } from "../../platform/database/seal-key.ts";
import { createVault } from "../../platform/database/vault.ts";
import { unpack } from "./archive.ts";
import { type DatabaseLocation, namesIn } from "./backup.ts";

/**
 * Restores a backup where there is no database, after it has been opened with the present key. Throws an error for operators, and then
 * nothing has changed.
 * @returns a message for the operator
 */
export async function restore(location: DatabaseLocation, path: string): Promise<string> {
  const { storage, dataDir } = location;
  if (storage.kind === "postgres") {
    throw new Error(
      'The database is a PostgreSQL. Use its own tool: pg_restore --clean --if-exists -d "$DATABASE_URL" bitimger.dump',
    );
  }
  const file = resolve(path);
  if (!(await stat(file).catch(() => null))?.isFile()) throw new Error(`There is no file ${file}.`);
  const folder = join(dataDir, "database");
  if ((await namesIn(folder)).length > 0) {
    const running = (await isLocked(folder)) ? "stop the bot, " : "";
    throw new Error(
      `${folder} is not empty, and a restore does not overwrite data: ${running}move the folder away (mv ${folder} ${folder}.before), then run this again.`,
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const unpacked = `${folder}.new`;
  try {
    await rm(unpacked, { recursive: true, force: true });
    await mkdir(unpacked, { mode: 0o700 });
    await unpackInto(unpacked, file);
    const cases = await verify(unpacked, file, location);
    await putInPlace(unpacked, folder);
    return (
      `Restored from ${file}: ${cases === 1 ? "1 case" : `${cases} cases`}. Start the bot.\n` +
      "It lacks everything after the backup. Messages that were waiting at that time are sent when the bot starts, even if they were sent since."
    );
  } finally {
    await rm(unpacked, { recursive: true, force: true });
    await unlock();
  }
}

async function unpackInto(folder: string, file: string): Promise<void> {
  try {
    await unpack(file, folder);
    if (!(await namesIn(folder)).includes("PG_VERSION")) throw new Error("it holds no database");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") {
      throw new Error(`${folder} has no space for the database: free some space, or give DATA_DIR a larger disk.`);
    }
    throw new Error(`${file} is damaged or not a backup of Bitimger (${causeOf(error)}). Use another backup.`);
  }
}

/** Throws an error for operators if this version or the present key cannot open it. @returns how many cases it holds */
async function verify(folder: string, file: string, location: DatabaseLocation): Promise<number> {
  const { pglite } = await openFolder(folder).catch((error: unknown) => {
    throw new Error(
      `${file} does not open (${causeOf(error)}). Use another backup, or the version of Bitimger that made this one.`,
    );
  });
  const database = onPGlite(pglite);
  try {
    const { unknown, changed } = await readMigrationState(database.sql, migrationsFolder);
    const [other] = [...unknown, ...changed];
    if (other !== undefined) {
      throw new Error(
        `${file} was made by another, newer Bitimger (this version lacks its migration ${other}): install that version.`,
      );
    }
    await checkKey(database, location);
    return await database.prisma.case.count();
  } finally {
    await database.close();
  }
}

async function checkKey({ prisma }: Database, { sealKeys, dataDir }: DatabaseLocation): Promise<void> {
  const needed = (await prisma.vaultCheck.findMany()).map(({ keyId }) => keyId).join(", ");
  if (needed === "") return;
  const path = keyPath(dataDir);
  const keys =
    sealKeys ??
    (await readKeyFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw new Error(
        `The backup is sealed with the key ${needed}, which is missing: restore the key first, as ${path} or SEAL_KEY.`,
      );
    }));
  const { missing } = await findMissingKeys(prisma, createVault(keys));
  if (missing.length === 0) return;
  const from = sealKeys === null ? path : "SEAL_KEY";
  throw new Error(
    `The backup is sealed with the key ${missing.join(", ")}, but ${from} holds another key: restore the key of that time.`,
  );
}
