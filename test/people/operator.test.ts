import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTexts, languages } from "../../src/i18n/texts.ts";
import { consentText } from "../../src/intake/questions.ts";
import { defaultOperator, readOperator } from "../../src/people/operator.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-operator-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(text: string): Promise<string> {
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, text);
  return path;
}

const own = {
  name: { kk: "«Қоғамдық келісім» КММ", ru: "КГУ «Қоғамдық келісім»", en: "Qogamdyq kelisim" },
  bin: "123456789012",
  contact: { kk: "Абай көшесі, 1", ru: "ул. Абая, 1", en: "Abai street 1" },
  retentionMonths: 18,
};

test("without a file the operator is the source articles'", async () => {
  expect(await readOperator(null)).toBe(defaultOperator);
});

test("the example is a file that is right", async () => {
  const example = await readOperator(join(import.meta.dirname, "../../operator.example.json"));
  expect(example.name).toEqual(defaultOperator.name);
});

test.each(languages)(
  "a consent in %s names the operator of the file, its BIN, contact and period",
  async (language) => {
    const operator = await readOperator(await fileOf(JSON.stringify(own)));
    const shown = consentText(createTexts()(language), operator, "Айгүл");
    for (const part of [own.name[language], own.bin, own.contact[language], "18"]) expect(shown).toContain(part);
  },
);

test.each([
  ["no file", async () => join(folder, "none.json"), "there is no file"],
  ["no JSON", () => fileOf("{"), "is not JSON"],
  ["a BIN that is none", () => fileOf(JSON.stringify({ ...own, bin: "12" })), "12 digits"],
  ["a language left out", () => fileOf(JSON.stringify({ ...own, name: { kk: "a", ru: "b" } })), "name.en"],
  ["a word too many", () => fileOf(JSON.stringify({ ...own, phone: "1" })), "phone"],
])("%s is told to the operator", async (_, path, said) => {
  await expect(readOperator(await path())).rejects.toThrow(said);
});
