import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { inject } from "vitest";
import type { MigrationConnection } from "../../src/platform/database/migrate.ts";

export interface TestConnection extends MigrationConnection {
  /** Another one to the same database; PostgreSQL only. */
  another(): Promise<MigrationConnection>;
  /** From here on an empty schema is the database. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A plain connection to an empty schema, without Prisma and without our migrations. */
export async function openConnection(): Promise<TestConnection> {
  const server = inject("postgresUrl");
  return server === null ? openPGlite() : openPostgresql(server);
}

async function openPGlite(): Promise<TestConnection> {
  const dump = inject("pgliteDump");
  const pglite = await PGlite.create(dump === null ? {} : { loadDataDir: await openAsBlob(dump) });
  const exec = async (sql: string) => void (await pglite.exec(sql));
  return {
    exec,
    rows: async <Row>(sql: string, params?: unknown[]) => (await pglite.query<Row>(sql, params)).rows,
    another: () => Promise.reject(new Error("PGlite has one connection.")),
    clear: () => exec("DROP SCHEMA IF EXISTS empty CASCADE; CREATE SCHEMA empty; SET search_path TO empty"),
    close: () => pglite.close(),
  };
}

async function openPostgresql(server: string): Promise<TestConnection> {
  const schema = `empty_${randomUUID().slice(0, 8)}`;
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({ connectionString: server, options: `-c search_path=${schema}` });
    await client.connect();
    clients.push(client);
    return {
      exec: async (sql: string) => void (await client.query(sql)),
      rows: async <Row>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as Row[],
    };
  };
  const first = await connect();
  const drop = `DROP SCHEMA IF EXISTS ${schema} CASCADE`;
  return {
    ...first,
    another: connect,
    clear: () => first.exec(`${drop}; CREATE SCHEMA ${schema}`),
    async close() {
      await first.exec(drop);
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}
