import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PartlyRead } from "../../platform/config.ts";
import { isLocked } from "../../platform/database/folder-lock.ts";
import { inspectPostgres } from "../../platform/database/inspect.ts";
import { readMigrationState } from "../../platform/database/migrate.ts";
import { type Database, migrationsFolder, openWithoutMigrating } from "../../platform/database/open.ts";
import { findMissingKeys, keyPath, missingKeysError, readKeyFile } from "../../platform/database/seal-key.ts";
import { createVault, type Vault } from "../../platform/database/vault.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { storageConfig } from "../operator-command.ts";

const limitMs = minuteMs;

/** A database that was opened without migrating it, and the keys that open it. */
export interface OpenedDatabase {
  database: Database;
  vault: Vault;
  keys: Uint8Array[];
  /** The path of the key file; null if the keys are in `SEAL_KEY`. */
  keyFile: string | null;
}

/**
 * Opens the configured database for a command that changes something in it. No bot may be running on an embedded database; a PostgreSQL
 * may be in use. Throws an error for operators if it cannot open the database, and then nothing has changed.
 */
export async function openForMaintenance(read: PartlyRead): Promise<OpenedDatabase> {
  const config = storageConfig(read);
  const { storage, sealKeys } = config;
  const isPlayground = config.mode.kind === "playground" && !read.without.has("BOT_TOKEN");
  const dataDir = isPlayground ? join(config.dataDir, "playground") : config.dataDir;
  const database = storage.kind === "postgres" ? await openPostgres(storage.url) : await openEmbedded(dataDir);
  try {
    await refuseOtherVersion(database);
    const keyFile = sealKeys === null ? keyPath(dataDir) : null;
    const keys = sealKeys ?? (await readKeyFile(keyPath(dataDir)).catch(failWithoutKeyFile));
    const vault = createVault(keys);
    const { missing } = await findMissingKeys(database.prisma, vault);
    if (missing.length > 0) throw missingKeysError(missing, vault);
    return { database, vault, keys, keyFile };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openPostgres(url: string): Promise<Database> {
  const found = await inspectPostgres(url, limitMs);
  if (found.kind === "open") return found.database;
  const cause = found.kind === "unreachable" ? found.cause : found.kind;
  throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${cause}. Is it running, is the URL right?`);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const folder = join(dataDir, "database");
  const { uid } = await stat(join(folder, "PG_VERSION")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") throw new Error(notYours(folder));
    throw new Error(`There is no database in ${folder}: is DATA_DIR right? The first start creates it.`);
  });
  // The bot could no longer write to files that another user has written into its folder.
  if ((process.getuid?.() ?? uid) !== uid) throw new Error(notYours(folder));
  if (await isLocked(folder)) {
    throw new Error(
      `A bot is running on ${folder}: stop it (systemctl stop bitimger …), run this again, then start the bot.`,
    );
  }
  return openWithoutMigrating(folder);
}

function notYours(folder: string): string {
  return `${folder} belongs to another user: run this as the user who runs the bot (docs/operating.md, "On a server", shows how).`;
}

async function refuseOtherVersion({ sql }: Database): Promise<void> {
  const { open, unknown } = await readMigrationState(sql, migrationsFolder);
  if (unknown.length > 0) throw new Error("A newer Bitimger made this database: use that version.");
  if (open.length > 0) {
    throw new Error("The database is of an older Bitimger: start the bot of this version once, then run this again.");
  }
}

function failWithoutKeyFile(error: NodeJS.ErrnoException): never {
  if (error.code !== "ENOENT") throw error;
  throw new Error(`The key file ${error.path} is missing: restore the key file with which these data were sealed.`);
}
