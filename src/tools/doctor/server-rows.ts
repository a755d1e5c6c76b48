import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";

// Prisma knows the tables of the schema and nothing of the server.

/** What the server tells about itself. */
export interface ServerFacts {
  version: string;
  /** The same version as a number: 150004 is 15.4. */
  number: number;
  /** The size of the database. */
  bytes: number;
}

export async function readServerFacts(pool: Sql): Promise<ServerFacts> {
  const [facts] = await query<ServerFacts>(
    pool,
    sql`
      SELECT current_setting('server_version') AS version,
        current_setting('server_version_num')::int AS number,
        pg_database_size(current_database())::float8 AS bytes`,
  );
  if (facts === undefined) throw new Error("The server told nothing about itself.");
  return facts;
}
