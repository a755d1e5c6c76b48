import { defineConfig } from "vitest/config";

/** `npm run test:browser`: the playground's page in a real Chromium, apart from `npm test`, which needs none. */
export default defineConfig({
  test: {
    name: "browser",
    include: ["test/browser/**/*.browser.ts"],
    // Each file starts a bot of its own.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
