import { expect, test } from "vitest";
import { freeTextOrder } from "../../src/app/bot.ts";
import { features } from "../../src/app/features.ts";

test("every handler of free text has its place in the order", () => {
  const parts = features.flatMap(({ freeText }) => Object.values(freeText ?? {}));
  expect(parts.length).toBeGreaterThan(3);
  expect(new Set(freeTextOrder)).toEqual(new Set(parts));
  expect(freeTextOrder.length).toBe(parts.length);
});

test("no two forms share a name or a prefix of buttons", () => {
  const forms = features.flatMap((feature) => feature.forms ?? []);
  expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  expect(new Set(forms.map(({ prefix }) => prefix)).size).toBe(forms.length);
});
