import { int } from "../../platform/chat/buttons.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { type About, defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { retractFor } from "../../platform/telegram/outbox/retract-rows.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { openTold } from "../cases/story-rows.ts";
import { recordAct } from "../people/staff-acts.ts";
import { retractCopies } from "../talks/retract-copies.ts";
import { storyPages } from "./story-pages.ts";

// Showing a case to somebody creates a row that names the deliveries, so that the messages can be retracted.

const priority = "urgent";
export const headMessage = defineMessage({ name: "assignment.storyHead", subject: { showing: int }, priority });
/** A part of a story; `at` is its position on the page. */
export const partMessage = defineMessage({
  name: "assignment.storyPart",
  subject: { showing: int, page: int, at: int },
  priority,
});
/** The button for the next page; `page` is that page. */
export const moreMessage = defineMessage({
  name: "assignment.storyMore",
  subject: { showing: int, page: int },
  priority,
});

/** A page of what staff have noted on a case, from 0. Such a showing has no parts, and is rendered in casework/. */
export const notesMessage = defineMessage({
  name: "assignment.notes",
  subject: { showing: int, page: int },
  priority,
});
/** How many pages the notes on a case may have. */
export const maxNotePages = 4;

/** The acts that show the story to a person. */
export const readingActs = ["readStory", "reviewStory"] as const;

export interface ShowingContext {
  database: Database;
  vault: Vault;
}

export type Shown =
  | { kind: "shown" }
  /** The person may not, or no longer, read it. */
  | { kind: "gone" };

/** Within this time a second tap, or a tap that is handled again, shows nothing new unless something was added. */
const repeatMs = minuteMs;

/**
 * Shows a case to a person who may read it: name and phone, then the first page of the story, each part as a delivery. Earlier showings
 * to the same person are retracted, so that their chat contains the case once.
 */
export async function showCase(
  { database: { prisma, sql }, vault }: ShowingContext,
  person: Person,
  act: (typeof readingActs)[number],
  caseId: number,
  now: Date,
): Promise<Shown> {
  if ((await guardCase(prisma, person, act, caseId)) === null) return { kind: "gone" };
  const reader = act === "readStory" ? "mediator" : "coordinator";
  const story = await openTold(sql, vault, caseId, reader);
  return prisma.$transaction(async (tx) => {
    const state = await guardLocked(tx, person, act, caseId);
    if (state === null) return { kind: "gone" };
    const before = await tx.showing.findMany({
      where: { caseId, personId: person.id, takenBackAt: null, parts: { isEmpty: false } },
    });
    const isThere = before.some(
      ({ shownAt, storyParts }) => storyParts === story.length && shownAt.getTime() > now.getTime() - repeatMs,
    );
    if (isThere) return { kind: "shown" };
    // Messages that cannot be removed may stay: this person may read them. They are reported when the case is retracted.
    await retractEach(tx, before, { takenBackAt: now, settledAt: now });
    const data = { caseId, personId: person.id, storyParts: story.length, shownAt: now };
    const { id } = await tx.showing.create({ data: { ...data, parts: [] } });
    await enqueue(tx, [headMessage.to(person.id, { showing: id }, { notBefore: now })], now);
    await recordAct(tx, { act, actor: person, subject: subjectOf(state) }, now);
    await showPage(tx, { id, personId: person.id, parts: [] }, storyPages(story), now);
    return { kind: "shown" };
  });
}

/** Shows the next page of a story, unless it was already shown. */
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
  const told = {
    mediator: await openTold(sql, vault, caseId, "mediator"),
    coordinator: await openTold(sql, vault, caseId, "coordinator"),
  };
  return prisma.$transaction(async (tx) => {
    const ownCase = await guardLocked(tx, person, "readStory", caseId);
    const state = ownCase ?? (await guardCase(tx, person, "reviewStory", caseId));
    if (state === null) return { kind: "gone" };
    const showing = await tx.showing.findFirst({ where: { id: showingId, takenBackAt: null } });
    if (showing === null) return { kind: "gone" };
    if (page !== showing.parts.length) return { kind: "shown" };
    await showPage(tx, showing, storyPages(ownCase === null ? told.coordinator : told.mediator), now);
    const act = ownCase === null ? "reviewStory" : "readStory";
    await recordAct(tx, { act, actor: person, subject: subjectOf(state) }, now);
    return { kind: "shown" };
  });
}

interface Showing {
  id: number;
  personId: number;
  /** The number of parts on each page that was shown. */
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

/** The deliveries of a showing. */
export function deliveriesOf(showing: Pick<Showing, "id" | "parts">): About[] {
  if (showing.parts.length === 0) {
    return Array.from({ length: maxNotePages }, (_, page) => notesMessage.about({ showing: showing.id, page }));
  }
  return [
    headMessage.about({ showing: showing.id }),
    ...showing.parts.flatMap((_, page) => [
      ...partsOf(showing, page).map((part) => partMessage.about(part)),
      moreMessage.about({ showing: showing.id, page: page + 1 }),
    ]),
  ];
}

/**
 * Retracts everything of a case that was shown to anybody, because it was given back, withdrawn, closed or given to somebody else: the story,
 * and what the parties wrote to a mediator who has the case no longer.
 */
export async function retractShowings(tx: Db, caseId: number, now: Date): Promise<void> {
  await retractCopies(tx, caseId, now);
  await retractEach(tx, await tx.showing.findMany({ where: { caseId, takenBackAt: null } }), { takenBackAt: now });
}

/** Retracts these showings. @param data with `settledAt` if nobody has to be told of what cannot be removed */
export async function retractEach(
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
