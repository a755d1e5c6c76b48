import { shownName } from "../../platform/chat/names.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { aboutLanguage, firstLanguage } from "../../platform/i18n/languages.ts";
import { dayMs } from "../../platform/time/units.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { registrationName } from "../events/registration.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { checkInMarginMs, isCheckInOpen } from "./check-in-window.ts";

const soonMs = 7 * dayMs;
const pastMs = 60 * dayMs;
/** The maximum number of events in a list. */
const maxEvents = 20;

/** The events of today and of the next days that a person may edit; null if they may edit none. */
export async function readDoors(db: Db, person: Person, now: Date): Promise<PublicEvent[] | null> {
  if (!mayAnywhere(person, "openDoor")) return null;
  const rows = await db.event.findMany({
    where: {
      status: "PUBLISHED",
      endsAt: { gte: before(now, checkInMarginMs) },
      startsAt: { lte: before(now, -soonMs) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return editableBy(person, rows);
}

/** The past events that a person may edit, the latest first; null if they may edit none. */
export async function readPast(db: Db, person: Person, now: Date): Promise<PublicEvent[] | null> {
  if (!mayAnywhere(person, "openDoor")) return null;
  const rows = await db.event.findMany({
    where: { status: "PUBLISHED", endsAt: { gte: before(now, pastMs), lte: now } },
    orderBy: [{ endsAt: "desc" }, { id: "desc" }],
  });
  return editableBy(person, rows);
}

export interface Door {
  event: PublicEvent;
  /** Registered people who have not arrived yet. */
  going: number;
  came: number;
  waiting: number;
  walkIns: number;
  /** Whether people can be checked in now. */
  isOpen: boolean;
  isOver: boolean;
}

/** The numbers at the door of an event; null if the person may not see them. */
export async function readDoor(db: Db, person: Person, eventId: number, now: Date): Promise<Door | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const event = row === null ? null : publicEvent(row);
  if (row === null || event === null || !may(person, "openDoor", { regions: row.regions })) return null;
  const groups = await db.registration.groupBy({ by: ["status"], where: { eventId }, _count: true });
  const count = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;
  return {
    event,
    going: count("GOING"),
    came: count("ATTENDED"),
    waiting: count("WAITING") + count("OFFERED"),
    walkIns: row.walkIns,
    isOpen: event.status === "PUBLISHED" && isCheckInOpen(event, now),
    isOver: now >= event.endsAt,
  };
}

/** Counts somebody who came without a registration, or corrects that count. Only while check-in is open, and never below zero. */
export function countWalkIn(db: Db, person: Person, eventId: number, way: "in" | "back", now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const door = await readDoor(tx, person, eventId, now);
    if (door === null || !door.isOpen || !may(person, "countWalkIn", door.event.facts)) return false;
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

/** A person on the list at the door. */
export interface Listed {
  /** As it is shown. */
  name: string;
  code: string;
  status: "GOING" | "ATTENDED" | "WAITING" | "OFFERED";
}

/** The list of participants by name, for the staff at the door; null if the person may not see it. */
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
    name: shownName(nameSealed === null ? null : vault.open(registrationName(id), nameSealed)),
    code,
    status: status as Listed["status"],
  }));
  const order = new Intl.Collator(aboutLanguage(firstLanguage).locale);
  return { event, people: people.sort((a, b) => order.compare(a.name, b.name)) };
}

function editableBy(person: Person, rows: Parameters<typeof publicEvent>[0][]): PublicEvent[] {
  const own = rows.filter(({ regions }) => may(person, "openDoor", { regions })).slice(0, maxEvents);
  return own.map(publicEvent).filter((event) => event !== null);
}

function before(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
