import type { AlbumContent, Content } from "../../platform/chat/content.ts";
import type { Disclosure } from "../../platform/chat/second-look.ts";
import type { TalkMessage } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { copyMessage } from "./notices.ts";
import { bothShow, openContent, openShows, sealContent, sealShows } from "./talk-content.ts";
import { isThanks } from "./thanks.ts";

export type Edited =
  | { kind: "edited" }
  /** It was taken back, or was never sent. */
  | { kind: "over" }
  /** An album that has reached everybody, of which the other files are gone. */
  | { kind: "gone" };

/** Replaces what an own message says, whether it was carried or still waits. Copies show that it was changed. */
export function editMessage(
  db: Db,
  vault: Vault,
  authorId: number,
  message: { id: string; messageId: number; shows: readonly Disclosure[] },
  content: Content,
  now: Date,
): Promise<Edited> {
  return inTransaction(db, async (tx) => {
    const row = await tx.talkMessage.findFirst({ where: { id: message.id, authorId } });
    if (row === null || row.status === "TAKEN_BACK" || row.status === "DROPPED") return { kind: "over" };
    const before =
      row.contentSealed === null ? null : openContent(vault, { id: row.id, contentSealed: row.contentSealed });
    const isAlbum = row.messageIds.length > 1;
    if (isAlbum && before === null) return { kind: "gone" };
    const whole =
      before?.kind === "album" ? albumWith(before, row.messageIds.indexOf(message.messageId), content) : content;
    const isSent = row.status === "SENT";
    // What has gone shows what its author has agreed to, and an album whatever its other files show.
    const shows = isSent || isAlbum ? bothShow(openShows(vault, row), message.shows) : message.shows;
    await tx.talkMessage.update({
      where: { id: row.id },
      data: {
        contentSealed: sealContent(vault, row.id, whole),
        showsSealed: sealShows(vault, row.id, shows),
        isThanks: isThanks(whole),
        version: { increment: isSent ? 1 : 0 },
      },
    });
    // Thanks that become a question: the party has been waiting since it was written.
    if (isSent && row.isThanks && !isThanks(whole)) await beginToOwe(tx, row);
    if (isSent) await revise(tx, copyMessage.about({ message: row.id }), now);
    return { kind: "edited" };
  });
}

/** A party waits for an answer to this message, unless they wait already. */
async function beginToOwe(tx: Db, { talkId, authorId, storedAt }: TalkMessage): Promise<void> {
  if (talkId === null) return;
  const where = { id: talkId, owedSince: null, party: { personId: authorId } };
  await tx.talk.updateMany({ where, data: { owedSince: storedAt } });
}

/** An album in which one file was changed. */
function albumWith(album: AlbumContent, at: number, file: Content): Content {
  if (!("fileId" in file)) return album;
  return { kind: "album", items: album.items.map((item, place) => (place === at ? file : item)) };
}
