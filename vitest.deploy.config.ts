import { defineConfig } from "vitest/config";

/** `npm run test:image`: what the Dockerfile says, done in folders; apart from `npm test`, because it installs packages. */
export default defineConfig({
  test: { name: "image", include: ["test/deploy/**/*.deploy.ts"], testTimeout: 60_000, hookTimeout: 300_000 },
});
