// npm run -s bench -- NAME: runs test/bench/NAME.ts, which prints a table and then a line of JSON to stdout.
import { existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import type { Bench } from "./figures.ts";

const [name = ""] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
const helpers = ["run", "figures"];
if (!/^[a-z-]+$/.test(name) || helpers.includes(name) || !existsSync(file)) {
  const names = globSync("*.ts", { cwd: import.meta.dirname }).map((path) => basename(path, ".ts"));
  process.stderr.write(
    `usage: npm run -s bench -- ${names
      .filter((item) => !helpers.includes(item))
      .sort()
      .join(" | ")}\n`,
  );
  process.exit(2);
}
const { bench } = (await import(file)) as Bench;
const figures = await bench((line) => process.stdout.write(`${line}\n`));
process.stdout.write(`${JSON.stringify(figures)}\n`);
