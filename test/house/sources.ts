import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Every module of the house that is written by hand, with its text; the playground's page apart. */
export function sources(): { path: string; text: string }[] {
  return globSync("src/**/*.ts", { cwd: root, exclude: ["src/platform/database/generated/**"] })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
