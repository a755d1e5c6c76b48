import { z } from "zod";
import { fieldIn, firstLanguage, type Language, readIn } from "../../platform/i18n/languages.ts";
import { type EventKind, eventKinds, type ProgrammeTag, programmeTags } from "../subscriptions/event-kinds.ts";

/** How people take part: on site, online or either. */
export const venues = ["PLACE", "ONLINE", "HYBRID"] as const;

const text = z.string().nullable().default(null);
/** A moment as ISO 8601 in UTC. */
const moment = z.iso.datetime().nullable().default(null);
const pin = z.object({ lat: z.number(), lon: z.number() });

/**
 * The content of an event, while it is composed (any field may be missing) and when it is published. It is stored as JSON, and every
 * field that a later version adds has a default, so that a draft of any age can be opened.
 */
const schema = z.object({
  kind: z.enum(eventKinds).nullable().default(null),
  titleKk: text,
  titleRu: text,
  titleEn: text,
  textKk: text,
  textRu: text,
  textEn: text,
  /** The file_id of a photo. */
  picture: text,
  startsAt: moment,
  endsAt: moment,
  venue: z.enum(venues).nullable().default(null),
  /** The id of a mediation room; otherwise `address` has a typed address, in Kazakh if there is a second in Russian. */
  roomId: text,
  address: text,
  /** Null if the first is for all readers. */
  addressRu: text,
  pin: pin.nullable().default(null),
  link: text,
  organisersKk: text,
  organisersRu: text,
  agendaKk: text,
  agendaRu: text,
  /** Codes of spoken languages. */
  languages: z.array(z.string()).default([]),
  /** An empty list means the whole country. */
  regions: z.array(z.string()).default([]),
  tags: z.array(z.enum(programmeTags)).default([]),
  /** The number of seats; null for no limit. */
  places: z.int().nullable().default(null),
  registerUntil: moment,
  /** The stages of a caravan, in order. */
  stages: z.array(z.object({ at: z.iso.datetime(), words: z.string() })).default([]),
  /** When the event is announced; null: as soon as it is approved. */
  announceAt: moment,
  /** The questions that have been answered, even if the answer is «none». */
  answered: z.array(z.string()).default([]),
});

export interface EventFields extends z.infer<typeof schema> {
  kind: EventKind | null;
  tags: ProgrammeTag[];
}

export const noFields: EventFields = schema.parse({});

/** Reads the JSON column. Throws if it is damaged. */
export function readFields(json: unknown): EventFields {
  return schema.parse(json ?? {});
}

/** The typed address in a language, or in the nearest one that there is. */
export function addressOf(fields: EventFields, language: Language): string | null {
  const written: Record<string, unknown> = { ...fields, [fieldIn("address", firstLanguage)]: fields.address };
  return readWords(written, "address", language);
}

/** The words in a language, or in the nearest one that there is. */
export function wordsOf(
  fields: EventFields,
  field: "title" | "text" | "organisers" | "agenda",
  language: Language,
): string | null {
  return readWords({ ...fields }, field, language);
}

function readWords(written: Record<string, unknown>, field: string, language: Language): string | null {
  return readIn(language, (code) => {
    const words = written[fieldIn(field, code)];
    return typeof words === "string" ? words : null;
  });
}
