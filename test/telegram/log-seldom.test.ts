import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { createLogger, errorFacts } from "../../src/platform/log.ts";

afterEach(() => vi.useRealTimers());

function logged() {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger(
    "info",
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
        done();
      },
    }),
  );
  return { log, lines };
}

test("the same trouble is told once a minute, with how often it came meanwhile", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { log, lines } = logged();
  const trouble = () => log.error(errorFacts(new Error("connect ECONNREFUSED")), "the inbox could not be read");
  for (let second = 0; second < 3600; second += 1) {
    trouble();
    vi.advanceTimersByTime(1000);
  }
  expect(lines).toHaveLength(60);
  expect(lines.slice(0, 2).map(({ before }) => before)).toEqual([undefined, 59]);
});

test("another trouble, another job, an update of its own and what is no trouble are told each time", () => {
  const { log, lines } = logged();
  for (let time = 0; time < 3; time += 1) {
    log.error({ error: `Error: ${time}` }, "the inbox could not be read");
    log.error({ job: `${time}`, error: "Error: gone" }, "a job failed");
    log.error({ update: "7", error: "Error: gone" }, "handling failed");
    log.warn({ delivery: "8", error: "Error: gone" }, "not delivered");
    log.info({ delivery: "9" }, "delivered");
  }
  expect(lines).toHaveLength(15);
});

test("a full disk, and a PostgreSQL that starts, are said in words", () => {
  const refused = (code: string) => Object.assign(new Error("secret"), { severity: "ERROR", code });
  expect(errorFacts(refused("53100")).error).toBe(
    "Error: code 53100 (the disk of the database is full: free some space)",
  );
  expect(errorFacts(refused("57P03")).error).toContain("PostgreSQL is starting");
  expect(errorFacts(refused("23505")).error).toBe("Error: code 23505");
});
