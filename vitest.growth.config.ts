import { defineConfig } from "vitest/config";

/** `npm run test:growth`: every query of a busy day on a PostgreSQL with 2 million deliveries; it needs some minutes and 3 GB. */
export default defineConfig({
  test: { name: "growth", include: ["test/growth/**/*.growth.ts"], testTimeout: 7_200_000, hookTimeout: 7_200_000 },
});
