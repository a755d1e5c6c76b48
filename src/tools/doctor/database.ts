import { join } from "node:path";
import type { Config } from "../../platform/config.ts";
import { type Inspected, inspectFolder, inspectPostgres } from "../../platform/database/inspect.ts";
import { type MigrationState, readMigrationState } from "../../platform/database/migrate.ts";
import { migrationsFolder, type Sql } from "../../platform/database/open.ts";
import { type Finding, trouble, warning, well } from "./check.ts";
import type { Listening } from "./machine.ts";
import { readServerFacts } from "./server-rows.ts";

const limitMs = 5000;
/** An embedded database is copied and opened, which takes longer. */
const copyLimitMs = 30_000;

/** Opens the configured database without changing it, or says why it cannot. */
export function inspect({ storage, dataDir }: Pick<Config, "storage" | "dataDir">): Promise<Inspected> {
  const [opening, limit] =
    storage.kind === "postgres"
      ? [inspectPostgres(storage.url, limitMs), limitMs + 1000]
      : [inspectFolder(join(dataDir, "database")), copyLimitMs];
  const cause = `no answer within ${limit / 1000} s`;
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<Inspected>((resolve) => {
    timer = setTimeout(resolve, limit, { kind: "unreachable", cause });
  });
  return Promise.race([opening, timedOut]).finally(() => clearTimeout(timer));
}

/** Explains why the database could not be opened. */
export function databaseNotOpened(
  inspected: Exclude<Inspected, { kind: "open" }>,
  { storage, dataDir }: Pick<Config, "storage" | "dataDir">,
  listening: Listening,
): Finding {
  const folder = join(dataDir, "database");
  switch (inspected.kind) {
    case "none":
      return warning(
        `there is none in ${folder} yet`,
        "Start the bot: the first start creates it and loads regions and rooms.",
      );
    case "foreign":
      return trouble(`${folder} is not empty and holds no database`, "Give Bitimger a DATA_DIR of its own.");
    case "locked":
      if (listening.kind === "bot") {
        return well(`${folder} is in use by the running bot; the doctor can look inside while the bot is stopped`);
      }
      return warning(
        `a process uses ${folder}, but no bot answers at HOST and PORT`,
        "If the bot has just been started, try again in a minute. Otherwise it runs with another PORT or hangs: see its log.",
      );
    case "unreachable":
      if (storage.kind === "embedded") {
        return trouble(
          `${folder} does not open: ${inspected.cause}`,
          "Do the files and the folder belong to the user who runs the bot? If they are damaged, restore a backup and the key file.",
        );
      }
      return trouble(
        `PostgreSQL at DATABASE_URL does not answer: ${inspected.cause}`,
        "Is it running, are the address, user and password right, and does it accept this machine (pg_hba.conf)?",
      );
  }
}

/** Compares the database's migrations with those of this version. */
export function migrationState({ rows }: Sql): Promise<MigrationState> {
  return readMigrationState({ rows }, migrationsFolder);
}

/** Checks the version and the migrations, and reports the size. */
export async function databaseState(pool: Sql, state: MigrationState): Promise<Finding[]> {
  const { version, number, bytes } = await readServerFacts(pool);
  const size = `${(bytes / 1e6).toFixed(0)} MB`;
  return [serverVersion(version, number, size), upToDate(state)];
}

/** @param number PostgreSQL's version number: 150004 is 15.4 */
export function serverVersion(version: string, number: number, size: string): Finding {
  if (number >= 150_000) return well(`PostgreSQL ${version}, ${size}`);
  return trouble(
    `PostgreSQL ${version} is too old`,
    "Move the data to PostgreSQL 15 or newer (pg_upgrade, or dump and restore).",
  );
}

/** Whether this version can run on the database. */
export function upToDate({ open, unknown, changed }: MigrationState): Finding {
  if (unknown.length > 0) {
    return trouble(
      `a newer Bitimger made it (unknown migrations: ${unknown.join(", ")})`,
      "Start that version again; this version does not start on it.",
    );
  }
  if (changed.length > 0) {
    return trouble(
      `migrations were changed after they ran: ${changed.join(", ")}`,
      "Restore the files of the version that ran them; otherwise this version does not start.",
    );
  }
  if (open.length === 0) return well("its tables are those of this version");
  return warning(
    `migrations that have not run: ${open.length} (${open.at(0)} …)`,
    "The next start runs them. Make a backup first; an older version does not start afterwards.",
  );
}
