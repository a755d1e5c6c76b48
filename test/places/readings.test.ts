import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildGazetteer } from "../../src/features/places/reading/gazetteer.ts";
import { readPlace } from "../../src/features/places/reading/reading.ts";
import { readGazetteerData } from "../../src/features/places/seed.ts";
import { hardPhrases } from "./hard-phrases.ts";

const phrases = readFileSync(new URL("../bench/places/phrases.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t")[1] ?? "");

// reading.test.ts says how many of these may be wrong. If you changed a reading on purpose, write the file again and look at
// the difference: npx vitest run -u test/places/readings.test.ts
test("every labelled phrase, and every hard one, is read as it was", async () => {
  const gazetteer = buildGazetteer(await readGazetteerData());
  const lines = [...phrases, ...hardPhrases].map((text) => {
    const reading = readPlace(gazetteer, text);
    const places = reading.kind === "found" ? [reading.place] : reading.kind === "choice" ? reading.places : [];
    return [text, reading.kind, ...places.map(({ kind, id }) => `${kind}:${id}`)].join(" ");
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("readings.txt");
});
