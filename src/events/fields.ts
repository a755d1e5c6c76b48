import { z } from "zod";
import { fieldIn, type Language, readIn } from "../i18n/languages.ts";
import { type EventKind, eventKinds, type ProgrammeTag, programmeTags } from "../subscriptions/topics.ts";

/** How people take part. */
export const venues = ["PLACE", "ONLINE", "HYBRID"] as const;

const words = z.string().nullable().default(null);
/** A moment as ISO 8601 in UTC. */
const moment = z.iso.datetime().nullable().default(null);
const pin = z.object({ lat: z.number(), lon: z.number() });

/**
 * What an event says of itself, while it is composed (anything may be missing) and when it is published. Kept as JSON, so that a
 * draft of any age opens: what a later version adds has a default.
 */
const schema = z.object({
  kind: z.enum(eventKinds).nullable().default(null),
  titleKk: words,
  titleRu: words,
  titleEn: words,
  textKk: words,
  textRu: words,
  textEn: words,
  /** A photo's file_id. */
  picture: words,
  startsAt: moment,
  endsAt: moment,
  venue: z.enum(venues).nullable().default(null),
  /** A mediation room; otherwise an address as typed. */
  roomId: words,
  address: words,
  pin: pin.nullable().default(null),
  link: words,
  organisersKk: words,
  organisersRu: words,
  agendaKk: words,
  agendaRu: words,
  /** Codes of spoken languages. */
  languages: z.array(z.string()).default([]),
  /** Empty: the whole country. */
  regions: z.array(z.string()).default([]),
  tags: z.array(z.enum(programmeTags)).default([]),
  /** Null: as many as come. */
  places: z.int().nullable().default(null),
  registerUntil: moment,
  /** The stages of a caravan, in order. */
  stages: z.array(z.object({ at: z.iso.datetime(), words: z.string() })).default([]),
  /** When it is announced; null: as soon as it is approved. */
  announceAt: moment,
  /** Which questions have been answered, also with «none». */
  answered: z.array(z.string()).default([]),
});

export interface EventFields extends z.infer<typeof schema> {
  kind: EventKind | null;
  tags: ProgrammeTag[];
}

export const noFields: EventFields = schema.parse({});

/** Reads the JSON column. Throws for operators where it is damaged. */
export function readFields(json: unknown): EventFields {
  return schema.parse(json ?? {});
}

/** The words in a language, or in the nearest one that there is. */
export function wordsOf(
  fields: EventFields,
  what: "title" | "text" | "organisers" | "agenda",
  language: Language,
): string | null {
  const written: Record<string, unknown> = { ...fields };
  return readIn(language, (code) => {
    const words = written[fieldIn(what, code)];
    return typeof words === "string" ? words : null;
  });
}
