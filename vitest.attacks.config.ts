import { defineConfig } from "vitest/config";

/** `npm run attacks`: what strangers and staff may try, tried; apart from `npm test`, because it takes some minutes. */
export default defineConfig({
  test: {
    name: "attacks",
    include: ["test/attacks/**/*.attack.ts"],
    globalSetup: ["test/harness/global-setup.ts"],
    testTimeout: 900_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
