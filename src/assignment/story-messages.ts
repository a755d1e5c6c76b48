import { openApplicant, openPhone } from "../cases/cases.ts";
import { openStory, type StoryContent, sizeOf } from "../cases/story.ts";
import type { Content } from "../chat/content.ts";
import { type Addressed, type AnyMessage, addressOf, definePersonalMessage } from "../chat/message.ts";
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

interface PartFacts {
  number: string;
  content: Content;
}

/** A case as its reader gets it, message by message. Who may read it is asked when each of them is sent. */
export function storyMessages({ database, vault, adminIds }: StoryMessagesContext): Record<string, AnyMessage> {
  const onUnknown = "resend";
  return {
    [headMessage]: definePersonalMessage<HeadFacts>({
      onUnknown,
      load: (db, deliveries) => loadHeads(db, deliveries),
      render: headScreen,
    }),
    [partMessage]: definePersonalMessage<PartFacts>({
      onUnknown,
      load: (db, deliveries) => loadParts(db, deliveries),
      // What was told stays in the chat in which it is read.
      render: (_, { content }) => ({ content, protected: true }),
      fallback: missingScreen,
    }),
    [moreMessage]: definePersonalMessage<{ number: string; showingId: number; page: number }>({
      onUnknown,
      load: (db, deliveries) => loadMore(db, deliveries),
      render: moreScreen,
    }),
  };

  async function loadHeads(db: Db, deliveries: Addressed[]): Promise<Map<string, HeadFacts>> {
    const shown = await findShown(db, adminIds, deliveries);
    const mediated = new Set((await readable(db, adminIds, shown, ["mediate"])).map(addressOf));
    const stories = await openStories(shown);
    return new Map(
      shown.map((one) => {
        const { number } = one.case;
        const { files } = sizeOf(stories.get(one.caseId) ?? []);
        const facts = { number, name: openApplicant(vault, one.case), phone: openPhone(vault, one.case), files };
        return [addressOf(one), { ...facts, caseId: one.caseId, isMediator: mediated.has(addressOf(one)) }];
      }),
    );
  }

  async function loadParts(db: Db, deliveries: Addressed[]): Promise<Map<string, PartFacts>> {
    const shown = await findShown(db, adminIds, deliveries);
    const stories = await openStories(shown);
    return new Map(
      shown.flatMap((one) => {
        const [, page = 0, at = 0] = one.subject.split("/").map(Number);
        const content = storyPages(stories.get(one.caseId) ?? [])[page]?.[at];
        return content === undefined ? [] : [[addressOf(one), { number: one.case.number, content }]];
      }),
    );
  }

  async function loadMore(db: Db, deliveries: Addressed[]) {
    const shown = await findShown(db, adminIds, deliveries);
    return new Map(
      shown.map((one) => {
        const [showingId = 0, page = 0] = one.subject.split("/").map(Number);
        return [addressOf(one), { number: one.case.number, showingId, page }];
      }),
    );
  }

  async function openStories(shown: readonly { caseId: number }[]): Promise<Map<number, StoryContent[]>> {
    const stories = new Map<number, StoryContent[]>();
    for (const { caseId } of shown) {
      if (!stories.has(caseId)) stories.set(caseId, await openStory(database.sql, vault, { caseId }));
    }
    return stories;
  }
}

/** Deliveries with their cases, as far as their readers may still read them and nothing was taken back. Subjects begin with the showing. */
async function findShown(db: Db, adminIds: readonly number[], deliveries: readonly Addressed[]) {
  const idOf = ({ subject }: Addressed) => Number(subject.split("/")[0]);
  const showings = await db.showing.findMany({
    where: { id: { in: deliveries.map(idOf) }, takenBackAt: null },
    select: {
      id: true,
      caseId: true,
      personId: true,
      case: { select: { number: true, nameSealed: true, phoneSealed: true } },
    },
  });
  const own = deliveries.flatMap(({ subject, personId }) => {
    const its = showings.find((one) => one.id === idOf({ subject, personId }) && one.personId === personId);
    return its === undefined ? [] : [{ subject, personId, caseId: its.caseId, case: its.case }];
  });
  return readable(db, adminIds, own, readingActs);
}
