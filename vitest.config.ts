import { defineConfig } from "vitest/config";

// Each worker that opens a PGlite takes some 400 MB; two cores have use for two.
const maxWorkers = 2;
const globalSetup = ["test/harness/global-setup.ts"];

/** One project for each kind of test. `npm test` runs the first two; each of the others has a command in package.json. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers,
    projects: [
      // The house's own rules, which need no database: `npm run rules`.
      { extends: true, test: { name: "house", include: ["test/house/**/*.test.ts"] } },
      {
        extends: true,
        test: { name: "bitimger", include: ["test/**/*.test.ts"], exclude: ["test/house/**"], globalSetup },
      },
      // `npm run test:long`: it takes its time because it starts processes, fills a disk or cuts the power.
      {
        extends: true,
        test: {
          name: "long",
          include: ["test/**/*.long.ts"],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // `npm run test:browser`: the playground's page in a real Chromium. Each file starts a bot of its own.
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.browser.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      // `npm run attacks`: what strangers and staff may try, tried; it takes some minutes.
      {
        extends: true,
        test: {
          name: "attacks",
          include: ["test/attacks/**/*.attack.ts"],
          globalSetup,
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
      // `npm run test:image`: what the Dockerfile says, done in folders; it installs packages.
      {
        extends: true,
        test: { name: "image", include: ["test/deploy/**/*.deploy.ts"], testTimeout: 60_000, hookTimeout: 300_000 },
      },
      // `npm run test:growth`: every query of a busy day on a PostgreSQL with 2 million deliveries; minutes, and 3 GB.
      {
        extends: true,
        test: {
          name: "growth",
          include: ["test/growth/**/*.growth.ts"],
          testTimeout: 7_200_000,
          hookTimeout: 7_200_000,
        },
      },
    ],
  },
});
