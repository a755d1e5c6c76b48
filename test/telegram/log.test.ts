import { GrammyError } from "grammy";
import { expect, test } from "vitest";
import { errorFacts } from "../../src/platform/log.ts";

const told = "Көршім\n    at қоршау (салды:1:2)\nмені қорқытады";

function thrown(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("It should have failed.");
}

test("our own errors are logged with their words and where they were thrown", () => {
  const facts = errorFacts(
    thrown(() => {
      throw new Error("offer 7 is gone");
    }),
  );
  expect(facts.error).toBe("Error: offer 7 is gone");
  expect(facts.at).toContain("log.test.ts");
});

test("of Telegram's refusals the method and its words are logged, never the payload", () => {
  const answer = { ok: false as const, error_code: 400, description: "Bad Request: chat not found" };
  const facts = errorFacts(new GrammyError("Call to 'sendMessage' failed!", answer, "sendMessage", { text: told }));
  expect(facts.error).toBe("GrammyError: Call to 'sendMessage' failed! (400: Bad Request: chat not found)");
  expect(JSON.stringify(facts)).not.toContain("Көршім");
});

test.each([
  ["a parser", thrown(() => JSON.parse(told))],
  [
    "a database",
    Object.assign(new Error(`invalid input syntax for type bigint: "${told}"`), {
      name: "error",
      code: "22P02",
      severity: "ERROR",
    }),
  ],
  ["a database that calls itself Error", Object.assign(new Error(told), { code: "22P02", severity: "ERROR" })],
  [
    "Prisma",
    Object.assign(new Error(`where: { name: "${told}" }`), { name: "PrismaClientKnownRequestError", code: "P2025" }),
  ],
  [
    "Prisma's validation",
    Object.assign(new Error(`data: { name: "${told}" }`), { name: "PrismaClientValidationError" }),
  ],
])("%s that quotes what it choked on is logged without it", (_, error) => {
  const facts = JSON.stringify(errorFacts(error));
  expect(facts).not.toMatch(/Көршім|қоршау|қорқытады/);
});

test("what Telegram quotes of a message that it cannot read is left out", () => {
  const description = `Bad Request: can't parse entities: Unsupported start tag "${told}" at byte "7`;
  const refused = new GrammyError("failed!", { ok: false, error_code: 400, description }, "sendMessage", {});
  const facts = JSON.stringify(errorFacts(refused));
  expect(facts).toContain("Unsupported start tag");
  expect(facts).not.toMatch(/Көршім|қоршау|қорқытады/);
});

test.each<[string, () => unknown]>([
  ["looked for in a text", () => "x" in (told as unknown as object)],
  [
    "set on a text",
    () => {
      (told as unknown as { x: number }).x = 1;
    },
  ],
  ["made a map of", () => new Map([told] as unknown as [string, string][])],
  ["made a prototype of", () => Object.setPrototypeOf({}, told as unknown as object)],
])("a value of which JavaScript says that it cannot be %s is left out", (_, act) => {
  const facts = JSON.stringify(errorFacts(thrown(act)));
  expect(facts).toContain("TypeError");
  expect(facts).not.toMatch(/Көршім|қоршау|қорқытады/);
});

test("what says no value is logged as it is", () => {
  const nothing = undefined as unknown as { name: string };
  expect(errorFacts(thrown(() => nothing.name)).error).toBe(
    "TypeError: Cannot read properties of undefined (reading 'name')",
  );
});

test("what was thrown and is no error is logged by its kind only", () => {
  expect(errorFacts(told)).toEqual({ error: "string" });
});
