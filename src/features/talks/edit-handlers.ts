import { Composer } from "grammy";
import type { BotContext } from "../../platform/chat/context.ts";
import { receivedContent } from "../../platform/chat/received-content.ts";
import { say } from "../../platform/chat/screen.ts";
import { lookTwice } from "../../platform/chat/second-look.ts";
import type { TalkHandlersContext } from "./relay-handlers.ts";
import { editHeldScreen } from "./screens.ts";
import { findOwnMessage } from "./shown-rows.ts";
import { editMessage } from "./talks.ts";

/** An edited message of a talk is changed for everybody who has a copy. Other edits go on. */
export function talkEdits(context: TalkHandlersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const composer = new Composer<BotContext>();
  composer.on("edited_message", async (ctx, next) => {
    const { editedMessage, person } = ctx;
    const own = await findOwnMessage(database.sql, person.id, editedMessage.message_id);
    if (own === null) return next();
    const content = receivedContent(editedMessage);
    if (content.kind === "service" || content.kind === "cannotBeCarried") return;
    const disclosures = lookTwice(editedMessage);
    if (disclosures.length > 0 && !own.disclosed) {
      await say(ctx, editHeldScreen(ctx.texts, disclosures, editedMessage.message_id));
      return;
    }
    await ctx.once("editTalk", (tx) =>
      editMessage(tx, vault, person.id, { id: own.id, messageId: editedMessage.message_id }, content, now()),
    );
  });
  return composer;
}
