import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Bench } from "./figures.ts";

const deliveries = 20_000_000;

/** Checks the plans of a busy day (test/growth) with twenty million deliveries, which takes about 15 GB and half an hour. */
export const bench: Bench["bench"] = async (say) => {
  say(`Filling a PostgreSQL with ${deliveries} deliveries …`);
  const began = performance.now();
  const vitest = join(import.meta.dirname, "../../node_modules/.bin/vitest");
  execFileSync(vitest, ["run", "--project", "growth"], {
    stdio: "inherit",
    env: { ...process.env, GROWTH_DELIVERIES: String(deliveries) },
  });
  return { deliveries, seconds: Math.round((performance.now() - began) / 1000), faults: 0 };
};
