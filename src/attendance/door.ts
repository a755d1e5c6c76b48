import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Vault } from "../database/vault.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { registrationName } from "../events/registration.ts";
import { aboutLanguage, firstLanguage } from "../i18n/languages.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { dayMs } from "../time/units.ts";
import { doorMs, isItsDay } from "./times.ts";

const soonMs = 7 * dayMs;
const pastMs = 60 * dayMs;
/** As many as one still looks through. */
const most = 20;

/** What is on today and soon of what a person may edit; null for who edits nothing. */
export async function readDoors(db: Db, person: Person, now: Date): Promise<PublicEvent[] | null> {
  if (!mayAnywhere(person, "openDoor")) return null;
  const rows = await db.event.findMany({
    where: { status: "PUBLISHED", endsAt: { gte: earlier(now, doorMs) }, startsAt: { lte: earlier(now, -soonMs) } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return theirs(person, rows);
}

/** What is over, the last first. */
export async function readPast(db: Db, person: Person, now: Date): Promise<PublicEvent[] | null> {
  if (!mayAnywhere(person, "openDoor")) return null;
  const rows = await db.event.findMany({
    where: { status: "PUBLISHED", endsAt: { gte: earlier(now, pastMs), lte: now } },
    orderBy: [{ endsAt: "desc" }, { id: "desc" }],
  });
  return theirs(person, rows);
}

export interface Door {
  event: PublicEvent;
  /** Registered, and not here yet. */
  going: number;
  came: number;
  waiting: number;
  walkIns: number;
  /** It is the event's day. */
  open: boolean;
  over: boolean;
}

/** What is true at an event's door; null where it is not theirs to know. */
export async function readDoor(db: Db, person: Person, eventId: number, now: Date): Promise<Door | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const event = row === null ? null : publicEvent(row);
  if (row === null || event === null || !may(person, "openDoor", { regions: row.regions })) return null;
  const groups = await db.registration.groupBy({ by: ["status"], where: { eventId }, _count: true });
  const count = (status: string) => groups.find((one) => one.status === status)?._count ?? 0;
  return {
    event,
    going: count("GOING"),
    came: count("ATTENDED"),
    waiting: count("WAITING") + count("OFFERED"),
    walkIns: row.walkIns,
    open: event.status === "PUBLISHED" && isItsDay(event, now),
    over: now >= event.endsAt,
  };
}

/** Somebody came without a registration, or was counted by mistake. On the event's day alone, and never below nobody. */
export function countWalkIn(db: Db, person: Person, eventId: number, way: "in" | "back", now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const door = await readDoor(tx, person, eventId, now);
    if (door === null || !door.open || !may(person, "countWalkIn", door.event.facts)) return false;
    const { count } = await tx.event.updateMany({
      where: { id: eventId, status: "PUBLISHED", ...(way === "back" ? { walkIns: { gt: 0 } } : {}) },
      data: { walkIns: way === "in" ? { increment: 1 } : { decrement: 1 } },
    });
    if (count === 0) return false;
    const subject = { id: eventId, regions: door.event.facts.regions };
    await recordAct(tx, { act: "countWalkIn", actor: person, subject }, now);
    return true;
  });
}

/** One on the list at the door. */
export interface Listed {
  name: string | null;
  code: string;
  status: "GOING" | "ATTENDED" | "WAITING" | "OFFERED";
}

/** Who comes, by name, for who is at the door; null where it is not theirs to know. */
export async function readDoorList(
  db: Db,
  vault: Vault,
  person: Person,
  eventId: number,
): Promise<{ event: PublicEvent; people: Listed[] } | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const event = row === null ? null : publicEvent(row);
  if (row === null || event === null || !may(person, "openDoor", { regions: row.regions })) return null;
  const rows = await db.registration.findMany({
    where: { eventId, status: { in: ["GOING", "ATTENDED", "WAITING", "OFFERED"] } },
    select: { id: true, code: true, status: true, nameSealed: true },
  });
  const people = rows.map(({ id, code, status, nameSealed }) => ({
    name: nameSealed === null ? null : vault.open(registrationName(id), nameSealed),
    code,
    status: status as Listed["status"],
  }));
  const order = new Intl.Collator(aboutLanguage(firstLanguage).locale);
  return { event, people: people.sort((a, b) => order.compare(a.name ?? "", b.name ?? "")) };
}

function theirs(person: Person, rows: Parameters<typeof publicEvent>[0][]): PublicEvent[] {
  const own = rows.filter(({ regions }) => may(person, "openDoor", { regions })).slice(0, most);
  return own.map(publicEvent).filter((event) => event !== null);
}

function earlier(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
