import { guardCase, guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { openStory } from "../cases/story.ts";
import { int } from "../chat/buttons.ts";
import type { Person } from "../chat/person.ts";
import type { Database, Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { recordAct } from "../people/staff-acts.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type About, defineMessage } from "../telegram/outbox-message.ts";
import { retractFor } from "../telegram/retract.ts";
import { minuteMs } from "../time/units.ts";
import { storyPages } from "./story-pages.ts";

// A case that is shown to somebody is a row, and its messages are deliveries that the row names: so that it can be taken back.

const priority = "urgent";
export const headMessage = defineMessage({ name: "assignment.storyHead", subject: { showing: int }, priority });
/** `at`: which of its page's parts. */
export const partMessage = defineMessage({
  name: "assignment.storyPart",
  subject: { showing: int, page: int, at: int },
  priority,
});
/** `page`: the one that can be asked for. */
export const moreMessage = defineMessage({
  name: "assignment.storyMore",
  subject: { showing: int, page: int },
  priority,
});

/** Which acts let their reader see what was told. */
export const readingActs = ["readStory", "reviewStory"] as const;

export interface ShowingContext {
  database: Database;
  vault: Vault;
}

export type Shown =
  | { kind: "shown" }
  /** It is not theirs to read, or no longer. */
  | { kind: "gone" };

/** A second tap, and a tap that is handled again, show nothing again within this time unless something was added. */
const againMs = minuteMs;

/**
 * Shows a case to who may read it: name and phone, then the story's first page, each part a delivery of its own. What was shown to
 * them before is taken back, so that their chat holds it once.
 */
export async function showCase(
  { database: { prisma, sql }, vault }: ShowingContext,
  person: Person,
  act: (typeof readingActs)[number],
  caseId: number,
  now: Date,
): Promise<Shown> {
  if ((await guardCase(prisma, person, act, caseId)) === null) return { kind: "gone" };
  const story = await openStory(sql, vault, { caseId });
  return prisma.$transaction(async (tx) => {
    const one = await guardLocked(tx, person, act, caseId);
    if (one === null) return { kind: "gone" };
    const before = await tx.showing.findMany({ where: { caseId, personId: person.id, takenBackAt: null } });
    const isThere = before.some(
      ({ shownAt, storyParts }) => storyParts === story.length && shownAt.getTime() > now.getTime() - againMs,
    );
    if (isThere) return { kind: "shown" };
    // Whatever of it cannot be removed is theirs to read: it is told of when the case is taken back.
    await retractEach(tx, before, { takenBackAt: now, settledAt: now });
    const made = { caseId, personId: person.id, storyParts: story.length, shownAt: now };
    const { id } = await tx.showing.create({ data: { ...made, parts: [] } });
    await enqueue(tx, [headMessage.to(person.id, { showing: id }, { notBefore: now })], now);
    await recordAct(tx, { act, actor: person, subject: subjectOf(one) }, now);
    await showPage(tx, { id, personId: person.id, parts: [] }, storyPages(story), now);
    return { kind: "shown" };
  });
}

/** Shows the next page of a story; a page that was shown already is not shown again. */
export async function showMore(
  { database: { prisma, sql }, vault }: ShowingContext,
  person: Person,
  showingId: number,
  page: number,
  now: Date,
): Promise<Shown> {
  const found = await prisma.showing.findUnique({ where: { id: showingId } });
  if (found === null || found.personId !== person.id) return { kind: "gone" };
  const { caseId } = found;
  const pages = storyPages(await openStory(sql, vault, { caseId }));
  return prisma.$transaction(async (tx) => {
    const mine = await guardLocked(tx, person, "readStory", caseId);
    const one = mine ?? (await guardCase(tx, person, "reviewStory", caseId));
    if (one === null) return { kind: "gone" };
    const showing = await tx.showing.findFirst({ where: { id: showingId, takenBackAt: null } });
    if (showing === null) return { kind: "gone" };
    if (page !== showing.parts.length) return { kind: "shown" };
    await showPage(tx, showing, pages, now);
    const act = mine === null ? "reviewStory" : "readStory";
    await recordAct(tx, { act, actor: person, subject: subjectOf(one) }, now);
    return { kind: "shown" };
  });
}

interface Showing {
  id: number;
  personId: number;
  /** How many parts each page had that was shown. */
  parts: number[];
}

async function showPage(tx: Db, showing: Showing, pages: readonly unknown[][], now: Date): Promise<void> {
  const { id, personId } = showing;
  const page = showing.parts.length;
  const parts = [...showing.parts, pages[page]?.length ?? 0];
  await tx.showing.update({ where: { id }, data: { parts } });
  const when = { notBefore: now };
  const deliveries = partsOf({ id, parts }, page).map((part) => partMessage.to(personId, part, when));
  const more = moreMessage.to(personId, { showing: id, page: page + 1 }, when);
  await enqueue(tx, page + 1 < pages.length ? [...deliveries, more] : deliveries, now);
}

function partsOf({ id, parts }: Pick<Showing, "id" | "parts">, page: number) {
  return Array.from({ length: parts[page] ?? 0 }, (_, at) => ({ showing: id, page, at }));
}

/** What a showing has put into the outbox. */
export function deliveriesOf(showing: Pick<Showing, "id" | "parts">): About[] {
  return [
    headMessage.about({ showing: showing.id }),
    ...showing.parts.flatMap((_, page) => [
      ...partsOf(showing, page).map((part) => partMessage.about(part)),
      moreMessage.about({ showing: showing.id, page: page + 1 }),
    ]),
  ];
}

/** Takes back whatever of a case was shown to anybody: it was given back, withdrawn, closed or handed to somebody else. */
export async function retractShowings(tx: Db, caseId: number, now: Date): Promise<void> {
  await retractEach(tx, await tx.showing.findMany({ where: { caseId, takenBackAt: null } }), { takenBackAt: now });
}

async function retractEach(
  tx: Db,
  showings: readonly Showing[],
  data: { takenBackAt: Date; settledAt?: Date },
): Promise<void> {
  for (const showing of showings) {
    for (const delivery of deliveriesOf(showing)) {
      await retractFor(tx, delivery, showing.personId, data.takenBackAt);
    }
    await tx.showing.update({ where: { id: showing.id }, data });
  }
}
