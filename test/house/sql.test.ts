import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** Where SQL is at home: the clients, and the statements of the inbox and the outbox. */
const home = /^src\/(database|telegram|playground)\//;
/** What is due is claimed with FOR UPDATE SKIP LOCKED, and a file of rows says by its name what it holds. */
const named = /(^|\/|-)(jobs|rows)\.ts$/;

/** Everything else that holds SQL, by what Prisma cannot do for it. A new file of SQL is called `*-rows.ts`: this list only shrinks. */
const kept: Record<string, string[]> = {
  "it has no row locks": [
    "src/announcements/announcements.ts",
    "src/announcements/start-announcement.ts",
    "src/assignment/decline-reasons.ts",
    "src/cases/cases.ts",
    "src/events/seats.ts",
  ],
  "it has no join, no aggregate and no lateral of this kind": [
    "src/announcements/audience-query.ts",
    "src/announcements/quiet-hours.ts",
    "src/announcements/revision.ts",
    "src/assignment/candidates.ts",
    "src/assignment/cases-in-hand.ts",
    "src/assignment/leftover-messages.ts",
    "src/attendance/figures.ts",
    "src/cases/guard.ts",
    "src/events/recipients.ts",
    "src/events/versions.ts",
    "src/people/reachability.ts",
  ],
  "it inserts and updates many rows only with a parameter for each value": [
    "src/assignment/assignment.ts",
    "src/attendance/results.ts",
    "src/chat/acts.ts",
    "src/events/notices.ts",
  ],
  "a null of a JSON column is not in its types": [
    "src/composing/approval.ts",
    "src/composing/change-approval.ts",
    "src/composing/changing.ts",
  ],
  "it costs several statements, or ten times as much, where each update of the form or each delivery passes": [
    "src/cases/story.ts",
    "src/intake/drafts.ts",
    "src/intake/filing.ts",
    "src/intake/receipts.ts",
    "src/intake/story-closing.ts",
    "src/intake/story.ts",
    "src/messages.ts",
    "src/people/people.ts",
  ],
  "a step of an upgrade, or a look at the database itself": [
    "src/cases/sealed-answers.ts",
    "src/doctor/database.ts",
    "src/people/consent-hash.ts",
    "src/obstacles.ts",
  ],
};

const clause = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE "|JOIN ")/;
const comment = /^\s*(\/\/|\*|\/\*)/;
const linesOf = (text: string) => text.split("\n").filter((line) => !comment.test(line));

test("SQL is where it is kept, and the list of other files only shrinks", () => {
  const found = sources()
    .filter(
      ({ path, text }) => !home.test(path) && !named.test(path) && linesOf(text).some((line) => clause.test(line)),
    )
    .map(({ path }) => path);
  expect(found).toEqual(Object.values(kept).flat().sort());
});

test("a statement has a clause in each line: no line of SQL is longer than 130 characters", () => {
  const words =
    /\b(SELECT|FROM|WHERE|AND|JOIN|INTO|UPDATE|SET|VALUES|CASE|COALESCE|FILTER|ORDER BY|ON CONFLICT|RETURNING)\b|::\w/;
  const long = sources()
    .filter(({ path }) => !path.startsWith("src/playground/"))
    .flatMap(({ path, text }) => linesOf(text).map((line) => ({ path, line })))
    .filter(({ line }) => line.length > 130 && words.test(line));
  expect(long).toEqual([]);
});
