import { z } from "zod";
import type { Person } from "../chat/person.ts";
import type { Event } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { isEditor } from "../events/events.ts";
import { type EventFields, noFields, readFields } from "../events/fields.ts";
import { mayEdit } from "../people/people.ts";

/** Why a second person sent a draft back. */
export const returnReasons = ["FACTS", "WORDING", "TRANSLATION", "TIME", "TALK"] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** What is kept beside the fields of a draft. */
const schema = z.object({
  /** Who answered some of it, and so is no second person. */
  by: z.array(z.int()).default([]),
  /** How often it was sent for approval: an approval is of what was sent then. */
  submissions: z.int().default(0),
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
  createdById: number;
}

/** What can be composed of an event's row; null where nothing is. */
export function openedOf({ id, status, draft, facts, createdById }: Event): Opened | null {
  if (status === "CANCELLED" || draft === null) return null;
  return {
    id,
    status,
    draft: readDraft(draft),
    published: status === "PUBLISHED" ? readFields(facts) : null,
    createdById,
  };
}

/** One's own drafts; what the public sees, or what was sent back, of one's regions. */
export function mayCompose(person: Person, { draft, published, createdById }: Opened): boolean {
  if (!isEditor(person)) return false;
  if (published !== null) return mayEdit(person, published.regions);
  const takenUp = createdById === person.id || draft.by.includes(person.id);
  return takenUp || (draft.returned !== null && mayEdit(person, draft.event.regions));
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
  return opened.status === "SUBMITTED" && mayEdit(person, opened.draft.event.regions) ? opened : null;
}
