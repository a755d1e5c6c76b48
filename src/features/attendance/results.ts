import { z } from "zod";
import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { type OfficialLanguage, officialLanguages } from "../../platform/i18n/languages.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { dayMs } from "../../platform/time/units.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { sendToParticipants, storeResults } from "./results-rows.ts";

/** Sends the results of an event to its participants. */
export const resultsMessage = defineMessage({ name: "attendance.results", subject: { event: int }, priority: "news" });

/** The maximum length of the results in a language, in characters. */
export const maxResultsLength = 2500;
const validMs = 14 * dayMs;

const resultsText = z.string().nullable().default(null);
/** The results in each language; null in a language in which they are not written yet. */
export type ResultsText = Record<OfficialLanguage, string | null>;
const schema = z.object(
  Object.fromEntries(officialLanguages.map((language) => [language, resultsText])) as Record<
    OfficialLanguage,
    typeof resultsText
  >,
);

/** Reads the column `Event.results`, which is JSON. */
export function readResultsText(json: unknown): ResultsText {
  return schema.parse(json ?? {});
}

export function isComplete(text: ResultsText): boolean {
  return officialLanguages.every((language) => text[language] !== null);
}

export interface Results {
  event: PublicEvent;
  text: ResultsText;
  sentAt: Date | null;
  /** The number of participants who can be reached. */
  readers: number;
}

/** Reads the results of a past event; null if the person may not see them, or if the event is not over or was cancelled. */
export async function readResults(
  db: Db,
  person: Person,
  eventId: number,
  now: Date,
  act: "openDoor" | "sendResults" = "openDoor",
): Promise<Results | null> {
  const row = await db.event.findUnique({ where: { id: eventId } });
  const event = row === null ? null : publicEvent(row);
  if (row === null || event === null || !may(person, act, { regions: row.regions })) return null;
  if (event.status !== "PUBLISHED" || now < event.endsAt) return null;
  const readers = await db.registration.count({
    where: { eventId, status: "ATTENDED", person: { blockedAt: null } },
  });
  return { event, text: readResultsText(row.results), sentAt: row.resultsAt, readers };
}

/** Stores the results in a language, unless they have been sent. @returns whether they were stored */
export async function writeResults(
  db: Db,
  person: Person,
  eventId: number,
  written: { language: OfficialLanguage; text: string },
  now: Date,
): Promise<boolean> {
  const known = await readResults(db, person, eventId, now);
  const text = written.text.trim();
  if (known === null || known.sentAt !== null || text === "" || text.length > maxResultsLength) return false;
  return storeResults(db, eventId, { language: written.language, text });
}

export type Sent = { kind: "sent"; readers: number } | { kind: "already" | "incomplete" | "nobody" } | { kind: "gone" };

/** Sends the results to the participants. They can be sent only once. */
export function sendResults(db: Db, person: Person, eventId: number, now: Date): Promise<Sent> {
  return inTransaction(db, async (tx) => {
    const results = await readResults(tx, person, eventId, now, "sendResults");
    if (results === null) return { kind: "gone" };
    if (results.sentAt !== null) return { kind: "already" };
    if (!isComplete(results.text)) return { kind: "incomplete" };
    if (results.readers === 0) return { kind: "nobody" };
    const first = await tx.event.updateMany({ where: { id: eventId, resultsAt: null }, data: { resultsAt: now } });
    if (first.count === 0) return { kind: "already" };
    const subject = { id: eventId, regions: results.event.facts.regions };
    await recordAct(tx, { act: "sendResults", actor: person, subject }, now);
    const times = { notBefore: nextPublicHour(now), validUntil: new Date(now.getTime() + validMs) };
    const readers = await sendToParticipants(tx, resultsMessage, eventId, times, now);
    return { kind: "sent", readers };
  });
}
