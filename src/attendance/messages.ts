import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Event } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { ratingMessage } from "./ratings.ts";
import { type ResultsText, readResultsText, resultsMessage } from "./results.ts";
import { resultsToReader } from "./results-screens.ts";
import { ratingScreen } from "./ticket-screens.ts";

/** What is said to those who came: how was it, what came of it. Every subject is an event's id. */
export function attendanceMessages(): Record<string, AnyMessage> {
  return {
    [ratingMessage]: defineMessage<PublicEvent>({
      onUnknown: "giveUp",
      load: (db, subjects) => loadHeld(db, subjects, (_, event) => event),
      render: ratingScreen,
    }),
    [resultsMessage]: defineMessage<{ event: PublicEvent; text: ResultsText }>({
      onUnknown: "giveUp",
      load: (db, subjects) => loadHeld(db, subjects, (row, event) => ({ event, text: readResultsText(row.results) })),
      render: (texts, { event, text }) => resultsToReader(texts, event, text),
    }),
  };
}

/** The events that were not cancelled. */
async function loadHeld<Facts>(
  db: Db,
  subjects: string[],
  factsOf: (row: Event, event: PublicEvent) => Facts,
): Promise<Map<string, Facts>> {
  const rows = await db.event.findMany({ where: { id: { in: subjects.map(Number) }, status: "PUBLISHED" } });
  const facts = new Map<string, Facts>();
  for (const row of rows) {
    const event = publicEvent(row);
    if (event !== null) facts.set(String(row.id), factsOf(row, event));
  }
  return facts;
}
