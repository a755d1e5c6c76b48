import { z } from "zod";
import type { Person } from "../../platform/chat/person.ts";
import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type EventFields, noFields, readFields } from "../events/fields.ts";
import { may, mayAnywhere } from "../people/permissions.ts";

/** Why a second person sent a draft back. */
export const returnReasons = ["FACTS", "WORDING", "TRANSLATION", "TIME", "TALK"] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** What is kept beside the fields of a draft. */
const schema = z.object({
  /** Who answered some of it, and so is no second person. */
  by: z.array(z.int()).default([]),
  /** How often it was sent for approval: an approval is of what was sent then. */
  submissions: z.int().default(0),
  /** A change of what is public that was sent for approval and waits. */
  waits: z.boolean().default(false),
  returned: z.enum(returnReasons).nullable().default(null),
  /** The published state (Event.sequence) that a change began with. */
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

/** An event that is composed or changed, as it is kept. */
export interface Opened {
  id: number;
  status: "DRAFT" | "SUBMITTED" | "PUBLISHED";
  draft: Draft;
  /** What the public sees; null before it is published. */
  published: EventFields | null;
  /** The published state (RFC 5545, SEQUENCE). */
  sequence: number;
  /** How often it or a change of it was sent for approval. */
  submissions: number;
  createdById: number;
}

/** What can be composed of an event's row; null where nothing is. */
export function openedOf({ id, status, draft, facts, sequence, submissions, createdById }: Event): Opened | null {
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

/** Whether a second person is asked to approve it: a new event, or a change of what is public. */
export function waitsForApproval({ status, draft }: Opened): boolean {
  return status === "SUBMITTED" || (status === "PUBLISHED" && draft.waits);
}

/** A submission as the table of permissions looks at it. Of a new event its author is a composer too. */
export function submissionSubject(opened: Opened) {
  const { published, draft, createdById } = opened;
  const composers = published === null ? [...draft.by, createdById] : draft.by;
  return { id: opened.id, regions: regionsOf(opened), never: composers };
}

/** The regions that an approver must be responsible for: what a change adds and what it takes away. Empty: the whole country. */
export function regionsOf({ published, draft }: Opened): string[] {
  const now = draft.event.regions;
  if (published === null) return now;
  return now.length === 0 || published.regions.length === 0 ? [] : [...new Set([...now, ...published.regions])];
}

/** One's own drafts; what the public sees, or what was sent back, of one's regions. */
export function mayCompose(person: Person, { draft, published, createdById }: Opened): boolean {
  if (!mayAnywhere(person, "composeEvent")) return false;
  if (published !== null) return may(person, "composeEvent", { regions: published.regions });
  const takenUp = createdById === person.id || draft.by.includes(person.id);
  return takenUp || (draft.returned !== null && may(person, "composeEvent", { regions: draft.event.regions }));
}

/** What a person may compose; null for everybody and everything else. */
export async function findOpened(db: Db, person: Person, eventId: number): Promise<Opened | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const opened = row === null ? null : openedOf(row);
  return opened !== null && mayCompose(person, opened) ? opened : null;
}

/** The same for reading: also what waits for this person's approval. */
export async function findReadable(db: Db, person: Person, eventId: number): Promise<Opened | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const opened = row === null ? null : openedOf(row);
  if (opened === null || mayCompose(person, opened)) return opened;
  return waitsForApproval(opened) && may(person, "seeSubmission", submissionSubject(opened)) ? opened : null;
}
