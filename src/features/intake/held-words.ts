import { randomUUID } from "node:crypto";
import type { BotContext } from "../../platform/chat/context.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { fits, type StoryContent, sealStory, sizeOf } from "../cases/story.ts";
import { findDraft, openReport } from "./drafts.ts";
import type { HeldMessage } from "./held-rules.ts";
import type { StoryMessage } from "./question.ts";
import type { Saved } from "./story.ts";

/** The question «Is this your story?» in a message of the chat, and the update that it answered. */
interface Offer {
  updateId: number;
  messageId: number;
}

interface Held {
  messages: HeldMessage[];
  /** The last question, and the question before it. */
  offers: Offer[];
}

/** What is held of a person. */
export interface HeldWords extends Held {
  personId: number;
  offered: boolean;
  readBy: bigint | null;
}

const nothing: Held = { messages: [], offers: [] };

export async function findHeld(db: Db, vault: Vault, personId: number): Promise<HeldWords | null> {
  const row = await db.heldWords.findUnique({ where: { personId } });
  if (row === null) return null;
  const { offered, readBy } = row;
  return { personId, offered, readBy, ...(JSON.parse(vault.open(cellOf(personId), row.wordsSealed)) as Held) };
}

/**
 * Holds a message, whole or not at all. What was read before and was no story is forgotten.
 * @param offered whether the person is asked about it, or told that it is held
 */
async function holdWords(
  tx: Db,
  vault: Vault,
  personId: number,
  message: HeldMessage,
  offered: boolean,
  now: Date,
): Promise<Saved> {
  const before = await findHeld(tx, vault, personId);
  const isOver = before !== null && !before.offered && before.readBy !== null;
  const { messages, offers } = before === null || isOver ? nothing : before;
  const contents = messages.map(({ content }) => content);
  const addition = sizeOf([message.content]);
  if (!fits(sizeOf(contents), addition)) return { kind: addition.files === 0 ? "tooLong" : "tooMany" };
  const wordsSealed = seal(vault, personId, { messages: [...messages, message], offers });
  await tx.heldWords.upsert({
    where: { personId },
    create: { personId, wordsSealed, offered, heldAt: now },
    update: {
      wordsSealed,
      ...(offered ? { offered } : {}),
      ...(isOver ? { heldAt: now, offered, readBy: null } : {}),
    },
  });
  return { kind: "saved" };
}

/** Holds a message once, however often its update is handled. */
export function hold(
  ctx: BotContext,
  { vault, now }: { vault: Vault; now: () => Date },
  part: StoryMessage,
  offered: boolean,
): Promise<Saved> {
  const message = { ...part, updateId: ctx.update.update_id };
  return ctx.once("hold", (tx) => holdWords(tx, vault, ctx.person.id, message, offered, now()));
}

/** Notes that an update has read the words, so that no later update reads them again. */
export async function noteRead(db: Db, personId: number, updateId: number, offered: boolean): Promise<void> {
  await db.heldWords.updateMany({
    where: { personId },
    data: { readBy: BigInt(updateId), ...(offered && { offered }) },
  });
}

/** Notes the message that asks about the words. */
export async function noteOffer(db: Db, vault: Vault, held: HeldWords, offer: Offer): Promise<void> {
  await saveHeld(db, vault, { ...held, offers: [...earlierOffers(held, offer.updateId).slice(-1), offer] });
}

/** Stores changed messages or questions, unless nothing is held any longer. */
export async function saveHeld(db: Db, vault: Vault, { personId, messages, offers }: HeldWords): Promise<void> {
  await db.heldWords.updateMany({
    where: { personId },
    data: { wordsSealed: seal(vault, personId, { messages, offers }) },
  });
}

/** The questions that were asked because of other updates: only the newest stays on the screen. */
export function earlierOffers({ offers }: HeldWords, updateId: number): Offer[] {
  return offers.filter((offer) => offer.updateId !== updateId);
}

/** @returns whether anything was held */
export async function eraseHeld(db: Db, personId: number): Promise<boolean> {
  return (await db.heldWords.deleteMany({ where: { personId } })).count > 0;
}

/**
 * Makes the words a part of the person's report, and no longer holds them. Before the consent nothing happens.
 * @returns null if there is nothing to adopt; "tooLong" or "tooMany" if the story has no room for all of them
 */
export async function adoptHeld(tx: Db, vault: Vault, personId: number, now: Date): Promise<Saved | null> {
  const [held, draft] = [await findHeld(tx, vault, personId), await findDraft(tx, personId)];
  if (held === null || !held.offered || draft === null) return null;
  if (openReport(vault, draft).consentedAt === null) return null;
  const contents: StoryContent[] = held.messages.map(({ content }) => content);
  const [told, addition] = [{ characters: draft.storyLength, files: draft.storyFiles }, sizeOf(contents)];
  await eraseHeld(tx, personId);
  if (!fits(told, addition)) return { kind: addition.files === 0 ? "tooLong" : "tooMany" };
  const parts = held.messages.map(({ content, messageId, updateId, fileUniqueId }) => {
    const id = randomUUID();
    const fileHash = fileUniqueId === null ? null : vault.hash("file", fileUniqueId);
    const contentSealed = sealStory(vault, id, content);
    return { id, draftId: draft.id, updateId: BigInt(updateId), messageId, fileHash, contentSealed, addedAt: now };
  });
  const { count } = await tx.storyPart.createMany({ data: parts, skipDuplicates: true });
  await tx.draft.update({
    where: { id: draft.id },
    data: {
      storyParts: { increment: count },
      storyLength: { increment: addition.characters },
      storyFiles: { increment: addition.files },
      changedAt: now,
    },
  });
  return { kind: "saved" };
}

function seal(vault: Vault, personId: number, held: Held): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(personId), JSON.stringify(held));
}

function cellOf(personId: number): Cell {
  return { table: "HeldWords", column: "words", row: personId };
}
