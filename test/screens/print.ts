// npm run -s screens [-- NAME]: prints all screens, or those whose name contains NAME, in the three languages side by side.
import type { Screen } from "../../src/platform/chat/screen.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { allScreens } from "./all.ts";
import { readable, sideBySide } from "./columns.ts";
import { setStage } from "./stage.ts";

// The reader may close the pipe early (`| head`).
process.stdout.on("error", () => process.exit());
const filter = process.argv.slice(2).join(" ").toLowerCase();
const width = Math.max(Math.floor(((process.stdout.columns ?? 134) - 6) / languages.length), 24);

const texts = createTexts();
const shown = allScreens(setStage(await seededPlaces())).filter(({ name }) => name.toLowerCase().includes(filter));

for (const { name, screen } of shown) {
  const columns = languages.map((language) => written(screen(texts(language))));
  process.stdout.write(`━━ ${name} ${"━".repeat(Math.max(width * 3 + 2 - name.length, 0))}\n`);
  process.stdout.write(`${sideBySide(columns, width)}\n\n`);
}
if (shown.length === 0) {
  process.stderr.write(`No screen has a name that contains «${filter}».\n`);
  process.exitCode = 1;
}

function written({ text, rows = [], keyboard }: Screen): string {
  const buttons = rows.map((row) => row.map(({ label }) => `[${label}]`).join(" "));
  if (keyboard?.kind === "keys")
    buttons.push(...keyboard.rows.map((row) => `⌨ ${row.map((key) => `[${key}]`).join(" ")}`));
  else if (keyboard !== undefined && keyboard.kind !== "remove") buttons.push(`⌨ [${keyboard.label}]`);
  return [readable(text), ...(buttons.length === 0 ? [] : [""]), ...buttons].join("\n");
}
