import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import { type EventFields, readFields } from "../events/fields.ts";
import type { Places } from "../places/places.ts";
import { approvedMessage, returnedMessage } from "./approval.ts";
import { type Ping, pingScreen, verdictScreen } from "./approval-screens.ts";
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
}

function pingOf({ id, submission, status, draft, facts }: Submission): Ping {
  if (facts !== null) return { id, submission, event: facts, state: "published" };
  const waits = status === "SUBMITTED" && draft.submissions === submission;
  return { id, submission, event: draft.event, state: waits ? "waits" : "over" };
}

function approvedOf({ id, facts }: Submission): Verdict | null {
  return facts === null ? null : { id, event: facts };
}

/** Sent again meanwhile: the reason is none any more. */
function returnedOf({ id, submission, status, draft }: Submission): (Verdict & { returned: ReturnReason }) | null {
  const { event, returned, submissions } = draft;
  return status === "DRAFT" && returned !== null && submissions === submission ? { id, event, returned } : null;
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
    const { status, draft, facts } = row;
    const its = { id, submission, status, draft: readDraft(draft), facts: facts === null ? null : readFields(facts) };
    const one = factsOf(its);
    if (one !== null) found.set(subject, one);
  }
  return found;
}
