import { mkdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openFolder, putInPlace } from "../database/database-folder.ts";
import { isLocked, lockFolder } from "../database/folder-lock.ts";
import { readMigrationState } from "../database/migrate.ts";
import { causeOf, type Database, migrationsFolder, onPGlite } from "../database/open.ts";
import { findMissingKeys, keyPath, readKeyFile } from "../database/seal-key.ts";
import { createVault } from "../database/vault.ts";
import { unpack } from "./archive.ts";
import { namesIn, type Place } from "./backup.ts";

/**
 * Puts a backup where no database is, once it has opened with the key that is here. Throws for operators, and then nothing has changed.
 * @returns what was done, for people
 */
export async function restore(place: Place, given: string): Promise<string> {
  const { storage, dataDir } = place;
  if (storage.kind === "postgres") {
    throw new Error(
      'The database is a PostgreSQL, which has its own tool: pg_restore --clean --if-exists -d "$DATABASE_URL" bitimger.dump',
    );
  }
  const file = resolve(given);
  if (!(await stat(file).catch(() => null))?.isFile()) throw new Error(`There is no file ${file}.`);
  const folder = join(dataDir, "database");
  if ((await namesIn(folder)).length > 0) {
    const running = (await isLocked(folder)) ? "stop the bot, " : "";
    throw new Error(
      `${folder} is not empty, and a restore overwrites nothing: ${running}move it away (mv ${folder} ${folder}.before), then again.`,
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const made = `${folder}.new`;
  try {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { mode: 0o700 });
    await unpackInto(made, file);
    const cases = await look(made, file, place);
    await putInPlace(made, folder);
    return (
      `Restored from ${file}: ${cases === 1 ? "1 case" : `${cases} cases`}. Start the bot.\n` +
      "What came after the backup is not in it. What waited then to be said to somebody is said when the bot starts, said already or not."
    );
  } finally {
    await rm(made, { recursive: true, force: true });
    await unlock();
  }
}

async function unpackInto(folder: string, file: string): Promise<void> {
  try {
    await unpack(file, folder);
    if (!(await namesIn(folder)).includes("PG_VERSION")) throw new Error("it holds no database");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") {
      throw new Error(`There is no room for the database in ${folder}: make room, or give DATA_DIR a larger disk.`);
    }
    throw new Error(`${file} is damaged, or no backup of Bitimger (${causeOf(error)}). Take another one.`);
  }
}

/** Refuses what this version or this key cannot open. @returns how many cases it holds */
async function look(made: string, file: string, place: Place): Promise<number> {
  const { pglite } = await openFolder(made).catch((error: unknown) => {
    throw new Error(
      `${file} does not open (${causeOf(error)}). Take another backup, or the Bitimger that made this one.`,
    );
  });
  const database = onPGlite(pglite);
  try {
    const { unknown, changed } = await readMigrationState(database.sql, migrationsFolder);
    const [other] = [...unknown, ...changed];
    if (other !== undefined) {
      throw new Error(
        `${file} was made by another Bitimger, a newer one (its ${other} is not ours): install that version.`,
      );
    }
    await checkKey(database, place);
    return await database.prisma.case.count();
  } finally {
    await database.close();
  }
}

async function checkKey({ prisma }: Database, { sealKeys, dataDir }: Place): Promise<void> {
  const needed = (await prisma.vaultCheck.findMany()).map(({ keyId }) => keyId).join(", ");
  if (needed === "") return;
  const path = keyPath(dataDir);
  const keys =
    sealKeys ??
    (await readKeyFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw new Error(
        `The backup is sealed with the key ${needed}, and there is none: put it back first, as ${path} or SEAL_KEY.`,
      );
    }));
  const { missing } = await findMissingKeys(prisma, createVault(keys));
  if (missing.length === 0) return;
  const from = sealKeys === null ? path : "SEAL_KEY";
  throw new Error(
    `The backup is sealed with the key ${missing.join(", ")}, and ${from} is another one: put back the key of that time.`,
  );
}
