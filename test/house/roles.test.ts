import { expect, test } from "vitest";
import { sources } from "./sources.ts";

const asks = /\b(?:person|actor)\b(?:\?)?\.staff\b/;

test("who may do what is asked of the table of permissions: no other file looks at a person's roles", () => {
  const readers = sources().filter(({ path, text }) => !path.startsWith("src/playground/") && asks.test(text));
  expect(readers.map(({ path }) => path)).toEqual([
    // A newcomer among the staff has the role of the invitation from now on.
    "src/features/directory/handlers.ts",
    "src/features/people/permissions.ts",
  ]);
});
