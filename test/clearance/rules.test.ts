import { expect, test } from "vitest";
import { type Gate, gateOf, mayAsk, type Round } from "../../src/features/clearance/rules.ts";

const round = (status: Round["status"], dangers = 1, reopened = 0): Round => ({ status, dangers, reopened });

/** Dangers noted, how often it was opened again, the last round, and where the case stands. */
const table: [number | null, number, Round | null, Gate][] = [
  [0, 0, null, "free"],
  [0, 3, null, "free"],
  // Nobody has looked yet: that is no permission.
  [null, 0, null, "locked"],
  [1, 0, null, "locked"],
  [1, 0, round("ASKED"), "asked"],
  [1, 0, round("REFUSED"), "refused"],
  [1, 0, round("CLEARED"), "cleared"],
  [1, 0, round("DECLINED"), "declined"],
  [1, 0, round("AGREED"), "open"],
  // Danger was heard since.
  [2, 0, round("AGREED"), "locked"],
  [2, 0, round("CLEARED"), "locked"],
  [2, 0, round("ASKED"), "locked"],
  [2, 0, round("AGREED", 2), "open"],
  [null, 0, round("AGREED"), "locked"],
  // The case was opened again since.
  [1, 1, round("AGREED"), "locked"],
  [1, 1, round("DECLINED"), "locked"],
  [1, 1, round("AGREED", 1, 1), "open"],
];

test.each(table)("danger %s times, opened again %s times, %o: %s", (dangers, reopened, last, gate) => {
  expect(gateOf({ dangers, reopened }, last)).toBe(gate);
});

test("after the applicant's no the coordinators are not asked again", () => {
  const gates: Gate[] = ["free", "locked", "asked", "refused", "cleared", "declined", "open"];
  expect(gates.filter(mayAsk)).toEqual(["locked", "refused"]);
});
