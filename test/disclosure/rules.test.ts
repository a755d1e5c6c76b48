import { expect, test } from "vitest";
import { answered, mayPassOn } from "../../src/features/disclosure/rules.ts";
import type { DisclosureStatus } from "../../src/platform/database/generated/client.ts";

const all: DisclosureStatus[] = ["ASKED", "ALLOWED", "REFUSED", "WITHDRAWN", "PASSED_ON", "OVER"];
const same = { stands: true, isUnchanged: true };
const changed = { stands: true, isUnchanged: false };
const gone = { stands: false, isUnchanged: true };

/** What becomes of each status by "yes", by "no", by "yes" after the words were changed, and by either where the case went elsewhere. */
const table: [DisclosureStatus, DisclosureStatus, DisclosureStatus, DisclosureStatus, DisclosureStatus][] = [
  ["ASKED", "ALLOWED", "REFUSED", "OVER", "OVER"],
  // What was allowed does not change with the message.
  ["ALLOWED", "ALLOWED", "WITHDRAWN", "ALLOWED", "OVER"],
  ["REFUSED", "ALLOWED", "REFUSED", "OVER", "OVER"],
  ["WITHDRAWN", "ALLOWED", "WITHDRAWN", "OVER", "OVER"],
  ["PASSED_ON", "PASSED_ON", "PASSED_ON", "PASSED_ON", "PASSED_ON"],
  ["OVER", "OVER", "OVER", "OVER", "OVER"],
];

test.each(table)("%s: yes %s, no %s, yes to changed words %s, elsewhere %s", (status, yes, no, late, elsewhere) => {
  expect(answered({ status, ...same }, "yes")).toBe(yes);
  expect(answered({ status, ...same }, "no")).toBe(no);
  expect(answered({ status, ...changed }, "yes")).toBe(late);
  expect(answered({ status, ...gone }, "yes")).toBe(elsewhere);
  expect(answered({ status, ...gone }, "no")).toBe(elsewhere);
});

test("only what is allowed, and still stands, is passed on", () => {
  expect(all.filter((status) => mayPassOn({ status, stands: true }))).toEqual(["ALLOWED"]);
  expect(all.filter((status) => mayPassOn({ status, stands: false }))).toEqual([]);
});
