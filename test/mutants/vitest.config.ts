import { defineConfig } from "vitest/config";
import type { Group } from "./groups.ts";

const { tests, needsDatabase } = JSON.parse(process.env.MUTANT_GROUP ?? '{ "tests": [] }') as Group;

/** The tests of the group that `npm run mutants` is at. */
export default defineConfig({
  test: {
    include: [...tests],
    globalSetup: needsDatabase === true ? ["test/harness/global-setup.ts"] : [],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
