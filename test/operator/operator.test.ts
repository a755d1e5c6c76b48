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

describe("an operator's file", () => {
  test("may be missing: the operator is then the operator of the source articles", async () => {
    expect(await readOperator(null)).toBe(defaultOperator);
  });

  test("copied from the example needs only the operator's own BIN, and repeats the defaults", async () => {
    const example = join(import.meta.dirname, "../../deploy/operator.example.json");
    const failure = await readOperator(example).catch((error: Error) => error.message);
    expect(failure).toMatch(
      /has mistakes .*:\n {2}bin: should be the operator's own BIN .*zeros in the example[^\n]*$/,
    );
    const filledIn = (await readFile(example, "utf8")).replace("000000000000", own.bin);
    expect(await readOperator(await fileOf(filledIn))).toEqual({ ...defaultOperator, bin: own.bin });
  });

  test("needs only a name and a BIN, and does not inherit the short name of another operator", async () => {
    const { name, bin } = own;
    expect(await readOperator(await fileOf({ name, bin }))).toEqual({ ...defaultOperator, name, bin, shortName: null });
  });

  test("sets hours, days, offers and holidays, and keeps the defaults of omitted fields", async () => {
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

  test("names those on duty by Telegram id, for everywhere and by region", async () => {
    const duty = { everywhere: [7_000_000_001], regions: { "KZ-19": [5, 6] } };
    expect((await readOperator(await fileOf({ ...own, duty }))).duty).toEqual(duty);
    const some = await readOperator(await fileOf({ ...own, duty: { everywhere: [5] } }));
    expect(some.duty).toEqual({ everywhere: [5], regions: {} });
  });

  test("may begin with a byte order mark", async () => {
    expect((await readOperator(await fileOf(`\uFEFF${JSON.stringify(own)}`))).bin).toBe(own.bin);
  });
});

test.each(languages)(
  "a consent in %s names the operator, its BIN, its contact and how long data is kept",
  async (language) => {
    const operator = await readOperator(await fileOf(own));
    const shown = consentText(createTexts()(language), operator, "Айгүл");
    for (const part of [completeNames(own.name)[language], own.bin, completeNames(own.contact)[language], "18"])
      expect(shown).toContain(part);
  },
);

test.each(languages)(
  "the text below the bot's name in %s names the operator, within Telegram's limit",
  async (language) => {
    const long = "Ө".repeat(40);
    const operator = await readOperator(await fileOf({ ...own, shortName: { kk: long, ru: long, en: long } }));
    const shown = shortDescription(createTexts()(language), operator);
    expect(shown).toContain(long);
    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shortDescription(createTexts()(language), { ...operator, shortName: null })).not.toContain("·");
  },
);

describe("the operator is told about", () => {
  test.each([
    ["a missing file", async () => join(folder, "none.json"), ["there is no file", "deploy/operator.example.json"]],
    ["a folder", async () => folder, ["cannot be read (EISDIR)"]],
    ["invalid JSON", () => fileOf("{\n"), ["not valid JSON", "comma"]],
    ["a list", () => fileOf([]), ["the file: should be an object"]],
    ["a BIN that is too short", () => fileOf({ ...own, bin: "12" }), ["bin: should be", "12 digits"]],
    ["a BIN without quotation marks", () => fileOf({ ...own, bin: 123456789013 }), ["in quotation marks"]],
    [
      "a BIN with a typing error",
      () => fileOf({ ...own, bin: "123456789031" }),
      ["bin: should be", "a digit of this number is wrong"],
    ],
    ["a missing BIN", () => fileOf({ name: own.name }), ["bin: is missing; it should be the operator's BIN"]],
    ["a missing language", () => fileOf({ ...own, name: { kk: "а", ru: "б" } }), ["name.en: is missing; it should be"]],
    ["a blank name", () => fileOf({ ...own, name: { ...own.name, ru: "  " } }), ["name.ru: should be"]],
    ["a text instead of names", () => fileOf({ ...own, contact: "Абай 1" }), ["contact: should be", '{"kk": "…"']],
    ["a misspelt field", () => fileOf({ ...own, retensionMonth: 3 }), ['did you mean "retentionMonths"']],
    ["a field in the wrong place", () => fileOf({ ...own, mediators: 3 }), ['did you mean "offers.mediators"']],
    ["a misspelt inner field", () => fileOf({ ...own, pingHours: { form: "08:00" } }), ['"pingHours.from"']],
    [
      "somebody on duty by name",
      () => fileOf({ ...own, duty: { everywhere: ["@saule"] } }),
      ["duty.everywhere", "should be a list of Telegram ids"],
    ],
    [
      "a duty list of a region that does not exist",
      () => fileOf({ ...own, duty: { regions: { "KZ-99": [5] } } }),
      ["duty.regions: should be lists by the id of a region: KZ-"],
    ],
    ["an unknown field", () => fileOf({ ...own, qwertyuiop: 1 }), ["qwertyuiop: this field is unknown; remove it"]],
    ["an invalid time", () => fileOf({ ...own, workingHours: { from: "9" } }), ['from: should be a time like "09:00"']],
    [
      "an hour after the end of the day",
      () => fileOf({ ...own, pingHours: { to: "25:00" } }),
      ["pingHours.to: should be a time"],
    ],
    [
      "hours that end before they begin",
      () => fileOf({ ...own, workingHours: { to: "08:00" } }),
      ['a time after "from"'],
    ],
    [
      "ping hours that end before they begin",
      () => fileOf({ ...own, pingHours: { from: "12:00", to: "11:00" } }),
      ['pingHours.to: should be a time after "from"'],
    ],
    [
      "ping hours of no length",
      () => fileOf({ ...own, pingHours: { from: "12:00", to: "12:00" } }),
      ['pingHours.to: should be a time after "from"'],
    ],
    [
      "working hours of no length",
      () => fileOf({ ...own, workingHours: { from: "12:00", to: "12:00" } }),
      ['workingHours.to: should be a time after "from"'],
    ],
    [
      "a time with something after it",
      () => fileOf({ ...own, workingHours: { from: "09:00 am" } }),
      ["workingHours.from: should be a time"],
    ],
    [
      "a time with something before it",
      () => fileOf({ ...own, workingHours: { from: "at 09:00" } }),
      ["workingHours.from: should be a time"],
    ],
    [
      "a BIN with something around it",
      () => fileOf({ ...own, bin: `БСН ${own.bin}` }),
      ["bin: should be", "12 digits in quotation marks"],
    ],
    [
      "a BIN that goes on",
      () => fileOf({ ...own, bin: `${own.bin}0` }),
      ["bin: should be", "12 digits in quotation marks"],
    ],
    [
      "an unknown day of the week",
      () => fileOf({ ...own, workingHours: { days: ["Дс"] } }),
      ["days.0: should be one of Mon"],
    ],
    [
      "an empty list of days",
      () => fileOf({ ...own, workingHours: { days: [] } }),
      ["days: should be a list of the working days"],
    ],
    [
      "ping hours outside the working hours",
      () => fileOf({ ...own, pingHours: { from: "19:00" } }),
      ["pingHours: should be hours that overlap"],
    ],
    [
      "ping hours that begin when the work ends",
      () => fileOf({ ...own, pingHours: { from: "18:00" } }),
      ["pingHours: should be hours that overlap"],
    ],
    [
      "ping hours that end when the work begins",
      () => fileOf({ ...own, pingHours: { to: "09:00" } }),
      ["pingHours: should be hours that overlap"],
    ],
    [
      "a reminder after the deadline",
      () => fileOf({ ...own, offers: { answerMinutes: 60 } }),
      ["remindAfterMinutes: should be less"],
    ],
    ["half a mediator", () => fileOf({ ...own, offers: { mediators: 1.5 } }), ["a whole number from 1 to 10"]],
    [
      "a date that does not exist",
      () => fileOf({ ...own, holidays: { off: ["2027-02-30"] } }),
      ["off.0: should be a date"],
    ],
    [
      "a day that is both worked and off",
      () => fileOf({ ...own, holidays: { off: ["2027-01-08"], worked: ["2027-01-08"] } }),
      ["holidays.worked: should be dates", "a day is either worked or off"],
    ],
  ])("%s", async (_, path, parts) => {
    const failure = await readOperator(await path()).catch((error: Error) => error.message);
    for (const part of ["OPERATOR_FILE", ...parts]) expect(failure).toContain(part);
  });

  test("all mistakes at once, with a line for each field", async () => {
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

test("every field says what it should be, with an example where a word would not do", async () => {
  const fields = {
    name: 1,
    shortName: 1,
    bin: 1,
    contact: 1,
    retentionMonths: 1.5,
    deliveryDays: 7,
    workingHours: 1,
    pingHours: 1,
    offers: 1,
    holidays: 1,
  };
  const inner = {
    name: { kk: 1, ru: 1, en: 1 },
    bin: own.bin,
    workingHours: { days: 1, from: 1, to: 1 },
    pingHours: { from: 1, to: 1 },
    offers: { answerMinutes: 9, remindAfterMinutes: 4, mediators: 11 },
    holidays: { off: 1, worked: [1] },
  };
  const complaints = [];
  for (const content of [fields, inner]) {
    const failure: unknown = await readOperator(await fileOf(content)).catch((error: Error) => error.message);
    complaints.push(...String(failure).split("\n").slice(1));
  }
  expect(`\n${complaints.join("\n")}\n`).toMatchInlineSnapshot(`
    "
      name: should be the operator's name in 3 languages, like {"kk": "…", "ru": "…", "en": "…"}
      shortName: should be the operator's short name in 3 languages, like {"kk": "…", "ru": "…", "en": "…"}
      bin: should be the operator's BIN (БСН): 12 digits in quotation marks
      contact: should be how people can reach the operator in 3 languages, like {"kk": "…", "ru": "…", "en": "…"}
      retentionMonths: should be how many months data are kept after a case ends, a whole number from 1 to 120
      deliveryDays: should be how many days it is known which messages were sent, a whole number from 30 to 3650
      workingHours: should be the working hours, like {"from": "09:00", "to": "18:00"}
      pingHours: should be the hours in which mediators may be messaged, like {"from": "08:00", "to": "21:00"}
      offers: should be how mediators are asked, like {"answerMinutes": 120, "remindAfterMinutes": 60, "mediators": 3}
      holidays: should be the days that differ from the official calendar, like {"off": ["2027-01-08"], "worked": []}
      name.kk: should be the operator's name in Kazakh, in quotation marks, up to 200 characters
      name.ru: should be the operator's name in Russian, in quotation marks, up to 200 characters
      name.en: should be the operator's name in English, in quotation marks, up to 200 characters
      workingHours.days: should be a list of the working days, like ["Mon", "Tue", "Wed", "Thu", "Fri"]
      workingHours.from: should be a time like "09:00"
      workingHours.to: should be a time like "18:00"
      pingHours.from: should be a time like "08:00"
      pingHours.to: should be a time like "21:00"
      offers.answerMinutes: should be the working minutes that a mediator has to answer, a whole number from 10 to 4800
      offers.remindAfterMinutes: should be the working minutes after which a mediator is reminded, a whole number from 5 to 4795
      offers.mediators: should be how many mediators are asked before a coordinator, a whole number from 1 to 10
      holidays.off: should be a list of dates, like ["2027-01-08"], or an empty list: []
      holidays.worked.0: should be a date that exists, like "2027-01-08"
    "
  `);
});

test.each(["", "0".repeat(12), "12345678901", "x123456789013", "123456789013x"])("«%s» is no BIN", (text) => {
  expect(isBin(text)).toBe(false);
});

// Published numbers of known companies. The last number belongs to nobody and needs the second round of weights.
test.each(["971240001315", "940140000385", "020240000555", "941240000193", "010140000511"])("%s is a BIN", (bin) => {
  expect(isBin(bin)).toBe(true);
  const swapped = bin.replace(/(\d)(?!\1)(\d)/, "$2$1");
  expect(isBin(swapped)).toBe(false);
  expect(isBin(`${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`)).toBe(false);
});
