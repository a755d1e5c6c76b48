import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import districts from "../../prisma/seed/districts.json" with { type: "json" };
import places from "../../prisma/seed/places.json" with { type: "json" };
import regions from "../../prisma/seed/regions.json" with { type: "json" };
import settlements from "../../prisma/seed/settlements.json" with { type: "json" };
import { editDistance } from "../../src/features/places/distance.ts";
import { fold } from "../../src/features/places/reading/folding.ts";
import { buildGazetteer } from "../../src/features/places/reading/gazetteer.ts";
import { type Reading, readPlace } from "../../src/features/places/reading/reading.ts";

const gazetteer = buildGazetteer({
  regions: regions.regions,
  districts: districts.districts,
  places: places.places,
  settlements: settlements.settlements,
});
const keys = (reading: Reading): string[] => {
  const found = reading.kind === "found" ? [reading.place] : reading.kind === "choice" ? reading.places : [];
  return found.map(({ kind, id }) => `${kind}:${id}`);
};
const read = (text: string) => {
  const reading = readPlace(gazetteer, text);
  return `${reading.kind} ${keys(reading).join(" ")}`.trim();
};

describe("a place that is clear", () => {
  it.each([
    ["Kazakh, without its letters", "мен Каскеленде турамын", "town:195200000-kaskelen"],
    ["a Russian case", "живу под Талгаром", "town:196200000-talgar"],
    ["English", "I live near Taldykorgan", "district:331000000"],
    ["from", "из Шымкента", "region:KZ-79"],
    ["region and district", "Алматы облысы Қарасай ауданы", "district:195200000"],
    ["district before its region", "Абай ауданы Қарағанды облысы", "district:353200000"],
    ["the kind narrows it", "Абай облысы", "region:KZ-10"],
    ["the city, not its region", "г. Алматы", "region:KZ-75"],
    ["its region, not the city", "Алматинская обл.", "region:KZ-19"],
    ["a city's district", "Астана, Алматы ауданы", "district:711110000"],
    ["a village in a district that has no such one here", "Талғар ауданы, Бесқайнар ауылы", "district:196200000"],
    ["the whole address", "Алматы обл, Іле ауданы, Өтеген батыр кенті, Абай көшесі 3", "town:196800000-otegen-batyr"],
    ["an abbreviation", "ШҚО-дан", "region:KZ-63"],
    ["a Latin draft", "Qaraǵandyda turamyn", "district:351000000"],
    ["another draft", "S'ymkent", "region:KZ-79"],
    ["mixed alphabets", "Кapаганда", "district:351000000"],
    ["an old name", "Целиноградский район", "district:116600000"],
    ["the capital's last name", "Нур-Султан", "region:KZ-71"],
    ["an inhabitant", "қызылордалықпын", "district:431000000"],
    ["a slip", "петрпавловск", "district:591000000"],
    ["a street named after another place", "Караганда, ул. Алматинская 5", "district:351000000"],
    ["the region that it was in until 2022", "ВКО, Аягоз", "town:103600000-ayagoz"],
    ["a quarter named like a town", "Аксай мкр, г. Алматы", "region:KZ-75"],
    ["an ordinary word with its kind", "Жақсы ауданы", "district:115200000"],
    ["a conflict there", "спор с соседкой в Темиртау", "district:352400000"],
  ])("%s: %s", (_, text, expected) => {
    expect(read(text)).toBe(`found ${expected}`);
  });
});

describe("a misspelt name", () => {
  // With an ending taken off, other names would be as near: «Ес(и)к», «Самар(а)», «Алмат(ы)».
  it.each([
    ["ескиктан", "choice town:612000000-eski-ikan"],
    ["самирам", "choice district:615200000 town:791710000-sayram"],
    ["алматца", "choice region:KZ-75"],
    ["актмола", "choice region:KZ-71 region:KZ-11"],
  ])("is read as it stands before an ending is taken off: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("a place that may be several, likeliest first", () => {
  it.each([
    ["Алматы", "region:KZ-75 region:KZ-19 district:711110000"],
    ["Балхаш", "district:351600000 district:193600000"],
    ["Абайский район", "district:103200000 district:353200000 district:791110000"],
    ["Сарыарқа", "district:711310000"],
    ["Шевченко", "district:471000000"],
    ["переехали из Тараза в Астану", "region:KZ-71 district:311000000"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(`choice ${expected}`);
  });

  it("offers at most six", () => {
    const reading = readPlace(gazetteer, "Абай");
    expect(reading.kind).toBe("choice");
    expect(keys(reading).length).toBe(6);
    expect(keys(reading)[0]).toBe("region:KZ-10");
  });
});

describe("no place", () => {
  it.each([
    "",
    "👍",
    "мир",
    "дом",
    "сосед",
    "аудан",
    "алма",
    "Москва",
    "Ташкент",
    "Бишкек",
    "Самара",
    "Қазақстан",
    "жақсы",
    "көршім шулап жатыр",
    "у нас в семье ссора",
    "с семьёй поссорился",
    "семейный конфликт",
    "жер таласы бойынша дау",
    "есікті жауып кетті",
    "он үйге оралды",
    "басқаларға қарағанда жақсы",
    "ол маған 500 мың теңге қарыз",
    "сосед уйгур обижает",
    "менің атым Абай",
    "Меня зовут Темирлан",
    "Нұрсұлтан Әбішев",
    "Сәтбаев атындағы мектеп",
    "школа имени Абая",
    "Абай көшесі 12",
    "12345",
  ])("%s", (text) => {
    expect(read(text)).toBe("none");
  });
});

it("finds every place by its own name", () => {
  const misread: string[] = [];
  const expectIn = (text: string, key: string) => {
    if (!keys(readPlace(gazetteer, text)).includes(key)) misread.push(`${text} ≠ ${key}`);
  };
  for (const { iso, name } of regions.regions) for (const text of Object.values(name)) expectIn(text, `region:${iso}`);
  for (const { kato, region, label } of districts.districts) {
    const of = regions.regions.find(({ iso }) => iso === region)?.name;
    expectIn(`${of?.kk} ${label.kk}`, `district:${kato}`);
    expectIn(`${of?.ru}, ${label.ru}`, `district:${kato}`);
    expectIn(`${label.en}, ${of?.en}`, `district:${kato}`);
  }
  expect(misread).toEqual([]);
});

describe("the labelled phrases", () => {
  const [, ...lines] = readFileSync(new URL("../bench/places/phrases.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const phrases = lines.map((line) => {
    const [set = "", text = "", expected = ""] = line.split("\t");
    return { set, text, expected: expected.split("|") };
  });

  it.each(["dev", "held", "late"])("%s: at least 0.97 right, at most 0.01 surely wrong", (set) => {
    const own = phrases.filter((phrase) => phrase.set === set);
    expect(own.length).toBeGreaterThan(100);
    const wrong = own.filter(({ text, expected }) => {
      const reading = readPlace(gazetteer, text);
      return reading.kind === "none"
        ? !expected.includes("none")
        : !keys(reading).some((key) => expected.includes(key));
    });
    const surelyWrong = wrong.filter(({ text }) => readPlace(gazetteer, text).kind === "found");
    expect(1 - wrong.length / own.length, wrong.map(({ text }) => text).join("; ")).toBeGreaterThanOrEqual(0.97);
    expect(surelyWrong.length / own.length, surelyWrong.map(({ text }) => text).join("; ")).toBeLessThanOrEqual(0.01);
  });
});

describe("any text", () => {
  const name = fc.constantFrom(
    "Алматы",
    "қаласы",
    "Абай",
    "район",
    "в",
    "Talgar",
    "ул.",
    "50",
    "г.",
    "-",
    ",",
    "менің атым",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.oneof(name, fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 12 }).map((a) => a.join(" ")),
  );

  it("is read without an error, to existing places", () => {
    fc.assert(
      fc.property(text, (any) => {
        const reading = readPlace(gazetteer, any);
        const read = keys(reading);
        expect(read.length === 0).toBe(reading.kind === "none");
        expect(read.length).toBeLessThanOrEqual(6);
        expect(new Set(read).size).toBe(read.length);
        for (const key of read) expect(gazetteer.entries.has(key)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is read to its end however long it is", () => {
    for (const long of ["қарағандынікі".repeat(400), "а ".repeat(2000), "қарағнды тарз ".repeat(300)]) {
      expect(keys(readPlace(gazetteer, long)).length).toBeLessThanOrEqual(6);
    }
  });
});

describe("folding and distance", () => {
  it.each([
    ["Қарағанды", "караганды"],
    ["Qaraǵandy", "Караганды"],
    ["Жезқазған", "Джезказган"],
    ["Маңғыстау", "Mangystau"],
    ["Өскемен", "Oskemen"],
    ["Ұлытау", "Улытау"],
    ["Шымкент", "Şymkent"],
    ["Көкшетау", "Kökşetau"],
  ])("%s = %s", (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ["атырау", "атырау", 2, 0],
    ["атырау", "атрыау", 2, 1],
    ["атырау", "атрау", 2, 1],
    ["тараз", "арал", 2, 2],
    ["тараз", "семей", 2, 3],
    ["", "аб", 2, 2],
  ])("%s – %s", (a, b, limit, expected) => {
    expect(editDistance(a, b, limit)).toBe(expected);
  });
});
