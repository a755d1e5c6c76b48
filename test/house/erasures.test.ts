import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { erasures } from "../../src/app/erasures.ts";

const schema = join(import.meta.dirname, "../../prisma/schema");

test("whatever belongs to a case is erased with the case: src/app/erasures.ts names the models", () => {
  const text = readdirSync(schema)
    .map((file) => readFileSync(join(schema, file), "utf8"))
    .join("\n");
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)];
  const ofCases = models.filter(([, , fields = ""]) => /^ {2}caseId\s/m.test(fields)).map(([, name = ""]) => name);
  // The story goes with the case.
  const erased = [...erasures.flatMap((erasure) => erasure.models), "StoryPart"];
  expect(erased.toSorted()).toEqual(ofCases.toSorted());
});
