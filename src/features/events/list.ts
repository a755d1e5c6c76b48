import { findAllPending } from "../../platform/chat/pending-acts.ts";
import type { Prisma } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type LocalMonth, monthOf, monthSpan } from "../../platform/time/local-month.ts";
import type { EventKind } from "../subscriptions/event-kinds.ts";
import { type PublicEvent, publicEvent } from "./events.ts";
import { leaveAct } from "./leave-act.ts";
import { type Participation, participationOf } from "./participation.ts";

/** The filters of the list. Null does not filter. */
export interface Filters {
  region: string | null;
  kind: EventKind | null;
  month: LocalMonth | null;
}

const perPage = 5;

/** A page of public events that are not over, soonest first. Pages count from 0; a page beyond the end is the last page. */
export async function findUpcoming(db: Db, filters: Filters, page: number, now: Date) {
  const where = upcoming(filters, now);
  const pages = Math.max(Math.ceil((await db.event.count({ where })) / perPage), 1);
  const at = Math.min(page, pages - 1);
  const order = [{ startsAt: "asc" as const }, { id: "asc" as const }];
  const rows = await db.event.findMany({ where, orderBy: order, skip: at * perPage, take: perPage });
  return { events: rows.map(publicEvent).filter((event) => event !== null), page: at, pages };
}

/** The months in which events begin that match the other filters. */
export async function monthsOf(db: Db, filters: Filters, now: Date): Promise<LocalMonth[]> {
  const where = upcoming({ ...filters, month: null }, now);
  const rows = await db.event.findMany({ where, select: { startsAt: true }, orderBy: { startsAt: "asc" }, take: 1000 });
  return [...new Set(rows.map(({ startsAt }) => monthOf(startsAt ?? now)))].slice(0, 12);
}

export interface OwnEvent {
  event: PublicEvent;
  participation: Participation;
}

/** The events that a person goes to, waits for or has been offered a seat at, until they are over. */
export async function findOwn(db: Db, personId: number, now: Date): Promise<OwnEvent[]> {
  const rows = await db.registration.findMany({
    where: { personId, status: { in: ["GOING", "WAITING", "OFFERED", "ATTENDED"] }, event: { endsAt: { gt: now } } },
    include: { event: true },
    orderBy: { event: { startsAt: "asc" } },
    take: 10,
  });
  const leaving = await findAllPending(db, leaveAct, personId);
  return rows.flatMap((row) => {
    const event = publicEvent(row.event);
    if (event === null) return [];
    const act = leaving.get(leaveAct.write({ event: event.id }));
    const participation = participationOf(row, event.startsAt);
    return [{ event, participation: act === undefined ? participation : { kind: "leaving" as const, act } }];
  });
}

function upcoming({ region, kind, month }: Filters, now: Date): Prisma.EventWhereInput {
  return {
    status: "PUBLISHED",
    endsAt: { gt: now },
    ...(kind === null ? {} : { kind }),
    ...(region === null ? {} : { OR: [{ regions: { isEmpty: true } }, { regions: { has: region } }] }),
    ...(month === null ? {} : { startsAt: monthSpan(month) }),
  };
}
