import { type EventFields, noFields } from "../../src/features/events/fields.ts";
import { publishFacts } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";

/** A round table in Astana on 29 October 2026, from ten to one. */
export const roundTable: EventFields = {
  ...noFields,
  kind: "ROUND_TABLE",
  titleKk: "Бейбітшілік пен келісім: дөңгелек үстел",
  titleRu: "Мир и согласие: круглый стол",
  titleEn: "Peace and accord: a round table",
  textKk: "Медиаторлар тәжірибе алмасады.",
  textRu: "Медиаторы обмениваются опытом.",
  textEn: "Mediators share their experience.",
  startsAt: "2026-10-29T05:00:00.000Z",
  endsAt: "2026-10-29T08:00:00.000Z",
  venue: "PLACE",
  address: "Астана, Мәңгілік Ел даңғылы, 8",
  pin: { lat: 51.09, lon: 71.41 },
  organisersKk: "Қазақстан халқы Ассамблеясы",
  organisersRu: "Ассамблея народа Казахстана",
  languages: ["kk", "ru"],
  regions: ["KZ-71"],
  tags: ["RECONCILIATION"],
};

const published = new Date("2026-10-20T05:00:00Z");

/** Publishes an event like the sample. @returns its id */
export async function publish({ prisma }: Database, changes: Partial<EventFields> = {}): Promise<number> {
  const { id } = await prisma.event.create({ data: { createdById: 1, changedAt: published } });
  await prisma.$transaction((tx) => publishFacts(tx, id, { ...roundTable, ...changes }, published));
  return id;
}

export async function change({ prisma }: Database, id: number, changes: Partial<EventFields>, now: Date) {
  return prisma.$transaction((tx) => publishFacts(tx, id, { ...roundTable, ...changes }, now));
}
