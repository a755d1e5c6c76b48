import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

const schemaFolder = join(import.meta.dirname, "schema");
const migrationsFolder = join(import.meta.dirname, "migrations");
// The type library of the browser has it, ours has not.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start?: () => void } } }>;
};

const noFilter = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from what the migrations make to what the schema says; "" where they agree.
 * Runs Prisma's schema engine as WebAssembly on a PGlite in memory, because the native one must be downloaded.
 */
export async function schemaDiff(): Promise<string> {
  const engine = await loadEngine();
  const schemas = await readSchemas();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(new PGlite()));
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: schemas }, () => {}, adapter);
  const { stdout } = await schemaEngine.diff({
    from: { tag: "migrations", ...(await readMigrationList()) },
    to: { tag: "schemaDatamodel", files: schemas.map(([path, content]) => ({ path, content })) },
    script: true,
    exitCode: null,
    filters: noFilter,
  });
  const sql = stdout ?? "";
  return sql.includes("This is an empty migration") ? "" : sql;
}

async function loadEngine() {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const wasm = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return engine;
}

async function readSchemas(): Promise<[string, string][]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        join(schemaFolder, name),
        await readFile(join(schemaFolder, name), "utf8"),
      ],
    ),
  );
}

async function readMigrationList() {
  const names = await readdir(migrationsFolder).catch(() => []);
  const migrationDirectories = await Promise.all(
    names
      .filter((name) => /^\d/.test(name))
      .sort()
      .map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(migrationsFolder, name, "migration.sql"), "utf8") },
        },
      })),
  );
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
