import { join } from "node:path";
import type { Config } from "../config.ts";
import { type Inspected, inspectFolder, inspectPostgres } from "../database/inspect.ts";
import { type MigrationState, readMigrationState } from "../database/migrate.ts";
import { migrationsFolder, type Sql } from "../database/open.ts";
import { type Finding, trouble, warning, well } from "./check.ts";
import type { Listening } from "./machine.ts";

const limitMs = 5000;
/** A copy of an embedded database is made and opened: that is work, not waiting. */
const copyLimitMs = 30_000;

/** Opens the configured database for looking, or says why not. */
export function inspect({ storage, dataDir }: Pick<Config, "storage" | "dataDir">): Promise<Inspected> {
  const [opening, limit] =
    storage.kind === "postgres"
      ? [inspectPostgres(storage.url, limitMs), limitMs + 1000]
      : [inspectFolder(join(dataDir, "database")), copyLimitMs];
  const cause = `no answer within ${limit / 1000} s`;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Inspected>((resolve) => {
    timer = setTimeout(resolve, limit, { kind: "unreachable", cause });
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/** Why the database could not be looked into. */
export function shut(
  inspected: Exclude<Inspected, { kind: "open" }>,
  { storage, dataDir }: Pick<Config, "storage" | "dataDir">,
  listening: Listening,
): Finding {
  const folder = join(dataDir, "database");
  switch (inspected.kind) {
    case "none":
      return warning(
        `there is none in ${folder} yet`,
        "Start the bot: the first start makes it and loads regions and rooms.",
      );
    case "foreign":
      return trouble(`${folder} is not empty and holds no database`, "Give Bitimger a DATA_DIR of its own.");
    case "locked":
      if (listening.kind === "bot") {
        return well(
          `${folder} is in the hands of the running bot; what is in it can be looked at while that is stopped`,
        );
      }
      return warning(
        `a process has ${folder}, but no bot answers at HOST and PORT`,
        "If the bot has just been started, look again in a minute; else it runs with another PORT, or hangs: see its log.",
      );
    case "unreachable":
      if (storage.kind === "embedded") {
        return trouble(
          `${folder} does not open: ${inspected.cause}`,
          "Do files and folder belong to whoever runs the bot? If it is damaged, put back a backup, the key file too.",
        );
      }
      return trouble(
        `PostgreSQL at DATABASE_URL does not answer: ${inspected.cause}`,
        "Is it running, are address, user and password right, and does it let this machine in (pg_hba.conf)?",
      );
  }
}

/** How the database's history stands to this version. */
export function migrationState({ rows }: Sql): Promise<MigrationState> {
  return readMigrationState({ rows }, migrationsFolder);
}

/** Version, migrations and size. */
export async function standing({ rows }: Sql, state: MigrationState): Promise<Finding[]> {
  const [facts] = await rows<{ version: string; number: number; bytes: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
       pg_database_size(current_database())::text AS bytes`,
  );
  const { version = "?", number = 0, bytes = "0" } = facts ?? {};
  const size = `${(Number(bytes) / 1e6).toFixed(0)} MB`;
  return [serverVersion(version, number, size), upToDate(state)];
}

/** @param number as PostgreSQL counts: 150004 is 15.4 */
export function serverVersion(version: string, number: number, size: string): Finding {
  if (number >= 150_000) return well(`PostgreSQL ${version}, ${size}`);
  return trouble(
    `PostgreSQL ${version} is too old`,
    "Move the data to PostgreSQL 15 or newer (pg_upgrade, or dump and restore).",
  );
}

/** Whether this version and the database belong together. */
export function upToDate({ open, unknown, changed }: MigrationState): Finding {
  if (unknown.length > 0) {
    return trouble(
      `it was made by a newer Bitimger (unknown migrations: ${unknown.join(", ")})`,
      "Start that version again; this one does not start on it.",
    );
  }
  if (changed.length > 0) {
    return trouble(
      `migrations were changed after they ran: ${changed.join(", ")}`,
      "Put back the files of the version that ran them; this one does not start.",
    );
  }
  if (open.length === 0) return well("its tables are those of this version");
  return warning(
    `migrations that have not run: ${open.length} (${open.at(0)} …)`,
    "The next start runs them. Make a backup first; an older version does not start afterwards.",
  );
}
