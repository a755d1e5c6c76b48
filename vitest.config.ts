import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/harness/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Each worker that opens a PGlite takes some 400 MB; two cores have use for two.
    maxWorkers: 2,
  },
});
