import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { type PublicEvent, publicEvent } from "../events/events.ts";
import { ratingMessage } from "./ratings.ts";
import { readResultsText, resultsMessage } from "./results.ts";
import { resultsToReader } from "./results-screens.ts";
import { ratingScreen } from "./ticket-screens.ts";

const onUnknown = "giveUp";

/** Renders the messages to participants: the question for a rating, and the results. */
export function attendanceMessages(): RenderedMessage[] {
  return [
    renderMessage(ratingMessage, {
      onUnknown,
      load: (db, subjects) => loadHeld(db, subjects, (_, event) => event),
      render: ratingScreen,
    }),
    renderMessage(resultsMessage, {
      onUnknown,
      load: (db, subjects) => loadHeld(db, subjects, (row, event) => ({ event, text: readResultsText(row.results) })),
      render: (texts, { event, text }) => resultsToReader(texts, event, text),
    }),
  ];
}

interface Subject {
  event: number;
}

/** Loads the events that were not cancelled. */
async function loadHeld<Facts>(db: Db, subjects: Subject[], factsOf: (row: Event, event: PublicEvent) => Facts) {
  const where = { id: { in: subjects.map(({ event }) => event) }, status: "PUBLISHED" as const };
  const rows = await db.event.findMany({ where });
  const facts = new Map<number, Facts>();
  for (const row of rows) {
    const event = publicEvent(row);
    if (event !== null) facts.set(row.id, factsOf(row, event));
  }
  return ({ event }: Subject) => facts.get(event);
}
