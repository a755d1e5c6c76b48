import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { readOperator } from "../../src/features/operator/operator-file.ts";
import { operatorSchema } from "../../src/features/operator/operator-schema.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { demoOperatorFile } from "../../src/playground/demo-operator.ts";

const madeUp = /ойдан шығарылған|вымышлен|made up/;

test("the playground's operator says in every language, wherever it is named, that it is made up", async () => {
  const { name, shortName, contact } = await readOperator(demoOperatorFile);
  for (const language of languages) {
    for (const words of [name[language], shortName?.[language], contact[language]]) expect(words).toMatch(madeUp);
  }
});

test("it leaves out nothing that people read, and its BIN is nobody's", async () => {
  const given = Object.keys(JSON.parse(await readFile(demoOperatorFile, "utf8")));
  // The hours, the offers, the terms of talks and closings and the holidays are those of the service; nobody is on duty in a playground but its coordinators.
  const ofTheService = [
    "retentionMonths",
    "deliveryDays",
    "workingHours",
    "pingHours",
    "offers",
    "holidays",
    "duty",
    "talks",
    "closing",
  ];
  const fields = Object.keys(operatorSchema(defaultOperator, []).shape);
  expect([...given, ...ofTheService].toSorted()).toEqual(fields.toSorted());
  const { bin } = await readOperator(demoOperatorFile);
  expect(Number(bin?.slice(2, 4))).toBeGreaterThan(12);
});
