import type { Content } from "../../platform/chat/content.ts";
import type { BotContext } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueueAgain } from "../../platform/telegram/outbox/enqueue-again.ts";
import type { EnteringContext } from "./entering.ts";
import { memberOf } from "./members.ts";
import { copyMessage } from "./notices.ts";
import { openContent, sealContent } from "./talk-content.ts";
import { findTalks } from "./talk-rows.ts";
import { causeOf } from "./undelivered.ts";
import { findFailedCopies } from "./undelivered-rows.ts";
import { asFileScreen } from "./undelivered-screens.ts";

/** Sends the author's voice message as a file to those who take no voice messages. */
export async function sendAsFile(ctx: BotContext, context: EnteringContext, message: string): Promise<void> {
  const { person } = ctx;
  const isSent = await ctx.once("asFile", async (tx) => {
    const row = await tx.talkMessage.findFirst({
      where: { id: message, authorId: person.id, status: "SENT", undeliveredAt: { not: null } },
      select: { talkId: true },
    });
    const talk = row?.talkId == null ? undefined : (await findTalks(tx, [row.talkId])).get(row.talkId);
    if (talk === undefined || !talk.isOpen || memberOf(person, talk) === null) return false;
    return repeatAsFile(tx, context.vault, message, context.now());
  });
  await show(ctx, asFileScreen(ctx.texts, isSent));
}

async function repeatAsFile(tx: Db, vault: Vault, id: string, now: Date): Promise<boolean> {
  const row = await tx.talkMessage.findUniqueOrThrow({ where: { id }, select: { contentSealed: true } });
  if (row.contentSealed === null) return false;
  const content = openContent(vault, { id, contentSealed: row.contentSealed });
  const asFile: Content = "fileId" in content ? { ...content, asFile: true } : content;
  const { count } = await tx.talkMessage.updateMany({
    where: { id, contentSealed: { not: null }, undeliveredAt: { not: null } },
    data: { contentSealed: sealContent(vault, id, asFile), undeliveredAt: null, keptUntil: null },
  });
  if (count === 0) return false;
  const refused = (await findFailedCopies(tx, [id])).filter((copy) => causeOf(copy) === "voice");
  for (const { personId } of refused) {
    await enqueueAgain(tx, copyMessage.to(personId, { message: id }, { notBefore: now }), now);
  }
  return refused.length > 0;
}
