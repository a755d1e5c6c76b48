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

/** What composing says through the outbox: that something waits for approval, and what became of it. */
export function composingMessages({ places }: { places: Places }): RenderedMessage[] {
  return [
    // What was answered before its ping left is not said at all.
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

interface Judgement {
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

function approvedOf({ id, facts }: Submission): Judgement | null {
  return facts === null ? null : { id, event: facts };
}

/** Sent again meanwhile: the reason is none any more. */
function returnedOf({ id, submission, status, draft }: Submission): (Judgement & { returned: ReturnReason }) | null {
  const { event, returned, submissions } = draft;
  const isOpen = status === "DRAFT" || status === "PUBLISHED";
  return isOpen && returned !== null && submissions === submission ? { id, event, returned } : null;
}

interface OfSubmission {
  event: number;
  submission: number;
}

async function loadSubmissions<Facts>(
  db: Db,
  subjects: OfSubmission[],
  factsOf: (submission: Submission) => Facts | null,
) {
  const rows = await db.event.findMany({ where: { id: { in: subjects.map(({ event }) => event) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ event: id, submission }: OfSubmission): Facts | undefined => {
    const row = byId.get(id);
    if (row === undefined) return undefined;
    const { status, approvedSubmission: approved } = row;
    const facts = row.facts === null ? null : readFields(row.facts);
    return factsOf({ id, submission, status, draft: readDraft(row.draft), facts, approved }) ?? undefined;
  };
}

interface OfChange {
  event: number;
  sequence: number;
}

/** What differs from the version before. */
async function loadChangesByOne(db: Db, subjects: OfChange[]) {
  const versionsOf = await loadVersions(db, [...new Set(subjects.map(({ event }) => event))]);
  return ({ event: id, sequence }: OfChange): ChangeByOne | undefined => {
    const [before, after] = [versionsOf.get(id)?.get(sequence - 1), versionsOf.get(id)?.get(sequence)];
    return before !== undefined && after !== undefined ? { id, before, after } : undefined;
  };
}
