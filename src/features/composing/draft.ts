import { z } from "zod";
import type { Person } from "../../platform/chat/person.ts";
import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type EventFields, noFields, readFields } from "../events/fields.ts";
import { may, mayAnywhere } from "../people/permissions.ts";

/** Why an approver returned a draft. */
export const returnReasons = ["FACTS", "WORDING", "TRANSLATION", "TIME", "TALK"] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** What a draft stores besides the fields of the event. */
const schema = z.object({
  /** The people who answered some of its questions, and so must not approve it. */
  by: z.array(z.int()).default([]),
  /** How often the draft was submitted. An approval is valid only for the submission that the approver saw. */
  submissions: z.int().default(0),
  /** Whether a change of a published event waits for approval. */
  waits: z.boolean().default(false),
  returned: z.enum(returnReasons).nullable().default(null),
  /** The published version (Event.sequence) on which a change is based. */
  base: z.int().default(0),
});

export interface Draft extends z.infer<typeof schema> {
  event: EventFields;
}

export const noDraft: Draft = { ...schema.parse({}), event: noFields };

/** Reads the JSON column. */
export function readDraft(json: unknown): Draft {
  return { ...schema.parse(json ?? {}), event: readFields(json) };
}

export function writeDraft({ event, ...beside }: Draft) {
  return { ...event, ...beside };
}

/** An event that is being composed or changed, as it is stored. */
export interface EditableEvent {
  id: number;
  status: "DRAFT" | "SUBMITTED" | "PUBLISHED";
  draft: Draft;
  /** What the public sees; null before the event is published. */
  published: EventFields | null;
  /** The published version (SEQUENCE in RFC 5545). */
  sequence: number;
  /** How often the event or a change of it was submitted. */
  submissions: number;
  createdById: number;
}

/** The editable event in a row; null if it is cancelled or nothing is being edited. */
export function editableOf({
  id,
  status,
  draft,
  facts,
  sequence,
  submissions,
  createdById,
}: Event): EditableEvent | null {
  if (status === "CANCELLED" || draft === null) return null;
  const read = readDraft(draft);
  return {
    id,
    status,
    draft: read,
    published: status === "PUBLISHED" ? readFields(facts) : null,
    sequence,
    submissions: Math.max(submissions, read.submissions),
    createdById,
  };
}

/** Whether a new event, or a change of a published event, waits for approval. */
export function waitsForApproval({ status, draft }: EditableEvent): boolean {
  return status === "SUBMITTED" || (status === "PUBLISHED" && draft.waits);
}

/** The subject of a submission for the permissions. The author of a new event counts as a composer. */
export function submissionSubject(editable: EditableEvent) {
  const { published, draft, createdById } = editable;
  const composers = published === null ? [...draft.by, createdById] : draft.by;
  return { id: editable.id, regions: regionsOf(editable), never: composers };
}

/** The regions that an approver must cover: the old and the new regions of a change. An empty list means the whole country. */
export function regionsOf({ published, draft }: EditableEvent): string[] {
  const now = draft.event.regions;
  if (published === null) return now;
  return now.length === 0 || published.regions.length === 0 ? [] : [...new Set([...now, ...published.regions])];
}

/** A person may edit their own drafts, and published or returned events of their regions. */
export function mayCompose(person: Person, { draft, published, createdById }: EditableEvent): boolean {
  if (!mayAnywhere(person, "composeEvent")) return false;
  if (published !== null) return may(person, "composeEvent", { regions: published.regions });
  const takenUp = createdById === person.id || draft.by.includes(person.id);
  return takenUp || (draft.returned !== null && may(person, "composeEvent", { regions: draft.event.regions }));
}

/** Finds an event that this person may edit; null otherwise. */
export async function findEditable(db: Db, person: Person, eventId: number): Promise<EditableEvent | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const editable = row === null ? null : editableOf(row);
  return editable !== null && mayCompose(person, editable) ? editable : null;
}

/** Finds an event that this person may read: one that they may edit, or that waits for their approval. */
export async function findReadable(db: Db, person: Person, eventId: number): Promise<EditableEvent | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const editable = row === null ? null : editableOf(row);
  if (editable === null || mayCompose(person, editable)) return editable;
  return waitsForApproval(editable) && may(person, "seeSubmission", submissionSubject(editable)) ? editable : null;
}
