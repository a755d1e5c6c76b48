import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Each worker that opens a PGlite takes some 400 MB; two cores have use for two.
    maxWorkers: 2,
    projects: [
      // The house's own rules, which need no database: `npm run rules`.
      { extends: true, test: { name: "house", include: ["test/house/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "bitimger",
          include: ["test/**/*.test.ts"],
          exclude: ["test/house/**"],
          globalSetup: ["test/harness/global-setup.ts"],
        },
      },
    ],
  },
});
