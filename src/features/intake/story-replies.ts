import type { BotContext } from "../../platform/chat/context.ts";
import type { Outcome, Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { rememberDraft, stayQuiet } from "./drafts.ts";
import { joinReport } from "./late-parts.ts";
import type { Step, StoryAnswer } from "./question.ts";
import { dueReceipt, type StoryRefusal } from "./receipts.ts";
import { notKeptText } from "./screens.ts";
import { clearStory, type Saved, saveStory } from "./story.ts";
import { noteClosing } from "./story-closing.ts";

export interface StoryRepliesContext {
  database: Database;
  vault: Vault;
  now: () => Date;
}

type Answered = Reply<Step>;

/** What the report form does with parts of a story, in time and late. */
export function createStoryReplies(context: StoryRepliesContext) {
  const { database, vault, now } = context;
  return { keepPart, keepAlbum, keepLatePart, tellAgain, takeOlder };

  async function keepPart(reply: Answered, part: StoryAnswer): Promise<Outcome> {
    await complain(reply, await reply.outside((acting) => save(acting, reply.step, part)));
    return "next";
  }

  /**
   * The files come one by one. Waiting for the next one would log them all with the question; what does not fit is said with the
   * receipt, once for the album.
   */
  async function keepAlbum({ step, outside }: Answered, part: StoryAnswer): Promise<Outcome> {
    await outside(async (acting) => {
      const saved = await save(acting, step, part);
      await dueReceipt(database.prisma, step.draftId, acting.person.telegramId, refusalOf(saved), now());
      stayQuiet(acting);
    });
    return "next";
  }

  /** A part of the story that the tap «Done» has overtaken joins it. */
  async function keepLatePart(reply: Answered, part: StoryAnswer): Promise<Outcome> {
    await tellJoined(reply, await reply.outside((acting) => save(acting, reply.step, part)));
    return "again";
  }

  async function tellAgain({ step, outside }: Answered): Promise<Outcome> {
    await outside(() => clearStory(database.prisma, step.personId, now()));
    return "next";
  }

  /** Another message that a later tap has overtaken may be a part of the report that was sent before. */
  async function takeOlder(reply: Answered): Promise<Outcome | null> {
    const saved = await reply.outside((acting) => joinReport(acting, context));
    if (saved === null) return null;
    await tellJoined(reply, saved);
    return "again";
  }

  async function save(acting: BotContext, step: Step, part: StoryAnswer): Promise<Saved> {
    // Any other answer takes it along.
    await noteClosing(database.sql, step);
    const { saved, draft } = await saveStory(database, vault, step.personId, part, acting.update.update_id, now());
    rememberDraft(acting, draft);
    return saved;
  }

  async function tellJoined(reply: Answered, saved: Saved): Promise<void> {
    await complain(reply, saved);
    if (saved.kind === "saved") await say(reply.ctx, { text: reply.texts.html("intake:story.joined") });
  }

  /** Says that a part was not kept; of a hundred that come at once and do not fit, each would be told about. */
  async function complain({ step, texts, ctx, outside }: Answered, saved: Saved): Promise<void> {
    const refused = refusalOf(saved);
    if (refused === null || saved.kind === "saved") return;
    if (await outside((acting) => leaveToReceipt(acting, step, refused))) return;
    await say(ctx, { text: notKeptText(texts, saved.kind) });
  }

  async function leaveToReceipt(acting: BotContext, step: Step, refused: StoryRefusal): Promise<boolean> {
    if (!acting.crowded) return false;
    await dueReceipt(database.prisma, step.draftId, acting.person.telegramId, refused, now());
    return true;
  }
}

function refusalOf({ kind }: Saved): StoryRefusal | null {
  if (kind === "tooLong") return "TOO_LONG";
  return kind === "tooMany" ? "TOO_MANY" : null;
}
