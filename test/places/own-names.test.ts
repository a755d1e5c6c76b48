import { expect, test } from "vitest";
import { buildGazetteer } from "../../src/features/places/reading/gazetteer.ts";
import { readPlace } from "../../src/features/places/reading/reading.ts";
import { readGazetteerData } from "../../src/features/places/seed.ts";

// If you changed a reading on purpose, write the file again and look at the difference: npx vitest run -u test/places/own-names.test.ts
test("every region, district and town is read from its own names as it was", async () => {
  const data = await readGazetteerData();
  const gazetteer = buildGazetteer(data);
  const names = [
    ...data.regions.flatMap(({ name, aliases }) => [name.kk, name.ru, name.en, ...aliases]),
    ...data.districts.flatMap(({ name, label }) => [name.kk, label.kk, label.ru]),
    ...data.places.flatMap(({ kk, ru, en, formerly }) => [kk, ru, en, ...formerly]),
    ...data.settlements.slice(0, 300).flatMap(({ name, kk, ru }) => [name, kk ?? "", ru ?? ""]),
  ];
  const lines = [...new Set(names)]
    .filter((name) => name !== "")
    .map((name) => {
      const reading = readPlace(gazetteer, name);
      const places = reading.kind === "found" ? [reading.place] : reading.kind === "choice" ? reading.places : [];
      return [name, reading.kind, ...places.map(({ kind, id }) => `${kind}:${id}`)].join(" ");
    });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("own-names.txt");
});
