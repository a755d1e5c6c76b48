import type { Db } from "../../platform/database/open.ts";
import { hourMs, secondMs } from "../../platform/time/units.ts";
import { lockAlbum } from "./message-rows.ts";
import { openContent, sealContent, withFile } from "./talk-content.ts";
import type { TalksContext, Written } from "./talks.ts";

/** How long after its last file an album is complete. */
export const albumMs = 1.2 * secondMs;

/**
 * Adds a file to the album of the same author that is still arriving, or about which they are asked: Telegram sends each file of an album as
 * a message of its own. @returns false if there is no such album: then the file begins it, or comes too late and goes by itself
 */
export function joinAlbum(
  { database, vault }: TalksContext,
  authorId: number,
  { albumId, content, messageId }: Written,
  now: Date,
): Promise<boolean> {
  if (albumId === null || !("fileId" in content)) return Promise.resolve(false);
  return database.prisma.$transaction(async (tx) => {
    const album = await lockAlbum(tx, authorId, albumId);
    if (album === null) return false;
    const { id, contentSealed, messageIds, status } = album;
    if (messageId === album.messageId || messageIds.includes(messageId)) return true;
    const whole = withFile(openContent(vault, { id, contentSealed }), content);
    await tx.talkMessage.update({
      where: { id },
      data: {
        contentSealed: sealContent(vault, id, whole),
        messageIds: [...(messageIds.length === 0 ? [album.messageId] : messageIds), messageId],
        ...(status === "GATHERING" ? { dueAt: new Date(now.getTime() + albumMs) } : {}),
      },
    });
    return true;
  });
}

/** Ends the gathering of an author's albums, because they have written something after them. */
export async function completeAlbums(db: Db, authorId: number, now: Date): Promise<void> {
  await db.talkMessage.updateMany({
    where: { authorId, status: "GATHERING", dueAt: { gt: now, lt: new Date(now.getTime() + hourMs) } },
    data: { dueAt: now },
  });
}
