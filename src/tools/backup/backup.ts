import { constants, rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../../platform/config.ts";
import { openFolder } from "../../platform/database/database-folder.ts";
import { isLocked, lockFolder } from "../../platform/database/folder-lock.ts";
import { causeOf, onPGlite } from "../../platform/database/open.ts";
import { pack } from "./archive.ts";

/** Where the database and its key are. */
export type DatabaseLocation = Pick<Config, "storage" | "dataDir" | "sealKeys">;

/**
 * Backs up the embedded database into one new file, without the key. It packs a copy that it has opened, so the backup is known to open.
 * Throws an error for operators.
 * @param target a file or a folder; by default the current folder
 * @returns a message for the operator
 */
export async function backUp(
  { storage, dataDir }: DatabaseLocation,
  target: string | undefined,
  now: Date,
): Promise<string> {
  if (storage.kind === "postgres") {
    throw new Error(
      'The database is a PostgreSQL. Use its own tool, which works while the bot is running: pg_dump -Fc -d "$DATABASE_URL" -f bitimger.dump',
    );
  }
  const folder = join(dataDir, "database");
  if ((await namesIn(folder)).length === 0) throw new Error(`There is no database in ${folder}: is DATA_DIR right?`);
  const file = await fileFor(target, now);
  const work = await mkdtemp(join(dirname(file), ".bitimger-backup-"));
  const removeWork = () => rmSync(work, { recursive: true, force: true });
  process.once("exit", removeWork);
  try {
    const copy = join(work, "database");
    await copyLocked(folder, copy);
    const { cases, keys } = await inspectCopy(copy, folder);
    await pack(copy, file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EEXIST" ? alreadyExists(file) : error;
    });
    const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
    return (
      `The backup is ${file} (${megabytes} MB): ${cases === 1 ? "1 case" : `${cases} cases`}, sealed with ` +
      `${keys.length === 0 ? "no key yet" : `the key ${keys.join(", ")}`}.\n` +
      "It does not contain the key, and without the key nothing that people told can be read: keep seal.key (or SEAL_KEY) too, separately from the backups."
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new Error(`${dirname(file)} has no space for a copy and the backup: name a file on a larger disk.`);
  } finally {
    removeWork();
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new Error(`${folder} cannot be read (${error.code}): run this as the bot's user.`);
  });
}

async function fileFor(target: string | undefined, now: Date): Promise<string> {
  const path = resolve(target ?? ".");
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isDirectory()) throw alreadyExists(path);
  if (found !== null) return join(path, `bitimger-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`);
  await mkdir(dirname(path), { recursive: true });
  return path;
}

function alreadyExists(file: string): Error {
  return new Error(`${file} already exists, and a backup does not overwrite files: name another file.`);
}

/** Holds the lock while copying, so that a bot cannot start until the copy is complete. */
async function copyLocked(folder: string, copy: string): Promise<void> {
  if (await isLocked(folder)) {
    throw new Error(
      `The bot is running on ${folder}. Stop it while this runs (systemctl stop bitimger); Telegram keeps what people write meanwhile.`,
    );
  }
  const unlock = await lockFolder(folder);
  await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE }).finally(unlock);
}

async function inspectCopy(copy: string, folder: string): Promise<{ cases: number; keys: string[] }> {
  try {
    const { prisma, close } = onPGlite((await openFolder(copy)).pglite);
    try {
      const keys = await prisma.vaultCheck.findMany({ select: { keyId: true } });
      return { cases: await prisma.case.count(), keys: keys.map(({ keyId }) => keyId) };
    } finally {
      // Closing completes the log, so that the backup opens without recovery.
      await close();
    }
  } catch (error) {
    throw new Error(
      `The database in ${folder} does not open (${causeOf(error)}), so there is no backup. Copy the folder to a safe place before you try anything.`,
    );
  }
}
