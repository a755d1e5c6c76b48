import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { secondMs } from "../../platform/time/units.ts";
import { findActors } from "../people/actors.ts";
import { memberOf } from "./members.ts";
import { lookMessage, notSentMessage } from "./notices.ts";
import { bothShow, openContent, openShows, sealContent, sealShows, withFile } from "./talk-content.ts";
import { findTalks } from "./talk-rows.ts";
import { hold, release, type TalksContext, type Written } from "./talks.ts";
import { type DueMessage, lockAlbum, lockArriving } from "./waiting-rows.ts";

/** How long after its last file an album is complete. */
export const albumMs = 1.2 * secondMs;

export type Joined =
  /** It stands in the album now, or stood in it already. */
  | "joined"
  /** Its author has taken the album back, or it was not sent: the rest of it goes nowhere either. */
  | "over"
  /** There is no such album: the file begins it, or comes too late and goes by itself. */
  | "noAlbum";

/**
 * Adds a file to the album of the same author that is still arriving, or about which they are asked: Telegram sends each file of an album as
 * a message of its own.
 */
export function joinAlbum(
  { database, vault }: TalksContext,
  authorId: number,
  { albumId, content, messageId, shows }: Written,
  now: Date,
): Promise<Joined> {
  if (albumId === null || !("fileId" in content)) return Promise.resolve("noAlbum");
  return database.prisma.$transaction(async (tx): Promise<Joined> => {
    const album = await lockAlbum(tx, authorId, albumId);
    if (album === null) return "noAlbum";
    const { id, contentSealed, messageIds, status } = album;
    if (messageId === album.messageId || messageIds.includes(messageId)) return "joined";
    if (status === "TAKEN_BACK" || status === "DROPPED") return "over";
    if (status === "SENT" || contentSealed === null) return "noAlbum";
    const whole = withFile(openContent(vault, { id, contentSealed }), content);
    await tx.talkMessage.update({
      where: { id },
      data: {
        contentSealed: sealContent(vault, id, whole),
        showsSealed: sealShows(vault, id, bothShow(openShows(vault, album), shows)),
        messageIds: [...(messageIds.length === 0 ? [album.messageId] : messageIds), messageId],
        ...(status === "GATHERING" ? { dueAt: new Date(now.getTime() + albumMs) } : {}),
      },
    });
    return "joined";
  });
}

/** What completing an album needs. */
export interface AlbumContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** Ends the gathering of an author's albums, because they have written something after them: it must not overtake them. */
export async function completeAlbums(context: TalksContext, authorId: number, now: Date): Promise<void> {
  await context.database.prisma.$transaction(async (tx) => {
    for (const album of await lockArriving(tx, authorId, now)) await completeAlbum(tx, context, album, now);
  });
}

/** An album has arrived: it goes, or its author is asked about what it shows. */
export async function completeAlbum(tx: Db, context: AlbumContext, album: DueMessage, now: Date): Promise<void> {
  const { id, talkId, authorId } = album;
  const found = talkId === null ? undefined : (await findTalks(tx, [talkId])).get(talkId);
  const author = (await findActors(tx, [authorId], context.adminIds)).get(authorId);
  // Staff whose role has ended since the first file say nothing any longer.
  const talk = found !== undefined && author !== undefined && memberOf(author, found) !== null ? found : undefined;
  if (talk?.isOpen === true && openShows(context.vault, album).length > 0) {
    await hold(tx, authorId, id, talk.id, now);
    await enqueue(tx, [lookMessage.to(authorId, { message: id }, { notBefore: now })], now);
    return;
  }
  if (talk !== undefined && (await release(tx, context, talk, { id, authorId }, now))) return;
  await tx.talkMessage.update({ where: { id }, data: { status: "DROPPED", contentSealed: null, dueAt: null } });
  await enqueue(tx, [notSentMessage.to(authorId, { message: id }, { notBefore: now })], now);
}
