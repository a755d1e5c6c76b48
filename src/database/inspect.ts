import { rmSync } from "node:fs";
import { constants, cp, mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { freeBytes } from "./disk-space.ts";
import { isLocked } from "./folder-lock.ts";
import { causeOf, type Database, onPGlite, onPool } from "./open.ts";

/** What is where the database should be. Whoever looks changes nothing: no folder, no migration, no seed. */
export type Inspected =
  | { kind: "open"; database: Database }
  /** Nothing yet: the first start makes it. */
  | { kind: "none" }
  /** A folder of somebody else's files. */
  | { kind: "foreign" }
  /** A process has it. */
  | { kind: "locked" }
  | { kind: "unreachable"; cause: string };

/** Looks into a PostgreSQL as it is: nothing is made in it, nothing brought up to date. */
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
 * Looks into an embedded database: into a copy of it, because opening one already writes. The folder's lock is asked for and not
 * taken, so that a bot that starts meanwhile is not refused.
 */
export async function inspectFolder(folder: string): Promise<Inspected> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => error.code ?? error.name);
  if (found === "ENOENT") return { kind: "none" };
  if (!Array.isArray(found)) return { kind: "unreachable", cause: found };
  if (found.length === 0) return { kind: "none" };
  if (!found.includes("PG_VERSION")) return { kind: "foreign" };
  if (await isLocked(folder)) return { kind: "locked" };
  const [needed, free] = [await sizeOf(folder), await freeBytes(tmpdir())];
  if (needed > free) return { kind: "unreachable", cause: `no room for a copy of it in ${tmpdir()}` };
  const copy = await mkdtemp(join(tmpdir(), "bitimger-look-"));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
    if (await isLocked(folder)) throw new TakenMeanwhile();
    const database = onPGlite(await PGlite.create(copy));
    return { kind: "open", database: { ...database, close: () => database.close().finally(remove) } };
  } catch (error) {
    remove();
    // Files may vanish under the copy when a bot starts.
    if (error instanceof TakenMeanwhile || (await isLocked(folder))) return { kind: "locked" };
    return { kind: "unreachable", cause: causeOf(error) };
  }
}

class TakenMeanwhile extends Error {}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
