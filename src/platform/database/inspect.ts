import { rmSync } from "node:fs";
import { constants, cp, mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { freeBytes } from "./disk-space.ts";
import { isLocked } from "./folder-lock.ts";
import { causeOf, type Database, onPGlite, onPool } from "./open.ts";

/** What was found where the database should be. Looking changes nothing: no folder, no migration, no seed. */
export type Inspected =
  | { kind: "open"; database: Database }
  /** There is no database yet; the first start creates it. */
  | { kind: "none" }
  /** The folder holds other files and no database. */
  | { kind: "foreign" }
  /** A running process holds the lock. */
  | { kind: "locked" }
  | { kind: "unreachable"; cause: string };

/** Opens a PostgreSQL without creating or migrating anything in it. */
export async function inspectPostgres(url: string, limitMs: number): Promise<Inspected> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: limitMs,
    query_timeout: limitMs,
  });
  pool.on("error", () => {});
  try {
    await pool.query("SELECT 1");
    return { kind: "open", database: onPool(pool) };
  } catch (error) {
    await pool.end();
    return { kind: "unreachable", cause: causeOf(error) };
  }
}

/**
 * Opens a copy of an embedded database, because opening the original would already write to it. It only checks the folder's lock and
 * does not take it, so that a bot which starts meanwhile is not refused.
 */
export async function inspectFolder(folder: string): Promise<Inspected> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => error.code ?? error.name);
  if (found === "ENOENT") return { kind: "none" };
  if (!Array.isArray(found)) return { kind: "unreachable", cause: found };
  if (found.length === 0) return { kind: "none" };
  if (!found.includes("PG_VERSION")) return { kind: "foreign" };
  if (await isLocked(folder)) return { kind: "locked" };
  const [needed, free] = [await sizeOf(folder), await freeBytes(tmpdir())];
  if (needed > free) return { kind: "unreachable", cause: `${tmpdir()} has no space for a copy of it` };
  const copy = await mkdtemp(join(tmpdir(), "bitimger-look-"));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
    if (await isLocked(folder)) throw new LockedMeanwhile();
    const database = onPGlite(await PGlite.create(copy));
    return { kind: "open", database: { ...database, close: () => database.close().finally(remove) } };
  } catch (error) {
    remove();
    // Files may vanish under the copy when a bot starts.
    if (error instanceof LockedMeanwhile || (await isLocked(folder))) return { kind: "locked" };
    return { kind: "unreachable", cause: causeOf(error) };
  }
}

class LockedMeanwhile extends Error {}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
