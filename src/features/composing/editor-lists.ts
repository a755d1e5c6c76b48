import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { may } from "../people/permissions.ts";
import { type EditableEvent, editableOf, mayCompose, submissionSubject, waitsForApproval } from "./draft.ts";

/** What an editor is working on. */
export interface EditorLists {
  /** Their own drafts, and returned drafts of their regions. */
  drafts: EditableEvent[];
  page: number;
  hasMore: boolean;
  /** Submissions that this person may approve; only on the first page. */
  waiting: EditableEvent[];
  hasPublished: boolean;
}

const onPage = 8;
const maxWaiting = 10;
// The permissions decide which drafts of other people are shown, and the query cannot: it reads enough of the newest.
const maxSearched = 100;

export async function readLists(db: Db, person: Person, page: number, now: Date): Promise<EditorLists> {
  const newest = { status: { in: ["DRAFT" as const, "SUBMITTED" as const] } };
  const orderBy = { changedAt: "desc" as const };
  const from = page * onPage;
  const own = await db.event.findMany({
    where: { ...newest, createdById: person.id },
    orderBy,
    take: from + maxSearched,
  });
  const others = await db.event.findMany({
    where: { ...newest, createdById: { not: person.id } },
    orderBy,
    take: maxSearched,
  });
  const changes = await db.event.findMany({
    where: { status: "PUBLISHED", draft: { path: ["waits"], equals: true } },
    orderBy,
    take: maxSearched,
  });
  const editable = [...own, ...others].flatMap((row) => editableOf(row) ?? []);
  const drafts = editable.filter((event) => mayCompose(person, event));
  const waiting = [...editable, ...changes.flatMap((row) => editableOf(row) ?? [])].filter(
    (event) => waitsForApproval(event) && may(person, "approveEvent", submissionSubject(event)),
  );
  const { events } = await readPublished(db, person, 0, now);
  return {
    drafts: drafts.slice(from, from + onPage),
    page,
    hasMore: drafts.length > from + onPage,
    waiting: page === 0 ? waiting.slice(0, maxWaiting) : [],
    hasPublished: events.length > 0,
  };
}

export interface PublishedPage {
  events: PublicEvent[];
  page: number;
  hasMore: boolean;
}

/** Published events that are not over and that this person may change, soonest first. */
export async function readPublished(db: Db, person: Person, page: number, now: Date): Promise<PublishedPage> {
  const rows = await db.event.findMany({
    where: { status: "PUBLISHED", endsAt: { gt: now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  const events = rows
    .filter(({ regions }) => may(person, "composeEvent", { regions }))
    .flatMap((row) => publicEvent(row) ?? []);
  const from = page * onPage;
  return { events: events.slice(from, from + onPage), page, hasMore: events.length > from + onPage };
}
