import { describe, expect, it } from "vitest";
import gridFile from "../../prisma/seed/district-grid.json" with { type: "json" };
import districtsFile from "../../prisma/seed/districts.json" with { type: "json" };
import holidaysFile from "../../prisma/seed/holidays.json" with { type: "json" };
import hotlinesFile from "../../prisma/seed/hotlines.json" with { type: "json" };
import languagesFile from "../../prisma/seed/languages.json" with { type: "json" };
import placesFile from "../../prisma/seed/places.json" with { type: "json" };
import regionsFile from "../../prisma/seed/regions.json" with { type: "json" };
import roomsFile from "../../prisma/seed/rooms.json" with { type: "json" };
import settlementsFile from "../../prisma/seed/settlements.json" with { type: "json" };
import { decodeGrid, districtAt, type Point } from "../../src/features/places/grid.ts";
import { distanceKm } from "../../src/features/places/nearest.ts";

const { regions } = regionsFile;
const { districts } = districtsFile;
const { places } = placesFile;
const { settlements } = settlementsFile;
const { rooms } = roomsFile;
const files = {
  regionsFile,
  districtsFile,
  placesFile,
  settlementsFile,
  roomsFile,
  holidaysFile,
  hotlinesFile,
  languagesFile,
  gridFile,
};
const grid = decodeGrid(gridFile);
const isos = new Set(regions.map(({ iso }) => iso));
const katos = new Set(districts.map(({ kato }) => kato));

const repeated = (values: string[]) => values.filter((value, i) => values.indexOf(value) !== i);
const near = (point: Point, kato: string) => {
  const at = districtAt(grid, point);
  return at.kind !== "outside" && (at.kato === kato || (at.kind === "nearBorder" && at.others.includes(kato)));
};

describe("every file", () => {
  it.each(Object.entries(files))("%s carries its source and licences", (_, { attribution }) => {
    expect(attribution.source).not.toBe("");
    expect(attribution.licences.length).toBeGreaterThan(0);
  });

  it("has the expected number of rows", () => {
    expect(regions.length).toBe(20);
    expect(districts.length).toBe(228);
    expect(places.length).toBe(274);
    expect(settlements.length).toBe(389);
    expect(rooms.length).toBe(21);
    expect(languagesFile.languages.length).toBe(19);
    expect(hotlinesFile.hotlines.length).toBe(6);
  });

  it("writes kk and ru in Cyrillic, en in Latin, without stray spaces", () => {
    const wrong: string[] = [];
    const look = (value: unknown, key: string): void => {
      if (typeof value === "string") {
        const words = value.split(/[^\p{L}]+/u);
        const mixed = words.some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word));
        const script =
          (key === "en" && /\p{Script=Cyrillic}/u.test(value)) ||
          ((key === "kk" || key === "ru") && /\p{Script=Latin}/u.test(value));
        if (mixed || script || value !== value.trim() || value.includes("  ")) wrong.push(value);
      } else if (value !== null && typeof value === "object") {
        for (const [k, v] of Object.entries(value)) if (k !== "attribution" && k !== "source") look(v, k);
      }
    };
    look(files, "");
    expect(wrong).toEqual([]);
  });
});

describe("regions and districts", () => {
  it("have unique codes that agree with each other", () => {
    expect(repeated(regions.map(({ iso }) => iso))).toEqual([]);
    expect(repeated(districts.map(({ kato }) => kato))).toEqual([]);
    expect(regions.filter(({ iso, kato }) => kato !== `${iso.slice(3)}0000000`)).toEqual([]);
    expect(districts.filter(({ kato, region }) => region !== `KZ-${kato.slice(0, 2)}` || !isos.has(region))).toEqual(
      [],
    );
  });

  it("the same name twice in a region is a city and the district around it", () => {
    const names = districts.filter(({ kind }) => kind !== "city").map(({ region, name }) => `${region} ${name.kk}`);
    expect(repeated(names)).toEqual([]);
  });

  it("labels follow the kind", () => {
    const wrong = districts.filter(({ kind, name, label }) =>
      kind === "city"
        ? label.kk !== `${name.kk} қаласы` || label.ru !== `город ${name.ru}` || label.en !== name.en
        : label.kk !== `${name.kk} ауданы` || !/ район$|^район /.test(label.ru) || label.en !== `${name.en} District`,
    );
    expect(wrong).toEqual([]);
  });

  it("the grid knows every district, or the one that it came from", () => {
    const drawn = new Set([...gridFile.katos, ...Object.values(gridFile.formedSince).flat()]);
    expect([...katos].filter((kato) => !drawn.has(kato))).toEqual([]);
    expect([...drawn].filter((kato) => !katos.has(kato))).toEqual([]);
  });

  it("each region's centre lies in the region", () => {
    const wrong = regions.filter(({ iso, centre }) => {
      const at = districtAt(grid, centre);
      return at.kind === "outside" || `KZ-${at.kato.slice(0, 2)}` !== iso;
    });
    expect(wrong).toEqual([]);
  });
});

describe("places and settlements", () => {
  it("have unique ids and existing districts", () => {
    expect(repeated(places.map(({ id }) => id))).toEqual([]);
    const wrong = [...places, ...settlements].filter(
      ({ district, region }) => !katos.has(district) || region !== `KZ-${district.slice(0, 2)}`,
    );
    expect(wrong).toEqual([]);
  });

  it("each district proper has one centre, each city its point", () => {
    const centres = places.filter(({ isCentre }) => isCentre).map(({ district }) => district);
    const formedSince = Object.values(gridFile.formedSince).flat();
    const proper = districts.filter(({ kind, kato }) => kind === "district" && !formedSince.includes(kato));
    expect(centres.toSorted()).toEqual(proper.map(({ kato }) => kato).toSorted());
    const points = new Set(places.filter(({ isCentre }) => !isCentre).map(({ district }) => district));
    expect(districts.filter(({ kind, kato }) => kind === "city" && !points.has(kato))).toEqual([]);
  });

  it("lie in their district, unless its seat stands in a city outside", () => {
    const outside = places.filter(({ outsideDistrict }) => !outsideDistrict);
    expect([...outside, ...settlements].filter((place) => !near(place, place.district))).toEqual([]);
  });

  it("settlements that share an id are one settlement", () => {
    const point = new Map<string, Point>([
      ...places.map((place) => [place.id, place] as const),
      ...regions.map(({ iso, centre }) => [iso, centre] as const),
    ]);
    for (const { id, name, kk, ru, lat, lon } of settlements) {
      const known = point.get(id);
      if (known) expect(distanceKm(known, { lat, lon }), name).toBeLessThan(17);
      else {
        expect(kk && ru, name).toBeTruthy();
        point.set(id, { lat, lon });
      }
    }
  });
});

describe("rooms, holidays, languages, hotlines", () => {
  it("no room claims more than is known", () => {
    expect(repeated(rooms.map(({ id }) => id))).toEqual([]);
    expect(rooms.filter(({ verified }) => verified)).toEqual([]);
    expect(rooms.filter(({ exact }) => exact).map(({ id }) => id)).toEqual(["almaty-republican"]);
    expect([...isos].filter((iso) => !rooms.some(({ region }) => region === iso)).toSorted()).toEqual([]);
  });

  it("holidays are real dates in order, and days off fall on working days", () => {
    const dates = holidaysFile.days.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    for (const { date, insteadOfWeekend } of holidaysFile.days) {
      const weekday = new Date(`${date}T00:00Z`).getUTCDay();
      expect(new Date(`${date}T00:00Z`).toISOString().slice(0, 10)).toBe(date);
      if (insteadOfWeekend) expect(weekday % 6, date).not.toBe(0);
    }
  });

  it("languages and numbers are unique, the interface's three come first", () => {
    expect(repeated(languagesFile.languages.map(({ code }) => code))).toEqual([]);
    expect(languagesFile.languages.filter(({ ui }) => ui).map(({ code }) => code)).toEqual(["kk", "ru", "en"]);
    expect(languagesFile.languages.slice(0, 3).every(({ ui }) => ui)).toBe(true);
    expect(repeated(hotlinesFile.hotlines.map(({ number }) => number))).toEqual([]);
  });
});
