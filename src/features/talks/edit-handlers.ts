import { Composer } from "grammy";
import type { Message } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import { receivedContent } from "../../platform/chat/received-content.ts";
import { say } from "../../platform/chat/screen.ts";
import { type Disclosure, lookTwice } from "../../platform/chat/second-look.ts";
import { editMessage } from "./edit-message.ts";
import { notSaidScreen } from "./lead-screens.ts";
import { factsOfTalks, type TalkHandlersContext } from "./relay-handlers.ts";
import { notEditedScreen } from "./screens.ts";
import { findOwnMessage, type OwnMessage } from "./shown-rows.ts";
import { situationOf } from "./situation.ts";
import { missingIn, openShows } from "./talk-content.ts";
import { findTalks } from "./talk-rows.ts";
import { editHeldScreen, heldScreen } from "./waiting-screens.ts";

/** An edited message of a talk is changed for everybody who has a copy, as long as the talk is open. Other edits go on. */
export function talkEdits(context: TalkHandlersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const composer = new Composer<BotContext>();
  composer.on("edited_message", async (ctx, next) => {
    const { editedMessage, person } = ctx;
    const messageId = editedMessage.message_id;
    const own = await findOwnMessage(database.sql, person.id, messageId);
    if (own === null) return next();
    const talk = own.talk === null ? undefined : (await findTalks(database.sql, [own.talk])).get(own.talk);
    if (talk?.isStopped === true) {
      const isParty = talk.partyId === person.id;
      await say(
        ctx,
        notSaidScreen(ctx.texts, { id: talk.id, caseId: talk.state.id, isParty }, editedMessage.message_id),
      );
      return;
    }
    const content = receivedContent(editedMessage);
    if (content.kind === "service" || content.kind === "cannotBeCarried") return;
    const shows = lookTwice(editedMessage);
    if (own.status === "SENT") {
      const { talks } = await situationOf(database, person, now(), own.talk);
      if (!talks.some(({ id }) => id === own.talk)) return say(ctx, notEditedScreen(ctx.texts, "closed", messageId));
      const added = missingIn(openShows(vault, own), shows);
      if (added.length > 0) return say(ctx, editHeldScreen(ctx.texts, added, messageId));
    }
    const edited = await ctx.once("editTalk", (tx) =>
      editMessage(tx, vault, person.id, { id: own.id, messageId, shows }, content, now()),
    );
    if (edited.kind === "gone") return say(ctx, notEditedScreen(ctx.texts, "gone", messageId));
    if (edited.kind === "edited" && own.status === "HELD") await askAnew(ctx, own, editedMessage, shows);
  });
  return composer;

  /** What is asked about was changed: the question says what it shows now. */
  async function askAnew(ctx: BotContext, own: OwnMessage, edited: Message, shows: readonly Disclosure[]) {
    const disclosures = missingIn(openShows(vault, own), shows);
    if (disclosures.length === 0) return;
    const { talks } = await situationOf(database, ctx.person, now());
    const [talk] = await factsOfTalks(
      context,
      talks.filter(({ id }) => id === own.talk),
    );
    if (talk === undefined) return;
    await say(ctx, heldScreen(ctx.texts, { message: own.id, talk, disclosures: shows, replyTo: edited.message_id }));
  }
}
