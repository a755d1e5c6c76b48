import { announce } from "../../src/features/announcements/announcements.ts";
import { announcementMessage } from "../../src/features/events/events.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { citizen } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import type { Town, Townsperson } from "../harness/town.ts";

type Wishes = Partial<NonNullable<Parameters<Database["prisma"]["subscription"]["createMany"]>[0]>["data"] & object>;

/** Somebody who hears of events, by what they chose. */
export async function subscriber(
  town: Town,
  name: string,
  wishes: Wishes = {},
  language: "kk" | "ru" = "kk",
): Promise<Townsperson> {
  const person = await citizen(town, name, language);
  await subscribed(town, [person.id], wishes);
  return person;
}

/** So many accounts that are gone: Telegram knows none of them. */
export async function strangers(town: Town, count: number, wishes: Wishes = {}): Promise<void> {
  const ids = Array.from({ length: count }, (_, at) => 500_001 + at);
  const createdAt = town.now();
  await town.database.prisma.person.createMany({
    data: ids.map((id) => ({ telegramId: BigInt(id), languageCode: "kk" as const, createdAt })),
  });
  await subscribed(town, ids, wishes);
}

async function subscribed({ database: { prisma }, now }: Town, ids: number[], wishes: Wishes): Promise<void> {
  const people = await prisma.person.findMany({ where: { telegramId: { in: ids.map(BigInt) } }, select: { id: true } });
  await prisma.subscription.createMany({
    data: people.map(({ id }) => ({ quietFrom: 0, quietTo: 0, ...wishes, personId: id, since: now() })),
  });
}

/** Until two in the afternoon: when the tests begin they still wait. */
export const afternoon = { quietFrom: 9 * 60, quietTo: 14 * 60 };

/** A round table in Astana that is to be announced at once. @returns the event's id */
export async function announced(
  town: Town,
  createdById: number,
  { regions = ["KZ-71"], startAt = town.now() }: { regions?: string[]; startAt?: Date } = {},
): Promise<number> {
  const event = await publish(town.database, { regions });
  const audience = { kind: "ROUND_TABLE" as const, regions, tags: ["RECONCILIATION" as const], createdById };
  const said = { about: announcementMessage.about({ event }), startAt, validUntil: new Date("2026-10-29T05:00:00Z") };
  for (let times = 0; times < 2; times += 1) await announce(town.database.prisma, { ...audience, ...said });
  return event;
}

/** How often somebody has read of the round table. */
export function heard(person: Townsperson): number {
  return person.history().filter((text) => text.includes("дөңгелек үстел") || text.includes("круглый стол")).length;
}

export function statusOf({ database: { prisma } }: Town) {
  return prisma.announcement.findFirst({ select: { status: true, pausedBecause: true } });
}
