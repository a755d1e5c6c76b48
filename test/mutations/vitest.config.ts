import { defineConfig } from "vitest/config";

/** The tests of the wire's pure files, for `npm run mutations`: each in milliseconds and without a database. */
export default defineConfig({
  test: {
    include: [
      "test/telegram/{pace,refusal,hold-scope,replacement,transport,verdict,outage,webhook-troubles,patience,trouble}.test.ts",
    ],
    testTimeout: 20_000,
  },
});
