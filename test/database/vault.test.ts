import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, createVault } from "../../src/platform/database/vault.ts";

const vault = createVault([randomBytes(32)]);
const cell: Cell = { table: "Person", column: "name", row: 7 };
const texts = fc.string({ unit: "grapheme" });

test("what was sealed opens as it was, and never looks the same twice", () => {
  fc.assert(
    fc.property(texts, fc.integer(), (text, row) => {
      const rowCell = { ...cell, row };
      const sealed = vault.seal(rowCell, text);
      expect(vault.open(rowCell, sealed)).toBe(text);
      expect(Buffer.from(vault.seal(rowCell, text))).not.toEqual(Buffer.from(sealed));
    }),
  );
});

test("no word of it can be read in the seal", () => {
  const sealed = Buffer.from(vault.seal(cell, "Айгүл Серікова, +7 701 000 00 00"));
  expect(sealed.includes(Buffer.from("Серікова"))).toBe(false);
  expect(sealed.includes("701")).toBe(false);
});

test("a value that was moved to another cell, changed or cut short does not open", () => {
  const sealed = vault.seal(cell, "Айгүл");
  for (const other of [{ row: 8 }, { column: "phone" }, { table: "Mediator" }]) {
    expect(() => vault.open({ ...cell, ...other }, sealed)).toThrow("was changed or moved");
  }
  fc.assert(
    fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ change : byte));
      expect(() => vault.open(cell, changed)).toThrow();
      expect(() => vault.open(cell, sealed.subarray(0, at))).toThrow();
    }),
  );
});

test("an empty value whose tag was cut short does not open either", () => {
  const sealed = vault.seal(cell, "");
  for (let length = 20; length < sealed.length; length += 1) {
    expect(() => vault.open(cell, sealed.subarray(0, length))).toThrow();
  }
});

test("another key opens nothing, and the error names the key that is needed", () => {
  const sealed = vault.seal(cell, "Айгүл");
  expect(() => createVault([randomBytes(32)]).open(cell, sealed)).toThrow(vault.keyId);
});

test("of several keys the first seals and all open", () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const both = createVault([newer, older]);
  expect(both.open(cell, createVault([older]).seal(cell, "бұрынғы"))).toBe("бұрынғы");
  expect(createVault([newer]).open(cell, both.seal(cell, "жаңа"))).toBe("жаңа");
});

test("a look-up hash is the same for the same value only, and differs by purpose and by key", () => {
  expect(vault.hash("phone", "+77010000000")).toBe(vault.hash("phone", "+77010000000"));
  expect(vault.hash("phone", "+77010000000")).not.toBe(vault.hash("phone", "+77010000001"));
  expect(vault.hash("phone", "+77010000000")).not.toBe(vault.hash("file", "+77010000000"));
  expect(vault.hash("phone", "1")).not.toBe(createVault([randomBytes(32)]).hash("phone", "1"));
});
