import { defineConfig } from "vitest/config";

/** `npm run test:long`: what takes its time because it starts processes, fills a disk or cuts the power; apart from `npm test`. */
export default defineConfig({
  test: {
    name: "long",
    include: ["test/**/*.long.ts"],
    globalSetup: ["test/harness/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
