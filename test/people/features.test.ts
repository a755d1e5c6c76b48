import { expect, test } from "vitest";
import { freeTextOrder, unreadOrder, wordsOrder } from "../../src/app/bot.ts";
import { features } from "../../src/app/features.ts";

test("every handler of free text has its place in the order", () => {
  const parts = features.flatMap(({ freeText }) => Object.values(freeText ?? {}));
  expect(parts.length).toBeGreaterThan(3);
  const order = [...freeTextOrder, ...unreadOrder];
  expect(new Set(order)).toEqual(new Set(parts));
  expect(order.length).toBe(parts.length);
});

test("every reader of words has its place in the order", () => {
  const readers = features.flatMap(({ words }) => Object.values(words ?? {}));
  expect(readers.length).toBeGreaterThan(3);
  expect(new Set(wordsOrder)).toEqual(new Set(readers));
  expect(wordsOrder.length).toBe(readers.length);
});

test("no two forms share a name or a prefix of buttons", () => {
  const forms = features.flatMap((feature) => feature.forms ?? []);
  expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  expect(new Set(forms.map(({ prefix }) => prefix)).size).toBe(forms.length);
});
