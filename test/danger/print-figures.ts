import { readdirSync } from "node:fs";
import { measure, readPhrases } from "./measure.ts";

// `npm run -s hearing`: how well danger is heard in every set of phrases.
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".tsv"))) {
  const { danger, heard, nearMisses, falseAlarms } = measure(readPhrases(file));
  const figures = `heard ${heard} of ${danger}, false alarms ${falseAlarms} of ${nearMisses}`;
  process.stdout.write(`${file.padEnd(26)} ${figures}\n`);
}
