import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** Where SQL is at home: the clients, and the statements of the inbox and the outbox. */
const home = /^src\/(platform\/(database|telegram)|playground)\//;
/** What is due is claimed with FOR UPDATE SKIP LOCKED, and a file of rows says by its name what it holds. */
const named = /(^|\/|-)(jobs|rows)\.ts$/;

/** Everything else that holds SQL, by what Prisma cannot do for it. A new file of SQL is called `*-rows.ts`: this list only shrinks. */
const kept: Record<string, string[]> = {
  "it has no row locks": [
    "src/features/announcements/announcements.ts",
    "src/features/announcements/start-announcement.ts",
    "src/features/assignment/decline-reasons.ts",
    "src/features/cases/cases.ts",
    "src/features/events/seats.ts",
  ],
  "it has no join, no aggregate and no lateral of this kind": [
    "src/features/announcements/audience-query.ts",
    "src/features/announcements/quiet-hours.ts",
    "src/features/announcements/revision.ts",
    "src/features/assignment/candidates.ts",
    "src/features/assignment/cases-in-hand.ts",
    "src/features/assignment/leftover-messages.ts",
    "src/features/attendance/figures.ts",
    "src/features/cases/guard.ts",
    "src/features/events/recipients.ts",
    "src/features/events/versions.ts",
    "src/features/people/reachability.ts",
  ],
  "it inserts and updates many rows only with a parameter for each value": [
    "src/features/assignment/assignment.ts",
    "src/features/attendance/results.ts",
    "src/platform/chat/acts.ts",
    "src/features/events/notices.ts",
  ],
  "a null of a JSON column is not in its types": [
    "src/features/composing/approval.ts",
    "src/features/composing/published-changes.ts",
  ],
  "it costs several statements, or ten times as much, where each update of the form or each delivery passes": [
    "src/features/cases/story.ts",
    "src/features/intake/drafts.ts",
    "src/features/intake/filing.ts",
    "src/features/intake/receipts.ts",
    "src/features/intake/story-closing.ts",
    "src/features/intake/story.ts",
    "src/app/messages.ts",
    "src/features/people/people.ts",
  ],
  "a step of an upgrade, or a look at the database itself": [
    "src/features/cases/sealed-answers.ts",
    "src/tools/doctor/database.ts",
    "src/features/people/consent-hash.ts",
    "src/app/obstacles.ts",
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
