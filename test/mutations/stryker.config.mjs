// npm run mutations, by hand: breaks the wire's pure files in every small way and asks the tests whether they notice.
// At least 85 of 100 must be noticed; survivors are printed.

export default {
  mutate: [
    "src/platform/telegram/timeout.ts",
    "src/platform/telegram/inbox/telegram-failure.ts",
    "src/platform/telegram/outbox/{throttle,delivery-outcome,circuit-breaker,refusal,hold-scope,replacement}.ts",
    "src/platform/telegram/receiving/webhook-errors.ts",
  ],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutations/vitest.config.ts" },
  // TypeScript 7 has no API by which Stryker would rewrite tsconfig.json; nothing here needs one.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  concurrency: 2,
  // Whatever lies about in the folder is not copied.
  ignorePatterns: [
    "*",
    "!src",
    "!src/**",
    "!test",
    "!test/**",
    "!locales",
    "!locales/**",
    "!prisma",
    "!prisma/**",
    "!package.json",
  ],
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: ".stryker-tmp",
  thresholds: { high: 95, low: 85, break: 85 },
};
