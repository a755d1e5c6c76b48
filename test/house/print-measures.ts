// npm run -s house: prints how large the files are, what the root files import, and which names CONTRIBUTING's table lacks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { features } from "./import-rules.ts";
import { measure } from "./measures.ts";
import { sources } from "./sources.ts";

const contributing = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");
const { files, lines, largest, short, rootImports, namesWithoutFile, filesWithoutName } = measure(
  sources(),
  contributing,
  features,
);

process.stdout.write(
  [
    `source files                        ${files}`,
    `lines: median, p90, max             ${lines.median}, ${lines.p90}, ${lines.max}`,
    `the largest                         ${largest.join(", ")}`,
    `under 25 lines                      ${short.length} (${Math.round((100 * short.length) / files)} %)`,
    "",
    "imports of each root file",
    ...rootImports.map(([path, imports]) => `  ${String(imports).padStart(3)}  ${path}`),
    "",
    `names in CONTRIBUTING's table that no file has: ${namesWithoutFile.join(", ") || "none"}`,
    `files of features that the table does not name: ${filesWithoutName.length}`,
    ...filesWithoutName.map((path) => `  ${path}`),
    "",
    "files under 25 lines",
    ...short.map((file) => `  ${file}`),
    "",
  ].join("\n"),
);
