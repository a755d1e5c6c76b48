import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { type EventFields, readFields } from "../events/fields.ts";
import { loadVersions } from "../events/versions.ts";
import type { Places } from "../places/places.ts";
import { approvedMessage, returnedMessage } from "./approval.ts";
import { type ChangeByOne, changedByOneScreen, type Ping, pingScreen, verdictScreen } from "./approval-screens.ts";
import { type Draft, type ReturnReason, readDraft } from "./draft.ts";
import { approveMessage } from "./draft-progress.ts";
import { changedByOneMessage } from "./published-changes.ts";
import { titleOf } from "./screens.ts";

const onUnknown = "resend";

/** The messages of composing: an event waits for approval, or was approved, returned or changed. */
export function composingMessages({ places }: { places: Places }): RenderedMessage[] {
  return [
    // If somebody has answered before the ping was sent, the ping is dropped.
    renderMessage(approveMessage, {
      onUnknown,
      load: (db, subjects) => loadSubmissions(db, subjects, pingOf),
      render: (texts, ping, changed) => (changed || ping.state === "waits" ? pingScreen(texts, places, ping) : null),
    }),
    renderMessage(approvedMessage, {
      onUnknown,
      load: (db, subjects) => loadSubmissions(db, subjects, approvedOf),
      render: (texts, { id, event }) => verdictScreen(texts, id, titleOf(texts, event), null),
    }),
    renderMessage(returnedMessage, {
      onUnknown,
      load: (db, subjects) => loadSubmissions(db, subjects, returnedOf),
      render: (texts, { id, event, returned }) => verdictScreen(texts, id, titleOf(texts, event), returned),
    }),
    renderMessage(changedByOneMessage, {
      onUnknown,
      load: loadChangesByOne,
      render: (texts, change) => changedByOneScreen(texts, places, change),
    }),
  ];
}

interface Verdict {
  id: number;
  event: EventFields;
}

/** A submission and the present state of its event. */
interface Submission {
  id: number;
  submission: number;
  status: "DRAFT" | "SUBMITTED" | "PUBLISHED" | "CANCELLED";
  draft: Draft;
  /** Null before the event is published. */
  facts: EventFields | null;
  /** Which submission was approved last; null before the first approval, and for events that did not store it. */
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

/** If the event was submitted again in the meantime, the reason no longer applies. */
function returnedOf({ id, submission, status, draft }: Submission): (Verdict & { returned: ReturnReason }) | null {
  const { event, returned, submissions } = draft;
  const isOpen = status === "DRAFT" || status === "PUBLISHED";
  return isOpen && returned !== null && submissions === submission ? { id, event, returned } : null;
}

interface SubmissionSubject {
  event: number;
  submission: number;
}

async function loadSubmissions<Facts>(
  db: Db,
  subjects: SubmissionSubject[],
  factsOf: (submission: Submission) => Facts | null,
) {
  const rows = await db.event.findMany({ where: { id: { in: subjects.map(({ event }) => event) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ event: id, submission }: SubmissionSubject): Facts | undefined => {
    const row = byId.get(id);
    if (row === undefined) return undefined;
    const { status, approvedSubmission: approved } = row;
    const facts = row.facts === null ? null : readFields(row.facts);
    return factsOf({ id, submission, status, draft: readDraft(row.draft), facts, approved }) ?? undefined;
  };
}

interface ChangeSubject {
  event: number;
  sequence: number;
}

/** Loads the versions before and after each change. */
async function loadChangesByOne(db: Db, subjects: ChangeSubject[]) {
  const versionsOf = await loadVersions(db, [...new Set(subjects.map(({ event }) => event))]);
  return ({ event: id, sequence }: ChangeSubject): ChangeByOne | undefined => {
    const [before, after] = [versionsOf.get(id)?.get(sequence - 1), versionsOf.get(id)?.get(sequence)];
    return before !== undefined && after !== undefined ? { id, before, after } : undefined;
  };
}
