import { constants, rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { openFolder } from "../database/database-folder.ts";
import { isLocked, lockFolder } from "../database/folder-lock.ts";
import { causeOf, onPGlite } from "../database/open.ts";
import { pack } from "./archive.ts";

export type Place = Pick<Config, "storage" | "dataDir" | "sealKeys">;

/**
 * Makes a backup of the embedded database: one file, never over another one, without the key. It is made of a copy that was
 * opened, so it is known to open. Throws for operators.
 * @param target a file or a folder; without it, here
 * @returns what was done, for people
 */
export async function backUp({ storage, dataDir }: Place, target: string | undefined, now: Date): Promise<string> {
  if (storage.kind === "postgres") {
    throw new Error(
      'The database is a PostgreSQL, which has its own tool, bot running or not: pg_dump -Fc -d "$DATABASE_URL" -f bitimger.dump',
    );
  }
  const folder = join(dataDir, "database");
  if ((await namesIn(folder)).length === 0) throw new Error(`There is no database in ${folder}: is DATA_DIR right?`);
  const file = await fileFor(target, now);
  const work = await mkdtemp(join(dirname(file), ".bitimger-backup-"));
  const clear = () => rmSync(work, { recursive: true, force: true });
  process.once("exit", clear);
  try {
    const copy = join(work, "database");
    await copyWhole(folder, copy);
    const { cases, keys } = await readInside(copy, folder);
    await pack(copy, file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EEXIST" ? taken(file) : error;
    });
    const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
    return (
      `The backup is ${file} (${megabytes} MB): ${cases === 1 ? "1 case" : `${cases} cases`}, sealed with ` +
      `${keys.length === 0 ? "no key yet" : `the key ${keys.join(", ")}`}.\n` +
      "The key is not in it, and without the key nothing that people told can be read: keep seal.key (or SEAL_KEY) too, apart from the backups."
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new Error(`There is no room for a copy and the backup in ${dirname(file)}: name a file on a larger disk.`);
  } finally {
    clear();
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new Error(`${folder} cannot be read (${error.code}): run this as the bot's user.`);
  });
}

async function fileFor(target: string | undefined, now: Date): Promise<string> {
  const given = resolve(target ?? ".");
  const found = await stat(given).catch(() => null);
  if (found !== null && !found.isDirectory()) throw taken(given);
  if (found !== null) return join(given, `bitimger-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`);
  await mkdir(dirname(given), { recursive: true });
  return given;
}

function taken(file: string): Error {
  return new Error(`${file} is there already, and a backup overwrites nothing: name another file.`);
}

/** Whoever starts meanwhile is refused until the copy is whole. */
async function copyWhole(folder: string, copy: string): Promise<void> {
  if (await isLocked(folder)) {
    throw new Error(
      `The bot is running on ${folder}. Stop it for as long as this takes (systemctl stop bitimger); what people write meanwhile waits at Telegram.`,
    );
  }
  const unlock = await lockFolder(folder);
  await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE }).finally(unlock);
}

async function readInside(copy: string, folder: string): Promise<{ cases: number; keys: string[] }> {
  try {
    const { prisma, close } = onPGlite((await openFolder(copy)).pglite);
    try {
      const keys = await prisma.vaultCheck.findMany({ select: { keyId: true } });
      return { cases: await prisma.case.count(), keys: keys.map(({ keyId }) => keyId) };
    } finally {
      // Ends its log, so that the backup opens without recovery.
      await close();
    }
  } catch (error) {
    throw new Error(
      `The database in ${folder} does not open (${causeOf(error)}), so there is no backup. Keep a copy of the folder before you try anything.`,
    );
  }
}
