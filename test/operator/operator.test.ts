import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consentText } from "../../src/features/intake/questions/consent.ts";
import { isBin } from "../../src/features/operator/bin.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { readOperator } from "../../src/features/operator/operator-file.ts";
import { shortDescription } from "../../src/features/people/menu.ts";
import { completeNames, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-operator-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function fileOf(content: unknown): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const own = {
  name: { kk: "«Қоғамдық келісім» КММ", ru: "КГУ «Қоғамдық келісім»", en: "Qogamdyq kelisim" },
  bin: "123456789013",
  contact: { kk: "Абай көшесі, 1", ru: "ул. Абая, 1", en: "Abai street 1" },
  retentionMonths: 18,
};

describe("what an operator may say", () => {
  test("without a file the operator is the source articles'", async () => {
    expect(await readOperator(null)).toBe(defaultOperator);
  });

  test("the example needs nothing but the operator's own BIN, and says what is so without it", async () => {
    const example = join(import.meta.dirname, "../../deploy/operator.example.json");
    const failure = await readOperator(example).catch((error: Error) => error.message);
    expect(failure).toMatch(
      /is not right .*:\n {2}bin: should be the operator's own BIN .*zeros of the example[^\n]*$/,
    );
    const filledIn = (await readFile(example, "utf8")).replace("000000000000", own.bin);
    expect(await readOperator(await fileOf(filledIn))).toEqual({ ...defaultOperator, bin: own.bin });
  });

  test("name and BIN are enough, and the short name of another operator is not beside them", async () => {
    const { name, bin } = own;
    expect(await readOperator(await fileOf({ name, bin }))).toEqual({ ...defaultOperator, name, bin, shortName: null });
  });

  test("hours, days, offers and holidays are read, and what is left out is as before", async () => {
    const operator = await readOperator(
      await fileOf({
        ...own,
        workingHours: { days: ["Tue", "Sun"], to: "17:30" },
        pingHours: { from: "07:05", to: "24:00" },
        offers: { answerMinutes: 240 },
        holidays: { worked: ["2026-10-31"] },
      }),
    );
    expect(operator.hours).toEqual({ days: [2, 7], from: 540, to: 1050, pingFrom: 425, pingTo: 1440 });
    expect(operator.offers).toEqual({ answerMinutes: 240, remindAfterMinutes: 60, mediators: 3 });
    expect(operator.holidays).toEqual({ off: [], worked: ["2026-10-31"] });
  });

  test("a file that an editor began with a byte order mark is read", async () => {
    expect((await readOperator(await fileOf(`\uFEFF${JSON.stringify(own)}`))).bin).toBe(own.bin);
  });
});

test.each(languages)(
  "a consent in %s names the operator of the file, its BIN, contact and period",
  async (language) => {
    const operator = await readOperator(await fileOf(own));
    const shown = consentText(createTexts()(language), operator, "Айгүл");
    for (const part of [completeNames(own.name)[language], own.bin, completeNames(own.contact)[language], "18"])
      expect(shown).toContain(part);
  },
);

test.each(languages)(
  "what stands under the bot's name in %s says who runs it, as long as Telegram takes it",
  async (language) => {
    const long = "Ө".repeat(40);
    const operator = await readOperator(await fileOf({ ...own, shortName: { kk: long, ru: long, en: long } }));
    const shown = shortDescription(createTexts()(language), operator);
    expect(shown).toContain(long);
    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shortDescription(createTexts()(language), { ...operator, shortName: null })).not.toContain("·");
  },
);

describe("what is wrong is told to the operator", () => {
  test.each([
    ["no file", async () => join(folder, "none.json"), ["there is no file", "deploy/operator.example.json"]],
    ["a folder", async () => folder, ["cannot be read (EISDIR)"]],
    ["no JSON", () => fileOf("{\n"), ["not JSON", "comma"]],
    ["a list", () => fileOf([]), ["the file: should be an object"]],
    ["a BIN that is too short", () => fileOf({ ...own, bin: "12" }), ["bin: should be", "12 digits"]],
    ["a BIN without quotation marks", () => fileOf({ ...own, bin: 123456789013 }), ["in quotation marks"]],
    ["a BIN with a slip", () => fileOf({ ...own, bin: "123456789031" }), ["bin: should be", "a digit is wrong"]],
    ["no BIN", () => fileOf({ name: own.name }), ["bin: is missing; it should be the operator's BIN"]],
    [
      "a language left out",
      () => fileOf({ ...own, name: { kk: "а", ru: "б" } }),
      ["name.en: is missing; it should be"],
    ],
    ["spaces for a name", () => fileOf({ ...own, name: { ...own.name, ru: "  " } }), ["name.ru: should be"]],
    ["a word for names", () => fileOf({ ...own, contact: "Абай 1" }), ["contact: should be", '{"kk": "…"']],
    ["a key with a slip", () => fileOf({ ...own, retensionMonth: 3 }), ['did you mean "retentionMonths"']],
    ["a key in the wrong place", () => fileOf({ ...own, mediators: 3 }), ['did you mean "offers.mediators"']],
    ["a key with a slip inside", () => fileOf({ ...own, pingHours: { form: "08:00" } }), ['"pingHours.from"']],
    ["a key like no other", () => fileOf({ ...own, qwertyuiop: 1 }), ["qwertyuiop: is not known; leave it out"]],
    [
      "a time like none",
      () => fileOf({ ...own, workingHours: { from: "9" } }),
      ['from: should be a time like "09:00"'],
    ],
    [
      "an hour that no day has",
      () => fileOf({ ...own, pingHours: { to: "25:00" } }),
      ["pingHours.to: should be a time"],
    ],
    [
      "hours that end before they begin",
      () => fileOf({ ...own, workingHours: { to: "08:00" } }),
      ['a time after "from"'],
    ],
    ["a day of no week", () => fileOf({ ...own, workingHours: { days: ["Дс"] } }), ["days.0: should be one of Mon"]],
    ["no days", () => fileOf({ ...own, workingHours: { days: [] } }), ["days: should be a list of the days"]],
    [
      "pings outside all work",
      () => fileOf({ ...own, pingHours: { from: "19:00" } }),
      ["pingHours: should be hours of which"],
    ],
    [
      "a reminder too late",
      () => fileOf({ ...own, offers: { answerMinutes: 60 } }),
      ["remindAfterMinutes: should be less"],
    ],
    ["half a mediator", () => fileOf({ ...own, offers: { mediators: 1.5 } }), ["a whole number from 1 to 10"]],
    ["a date of no calendar", () => fileOf({ ...own, holidays: { off: ["2027-02-30"] } }), ["off.0: should be a day"]],
    [
      "a day that is both",
      () => fileOf({ ...own, holidays: { off: ["2027-01-08"], worked: ["2027-01-08"] } }),
      ["a day is either worked or off"],
    ],
  ])("%s", async (_, path, said) => {
    const failure = await readOperator(await path()).catch((error: Error) => error.message);
    for (const words of ["OPERATOR_FILE", ...said]) expect(failure).toContain(words);
  });

  test("everything at once, a line for each field", async () => {
    const content = { ...own, bin: "1", holidayz: {}, workingHours: { from: 9 }, offers: { mediators: 99, more: 1 } };
    const failure: unknown = await readOperator(await fileOf(content)).catch((error: Error) => error.message);
    const lines = String(failure).split("\n").slice(1);
    expect(lines.map((line) => line.trim().split(":")[0]).toSorted()).toEqual([
      "bin",
      "holidayz",
      "offers.mediators",
      "offers.more",
      "workingHours.from",
    ]);
  });
});

// Published numbers of known companies; the last one, nobody's, needs the second round of weights.
test.each(["971240001315", "940140000385", "020240000555", "941240000193", "010140000511"])("%s is a BIN", (bin) => {
  expect(isBin(bin)).toBe(true);
  const swapped = bin.replace(/(\d)(?!\1)(\d)/, "$2$1");
  expect(isBin(swapped)).toBe(false);
  expect(isBin(`${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`)).toBe(false);
});
