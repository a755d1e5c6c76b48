import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config, PartlyRead } from "../config.ts";
import { isLocked } from "../database/folder-lock.ts";
import { inspectPostgres } from "../database/inspect.ts";
import { readMigrationState } from "../database/migrate.ts";
import { type Database, migrationsFolder, openAsItIs } from "../database/open.ts";
import { findMissingKeys, keyPath, missingKeysError, readKeyFile } from "../database/seal-key.ts";
import { createVault, type Vault } from "../database/vault.ts";
import { minuteMs } from "../time/units.ts";

const limitMs = minuteMs;

/** A database that is worked on: as it is, with the keys that open it. */
export interface Worksite {
  database: Database;
  vault: Vault;
  keys: Uint8Array[];
  /** Where the keys are kept; null: in `SEAL_KEY`. */
  keyFile: string | null;
}

/**
 * Opens the configured database for a tool that changes something in it. Throws for operators, and then nothing has changed:
 * an embedded one must be nobody else's, a PostgreSQL may be in use.
 */
export async function openWorksite(read: PartlyRead): Promise<Worksite> {
  const { storage, dataDir, sealKeys } = configOf(read);
  const database = storage.kind === "postgres" ? await reach(storage.url) : await openFolderOf(dataDir);
  try {
    await refuseOtherVersion(database);
    const keyFile = sealKeys === null ? keyPath(dataDir) : null;
    const keys = sealKeys ?? (await readKeyFile(keyPath(dataDir)).catch(noKeyFile));
    const vault = createVault(keys);
    const { missing } = await findMissingKeys(database.prisma, vault);
    if (missing.length > 0) throw missingKeysError(missing, vault);
    return { database, vault, keys, keyFile };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A bot that lacks its token has its data all the same; the playground's are in a folder of their own. */
function configOf({ config, wrong, without }: PartlyRead): Config {
  if (config === null || ["DATA_DIR", "DATABASE_URL", "SEAL_KEY"].some((name) => without.has(name))) {
    throw new Error(`The environment is not right:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  }
  const playground = config.mode.kind === "playground" && !without.has("BOT_TOKEN");
  return playground ? { ...config, dataDir: join(config.dataDir, "playground") } : config;
}

async function reach(url: string): Promise<Database> {
  const found = await inspectPostgres(url, limitMs);
  if (found.kind === "open") return found.database;
  const cause = found.kind === "unreachable" ? found.cause : found.kind;
  throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${cause}. Is it running, is the URL right?`);
}

async function openFolderOf(dataDir: string): Promise<Database> {
  const folder = join(dataDir, "database");
  const { uid } = await stat(join(folder, "PG_VERSION")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") throw new Error(notYours(folder));
    throw new Error(`There is no database in ${folder}: is DATA_DIR right? The first start makes it.`);
  });
  // What somebody else writes into the folder the bot could not write to any more.
  if ((process.getuid?.() ?? uid) !== uid) throw new Error(notYours(folder));
  if (await isLocked(folder)) {
    throw new Error(
      `A bot is running on ${folder}: stop it, do this again, then start it (systemctl stop bitimger …).`,
    );
  }
  return openAsItIs(folder);
}

function notYours(folder: string): string {
  return `${folder} belongs to another user: run this as the one who runs the bot (docs/operating.md, "On a server", shows how).`;
}

async function refuseOtherVersion({ sql }: Database): Promise<void> {
  const { open, unknown } = await readMigrationState(sql, migrationsFolder);
  if (unknown.length > 0) throw new Error("The database was made by a newer Bitimger: use that version.");
  if (open.length > 0) {
    throw new Error("The database is of an older Bitimger: start the bot of this version once, then do this again.");
  }
}

function noKeyFile(error: NodeJS.ErrnoException): never {
  if (error.code !== "ENOENT") throw error;
  throw new Error(`The key file ${error.path} is missing: put back the one this data was sealed with.`);
}
