import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openApplicant, openPhone } from "../cases/cases.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { sizeOf } from "../cases/story.ts";
import { openTold, type ToldItem } from "../cases/story-rows.ts";
import { findSummary, type Summary } from "./handover-summary.ts";
import { type CaseDelivery, readable } from "./readable.ts";
import { headMessage, moreMessage, partMessage, readingActs } from "./showings.ts";
import { type PageItem, storyPages } from "./story-pages.ts";
import { type HeadFacts, headScreen, missingScreen, moreScreen, sideScreen } from "./story-screens.ts";

export interface StoryMessagesContext {
  database: Database;
  vault: Vault;
  adminIds: readonly number[];
}

interface ShowingSubject {
  showing: number;
}

interface PartFacts {
  number: string;
  content: PageItem;
}

/** Renders a case message by message. Whether the recipient may read it is checked when each message is sent. */
export function storyMessages({ database, vault, adminIds }: StoryMessagesContext): RenderedMessage[] {
  const onUnknown = "resend";
  return [
    renderPersonally(headMessage, { onUnknown, load: loadHeads, render: headScreen }),
    renderPersonally(partMessage, {
      onUnknown,
      load: loadParts,
      // Protected, so that the story cannot be forwarded or saved.
      render: (texts, { number, content }) =>
        content.kind === "side"
          ? { ...sideScreen(texts, { number, side: content.side }), protected: true }
          : { content, protected: true },
      fallback: missingScreen,
    }),
    renderPersonally(moreMessage, { onUnknown, load: loadMore, render: moreScreen }),
  ];

  async function loadHeads(db: Db, deliveries: Addressed<ShowingSubject>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const mediated = await findMediated(db, shown);
    const stories = await openStories(shown, mediated);
    const summaries = new Map<Addressed<ShowingSubject>, Summary | null>();
    for (const { delivery, caseId } of shown) {
      if (mediated.has(delivery)) summaries.set(delivery, await findSummary(db, vault, caseId, delivery.personId));
    }
    const heads = new Map(
      shown.map(({ delivery, caseId, case: caseRow }): [Addressed<ShowingSubject>, HeadFacts] => {
        const told = stories(delivery, caseId);
        const { files } = sizeOf(told.filter((item) => item.kind !== "side"));
        const applicant = { name: openApplicant(vault, caseRow), phone: openPhone(vault, caseRow) };
        const facts = { number: caseRow.number, ...applicant, answers: openAnswers(vault, caseRow), files };
        const summary = summaries.get(delivery) ?? null;
        const left = summary === null ? {} : { summary };
        return [delivery, { ...facts, ...left, caseId, isMediator: mediated.has(delivery) }];
      }),
    );
    return (delivery: Addressed<ShowingSubject>) => heads.get(delivery);
  }

  async function loadParts(db: Db, deliveries: Addressed<ShowingSubject & { page: number; at: number }>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const stories = await openStories(shown, await findMediated(db, shown));
    const parts = new Map<(typeof deliveries)[number], PartFacts>();
    for (const { delivery, caseId, case: caseRow } of shown) {
      const { page, at } = delivery.subject;
      const content = storyPages(stories(delivery, caseId))[page]?.[at];
      if (content !== undefined) parts.set(delivery, { number: caseRow.number, content });
    }
    return (delivery: (typeof deliveries)[number]) => parts.get(delivery);
  }

  async function loadMore(db: Db, deliveries: Addressed<ShowingSubject & { page: number }>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const facts = new Map(
      shown.map(({ delivery, case: caseRow }) => {
        const { showing, page } = delivery.subject;
        return [delivery, { number: caseRow.number, showingId: showing, page }];
      }),
    );
    return (delivery: (typeof deliveries)[number]) => facts.get(delivery);
  }

  /** The deliveries whose readers have the case: what other sides have told is only for them. */
  async function findMediated<D>(db: Db, shown: readonly (CaseDelivery & { delivery: D })[]): Promise<Set<D>> {
    return new Set((await readable(db, adminIds, shown, ["readStory"])).map(({ delivery }) => delivery));
  }

  async function openStories<D>(shown: readonly { delivery: D; caseId: number }[], mediated: ReadonlySet<D>) {
    const stories = new Map<string, ToldItem[]>();
    const readerOf = (delivery: D) => (mediated.has(delivery) ? "mediator" : "coordinator");
    for (const { delivery, caseId } of shown) {
      const reader = readerOf(delivery);
      const key = `${caseId}/${reader}`;
      if (!stories.has(key)) stories.set(key, await openTold(database.sql, vault, caseId, reader));
    }
    return (delivery: D, caseId: number) => stories.get(`${caseId}/${readerOf(delivery)}`) ?? [];
  }
}

/** Finds the cases of deliveries that were not retracted and that the recipients may still read. */
async function findShown<Subject extends ShowingSubject>(
  db: Db,
  adminIds: readonly number[],
  deliveries: readonly Addressed<Subject>[],
) {
  const showings = await db.showing.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.showing) }, takenBackAt: null },
    select: {
      id: true,
      caseId: true,
      personId: true,
      case: { select: { ...answersFields, nameSealed: true, phoneSealed: true } },
    },
  });
  const own = deliveries.flatMap((delivery) => {
    const { subject, personId } = delivery;
    const found = showings.find((showing) => showing.id === subject.showing && showing.personId === personId);
    return found === undefined ? [] : [{ delivery, personId, caseId: found.caseId, case: found.case }];
  });
  return readable(db, adminIds, own, readingActs);
}
