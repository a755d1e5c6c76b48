import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { ask, say, show } from "../../platform/chat/screen.ts";
import { findTypedButton, isTyped, readYesNo } from "../../platform/chat/understood-words.ts";
import { languages } from "../../platform/i18n/languages.ts";
import { intakeButtons } from "./buttons.ts";
import { findDraft } from "./drafts.ts";
import { editHeld } from "./edit-held.ts";
import { startWithHeld } from "./handlers.ts";
import { areLikeStory, mayBeHeld } from "./held-rules.ts";
import { forgottenScreen, offerRows, offerScreen } from "./held-screens.ts";
import { earlierOffers, eraseHeld, findHeld, hold, noteOffer, noteRead } from "./held-words.ts";
import { readPart, storyPartOf } from "./questions/story.ts";
import type { FormContext } from "./report-form.ts";
import { notKeptText, pausedScreen } from "./screens.ts";

/** The buttons of the question whether something is the person's story. */
export function heldHandlers(context: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(intakeButtons, async (ctx, tapped) => {
      if (tapped.kind === "begin") return startWithHeld(ctx, context);
      if (tapped.kind !== "forget") return;
      await ctx.once("forget", (tx) => eraseHeld(tx, ctx.person.id));
      await show(ctx, forgottenScreen(ctx.texts));
    }),
  );
  return composer;
}

/** Reads a typed answer to that question. What erases the words is tapped. */
export function readOfferAnswer(context: FormContext): ReadWords {
  const { database, vault, texts } = context;
  return async (ctx, words) => {
    const screens = languages.map((language) => offerRows(texts(language)));
    const typed = findTypedButton(words, screens);
    if (typed === null) return false;
    const held = await findHeld(database.prisma, vault, ctx.person.id);
    if (held === null || !held.offered) return false;
    if (intakeButtons.read(typed)?.kind === "begin") await startWithHeld(ctx, context);
    else await say(ctx, offerScreen(ctx.texts));
    return true;
  };
}

/** Answers the typed words of the button that deletes a paused report, and yes and no, with the buttons that stand beside it. */
export function readDeletion({ database, texts }: FormContext): ReadWords {
  return async (ctx, words) => {
    const labels = languages.map((language) => texts(language).plain("intake:drop"));
    const isMeant = readYesNo(words) !== null || isTyped(words, labels);
    if (!isMeant || (await findDraft(database.prisma, ctx.person.id)) === null) return false;
    await show(ctx, pausedScreen(ctx.texts));
    return true;
  };
}

/** Holds what may be a story and asks about it. Whatever has another meaning has been read before. */
export function untoldStories(context: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message", async (ctx, next) => {
    const part = storyPartOf(ctx.message);
    if (part === null || !mayBeHeld(part) || !areLikeStory([part.content])) return next();
    const saved = await hold(ctx, context, part, true);
    // Of many messages that come at once, only the last is answered.
    if (ctx.crowded) return;
    if (saved.kind !== "saved") return say(ctx, { text: notKeptText(ctx.texts, saved.kind) });
    await offer(ctx, context);
  });
  return composer;
}

/** Holds what a person writes before they have chosen a language. An edit changes what is held. */
export async function holdUnread(ctx: BotContext, context: FormContext): Promise<void> {
  const { editedMessage, person } = ctx;
  const { database, vault } = context;
  if (editedMessage !== undefined) {
    const [id, heard] = [editedMessage.message_id, readPart(editedMessage)];
    const edited = await database.prisma.$transaction((tx) => editHeld(tx, vault, person.id, id, heard));
    if (edited.kind !== "notHeld") return;
  }
  const part = storyPartOf(ctx.message ?? editedMessage);
  if (part !== null && mayBeHeld(part)) await hold(ctx, context, part, false);
}

/** Goes on with what was written before a language was chosen. @returns false if nothing of it has a meaning */
export async function goOnWithHeld(ctx: BotContext, context: FormContext, read: ReadWords): Promise<boolean> {
  const { prisma } = context.database;
  const { person, update } = ctx;
  const held = await findHeld(prisma, context.vault, person.id);
  if (held === null) return false;
  const isRead = held.readBy !== null && held.readBy !== BigInt(update.update_id);
  if (isRead && !held.offered) return false;
  const contents = held.messages.map(({ content }) => content);
  const [first] = contents;
  const isStory = areLikeStory(contents);
  await noteRead(prisma, person.id, update.update_id, false);
  if (contents.length === 1 && first?.kind === "text" && (await read(ctx, first.text))) return true;
  if (!isStory) return false;
  await noteRead(prisma, person.id, update.update_id, true);
  await offer(ctx, context);
  return true;
}

/** Asks about everything that is held. Only the newest of these questions stays on the screen. */
async function offer(ctx: BotContext, { database, vault }: FormContext): Promise<void> {
  const held = await findHeld(database.prisma, vault, ctx.person.id);
  if (held === null) return;
  const { update_id: updateId } = ctx.update;
  const { messageId } = await ask(ctx, offerScreen(ctx.texts));
  const earlier = earlierOffers(held, updateId).at(-1)?.messageId;
  if (earlier !== undefined && earlier !== messageId) {
    await ctx.api.deleteMessage(ctx.person.telegramId, earlier).catch(() => {});
  }
  if (messageId !== null) await noteOffer(database.prisma, vault, held, { updateId, messageId });
}
