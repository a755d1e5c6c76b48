import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { may } from "../people/permissions.ts";
import { mayCompose, type Opened, openedOf, submissionSubject, waitsForApproval } from "./draft.ts";

/** What an editor has in hand. */
export interface Lists {
  /** Their own, and those of their regions that were sent back. */
  drafts: Opened[];
  page: number;
  hasMore: boolean;
  /** What others composed and this person may approve; on the first page. */
  waiting: Opened[];
  hasPublished: boolean;
}

const onPage = 8;
const mostWaiting = 10;
// Whose others' drafts are is decided by rules, not by the query: enough of the newest are looked at.
const lookedAt = 100;

export async function readLists(db: Db, person: Person, page: number, now: Date): Promise<Lists> {
  const newest = { status: { in: ["DRAFT" as const, "SUBMITTED" as const] } };
  const orderBy = { changedAt: "desc" as const };
  const from = page * onPage;
  const own = await db.event.findMany({ where: { ...newest, createdById: person.id }, orderBy, take: from + lookedAt });
  const others = await db.event.findMany({
    where: { ...newest, createdById: { not: person.id } },
    orderBy,
    take: lookedAt,
  });
  const changes = await db.event.findMany({
    where: { status: "PUBLISHED", draft: { path: ["waits"], equals: true } },
    orderBy,
    take: lookedAt,
  });
  const opened = [...own, ...others].flatMap((row) => openedOf(row) ?? []);
  const drafts = opened.filter((one) => mayCompose(person, one));
  const waiting = [...opened, ...changes.flatMap((row) => openedOf(row) ?? [])].filter(
    (one) => waitsForApproval(one) && may(person, "approveEvent", submissionSubject(one)),
  );
  const { events } = await readPublished(db, person, 0, now);
  return {
    drafts: drafts.slice(from, from + onPage),
    page,
    hasMore: drafts.length > from + onPage,
    waiting: page === 0 ? waiting.slice(0, mostWaiting) : [],
    hasPublished: events.length > 0,
  };
}

export interface PublishedPage {
  events: PublicEvent[];
  page: number;
  hasMore: boolean;
}

/** What is public, not over, and theirs to change; soonest first. */
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
