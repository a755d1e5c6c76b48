import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import { type EventFields, readFields } from "../events/fields.ts";
import { loadVersions } from "../events/versions.ts";
import type { Places } from "../places/places.ts";
import { approvedMessage, returnedMessage } from "./approval.ts";
import { type ChangeByOne, changedByOneScreen, type Ping, pingScreen, verdictScreen } from "./approval-screens.ts";
import { changedByOneMessage } from "./changing.ts";
import { type Draft, type ReturnReason, readDraft } from "./draft.ts";
import { approveMessage } from "./drafts.ts";
import { titleOf } from "./screens.ts";

/** What composing says through the outbox: that something waits for approval, and what became of it. */
export function composingMessages({ places }: { places: Places }): Record<string, AnyMessage> {
  return {
    // What was answered before its ping left is not said at all.
    [approveMessage]: defineMessage<Ping>({
      onUnknown: "resend",
      load: (db, subjects) => loadSubmissions(db, subjects, pingOf),
      render: (texts, ping, changed) => (changed || ping.state === "waits" ? pingScreen(texts, places, ping) : null),
    }),
    [approvedMessage]: defineMessage<Verdict>({
      onUnknown: "resend",
      load: (db, subjects) => loadSubmissions(db, subjects, approvedOf),
      render: (texts, { id, event }) => verdictScreen(texts, id, titleOf(texts, event), null),
    }),
    [returnedMessage]: defineMessage<Verdict & { returned: ReturnReason }>({
      onUnknown: "resend",
      load: (db, subjects) => loadSubmissions(db, subjects, returnedOf),
      render: (texts, { id, event, returned }) => verdictScreen(texts, id, titleOf(texts, event), returned),
    }),
    [changedByOneMessage]: defineMessage<ChangeByOne>({
      onUnknown: "resend",
      load: loadChangesByOne,
      render: (texts, change) => changedByOneScreen(texts, places, change),
    }),
  };
}

interface Verdict {
  id: number;
  event: EventFields;
}

/** What was submitted, as it stands now. */
interface Submission {
  id: number;
  submission: number;
  status: "DRAFT" | "SUBMITTED" | "PUBLISHED" | "CANCELLED";
  draft: Draft;
  /** Null before it is published. */
  facts: EventFields | null;
  /** Which submission was approved last; null: before the first, or nobody has kept it. */
  approved: number | null;
}

function pingOf({ id, submission, status, draft, facts, approved }: Submission): Ping {
  const isOpen = status === "SUBMITTED" || (status === "PUBLISHED" && draft.waits);
  const waits = isOpen && draft.submissions === submission;
  if (facts !== null && !waits) {
    return { id, submission, event: facts, state: (approved ?? submission) === submission ? "published" : "over" };
  }
  return { id, submission, event: draft.event, state: waits ? "waits" : "over" };
}

function approvedOf({ id, facts }: Submission): Verdict | null {
  return facts === null ? null : { id, event: facts };
}

/** Sent again meanwhile: the reason is none any more. */
function returnedOf({ id, submission, status, draft }: Submission): (Verdict & { returned: ReturnReason }) | null {
  const { event, returned, submissions } = draft;
  const isOpen = status === "DRAFT" || status === "PUBLISHED";
  return isOpen && returned !== null && submissions === submission ? { id, event, returned } : null;
}

/** Subjects are "event/submission". */
async function loadSubmissions<Facts>(
  db: Db,
  subjects: string[],
  factsOf: (submission: Submission) => Facts | null,
): Promise<Map<string, Facts>> {
  const read = subjects.map((subject) => {
    const [id, submission] = subject.split("/").map(Number);
    return { subject, id: id ?? 0, submission: submission ?? 0 };
  });
  const rows = await db.event.findMany({ where: { id: { in: read.map(({ id }) => id) } } });
  const found = new Map<string, Facts>();
  for (const { subject, id, submission } of read) {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) continue;
    const { status, approvedSubmission: approved } = row;
    const facts = row.facts === null ? null : readFields(row.facts);
    const its = { id, submission, status, draft: readDraft(row.draft), facts, approved };
    const one = factsOf(its);
    if (one !== null) found.set(subject, one);
  }
  return found;
}

/** Subjects are "event/sequence": what differs from the version before. */
async function loadChangesByOne(db: Db, subjects: string[]): Promise<Map<string, ChangeByOne>> {
  const read = subjects.map((subject) => ({ subject, numbers: subject.split("/").map(Number) }));
  const versionsOf = await loadVersions(db, [...new Set(read.map(({ numbers: [id = 0] }) => id))]);
  const found = new Map<string, ChangeByOne>();
  for (const { subject, numbers } of read) {
    const [id = 0, sequence = 0] = numbers;
    const [before, after] = [versionsOf.get(id)?.get(sequence - 1), versionsOf.get(id)?.get(sequence)];
    if (before !== undefined && after !== undefined) found.set(subject, { id, before, after });
  }
  return found;
}
