import { defineConfig } from "vitest/config";

/** The tests of the wire's pure files, for `npm run mutations`: each in milliseconds and without a database. */
export default defineConfig({
  test: {
    include: [
      "test/telegram/{throttle,refusal,hold-scope,replacement,transport,delivery-outcome,circuit-breaker,webhook-errors,timeout,telegram-failure}.test.ts",
    ],
    testTimeout: 20_000,
  },
});
