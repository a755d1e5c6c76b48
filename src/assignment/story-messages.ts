import { openApplicant, openPhone } from "../cases/cases.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { openStory, type StoryContent, sizeOf } from "../cases/story.ts";
import type { Content } from "../chat/content.ts";
import { type Addressed, type RenderedMessage, renderPersonally } from "../chat/message.ts";
import type { Database, Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { readable } from "./readers.ts";
import { headMessage, moreMessage, partMessage, readingActs } from "./showings.ts";
import { storyPages } from "./story-pages.ts";
import { type HeadFacts, headScreen, missingScreen, moreScreen } from "./story-screens.ts";

export interface StoryMessagesContext {
  database: Database;
  vault: Vault;
  adminIds: readonly number[];
}

interface OfShowing {
  showing: number;
}

interface PartFacts {
  number: string;
  content: Content;
}

/** A case as its reader gets it, message by message. Who may read it is asked when each of them is sent. */
export function storyMessages({ database, vault, adminIds }: StoryMessagesContext): RenderedMessage[] {
  const onUnknown = "resend";
  return [
    renderPersonally(headMessage, { onUnknown, load: loadHeads, render: headScreen }),
    renderPersonally(partMessage, {
      onUnknown,
      load: loadParts,
      // What was told stays in the chat in which it is read.
      render: (_, { content }) => ({ content, protected: true }),
      fallback: missingScreen,
    }),
    renderPersonally(moreMessage, { onUnknown, load: loadMore, render: moreScreen }),
  ];

  async function loadHeads(db: Db, deliveries: Addressed<OfShowing>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const mediated = new Set((await readable(db, adminIds, shown, ["readStory"])).map(({ delivery }) => delivery));
    const stories = await openStories(shown);
    const heads = new Map(
      shown.map(({ delivery, caseId, case: one }): [Addressed<OfShowing>, HeadFacts] => {
        const { files } = sizeOf(stories.get(caseId) ?? []);
        const applicant = { name: openApplicant(vault, one), phone: openPhone(vault, one) };
        const facts = { number: one.number, ...applicant, answers: openAnswers(vault, one), files };
        return [delivery, { ...facts, caseId, isMediator: mediated.has(delivery) }];
      }),
    );
    return (delivery: Addressed<OfShowing>) => heads.get(delivery);
  }

  async function loadParts(db: Db, deliveries: Addressed<OfShowing & { page: number; at: number }>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const stories = await openStories(shown);
    const parts = new Map<(typeof deliveries)[number], PartFacts>();
    for (const { delivery, caseId, case: one } of shown) {
      const { page, at } = delivery.subject;
      const content = storyPages(stories.get(caseId) ?? [])[page]?.[at];
      if (content !== undefined) parts.set(delivery, { number: one.number, content });
    }
    return (delivery: (typeof deliveries)[number]) => parts.get(delivery);
  }

  async function loadMore(db: Db, deliveries: Addressed<OfShowing & { page: number }>[]) {
    const shown = await findShown(db, adminIds, deliveries);
    const facts = new Map(
      shown.map(({ delivery, case: one }) => {
        const { showing, page } = delivery.subject;
        return [delivery, { number: one.number, showingId: showing, page }];
      }),
    );
    return (delivery: (typeof deliveries)[number]) => facts.get(delivery);
  }

  async function openStories(shown: readonly { caseId: number }[]): Promise<Map<number, StoryContent[]>> {
    const stories = new Map<number, StoryContent[]>();
    for (const { caseId } of shown) {
      if (!stories.has(caseId)) stories.set(caseId, await openStory(database.sql, vault, { caseId }));
    }
    return stories;
  }
}

/** Deliveries with their cases, as far as their readers may still read them and nothing was taken back. */
async function findShown<Subject extends OfShowing>(
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
    const found = showings.find((one) => one.id === subject.showing && one.personId === personId);
    return found === undefined ? [] : [{ delivery, personId, caseId: found.caseId, case: found.case }];
  });
  return readable(db, adminIds, own, readingActs);
}
