// npm run migration -- NAME: writes the SQL that leads from the migrations to the schema. A development tool.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaDiff } from "./schema-diff.ts";

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("usage: npm run migration -- name_in_small_letters\n");
  process.exit(2);
}
const sql = await schemaDiff();
if (sql === "") {
  process.stdout.write("The migrations and the schema agree: nothing to write.\n");
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(import.meta.dirname, "migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  process.stdout.write(`${folder}/migration.sql\n${sql}`);
}
// The schema engine leaves a timer behind.
process.exit(0);
