import { GrammyError } from "grammy";
import { expect, test } from "vitest";
import { errorFacts } from "../../src/log.ts";

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

test("what was thrown and is no error is logged by its kind only", () => {
  expect(errorFacts(told)).toEqual({ error: "string" });
});
