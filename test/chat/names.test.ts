import { describe, expect, test } from "vitest";
import { readName, shownName } from "../../src/platform/chat/names.ts";

describe("a name as it is written", () => {
  test.each([
    ["  Айгүл \n Серікова ", "Айгүл Серікова"],
    ["Ким", "Ким"],
    ["Я", "Я"],
    ["О’Нил-Ұлы Т. С.", "О’Нил-Ұлы Т. С."],
    ["O\u2018Neil", "O\u2018Neil"],
    ["Нұр\u2011Сұлтан", "Нұр\u2011Сұлтан"],
    ["می\u200Cخواهم", "می\u200Cخواهم"],
    ["«Айгүл» (Gulya)", "«Айгүл» (Gulya)"],
    ['"Айгүл"', '"Айгүл"'],
    ["Айгүл 2", "Айгүл 2"],
    ["Айгүл 😀", "Айгүл 😀"],
    ["-Айгүл", "-Айгүл"],
    ["Jose\u0301", "Jose\u0301"],
    ["王小明", "王小明"],
    ["\u202EАйгүл", "Айгүл"],
    ["Айгүл\u0000", "Айгүл"],
    ["Ә".repeat(80), "Ә".repeat(80)],
    ["Ә".repeat(81), null],
    ["+77011234567", null],
    ["😀", null],
    ["-", null],
    ["", null],
    ["\u3164\u115F\uFFA0", null],
    ["\u200B\u200D", null],
    ["\u2800", null],
  ])("«%s» is %s", (typed, expected) => {
    expect(readName(typed)).toBe(expected);
  });
});

describe("a name as others see it", () => {
  test.each([
    ["an ordinary name", "Айгүл Серікова", "Айгүл Серікова"],
    ["no name", "", "—"],
    ["nobody", null, "—"],
    ["spaces", "  \u00A0 ", "—"],
    ["a Hangul filler", "\u3164", "—"],
    ["characters without width", "\u200B\u2060\u200D", "—"],
    ["an empty Braille pattern", "\u2800\u2800", "—"],
    ["a picture", "🌸", "🌸"],
    ["a name from right to left", "عائشة", "\u2068عائشة\u2069"],
    ["a name that turns the line around it", "\u202Eлүгйа", "лүгйа"],
    ["an isolate that is never closed", "Айгүл\u2067", "Айгүл"],
    ["several lines", "Айгүл\n\nСерікова", "Айгүл Серікова"],
  ])("%s", (_, name, expected) => {
    expect(shownName(name)).toBe(expected);
  });
});
