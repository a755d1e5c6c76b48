import type { BotContext } from "../../platform/chat/context.ts";
import type { Outcome, Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { leaveQuestionToReceipt, rememberDraft } from "./drafts.ts";
import { hold } from "./held-words.ts";
import { createToldStoryFinder } from "./late-part-rows.ts";
import { joinReport } from "./late-parts.ts";
import type { Step, StoryMessage } from "./question.ts";
import type { StoryRefusal } from "./receipt-rows.ts";
import { type Arrival, scheduleReceipt } from "./receipts.ts";
import { clearingScreen, notKeptText } from "./screens.ts";
import { type Saved, saveStory } from "./story.ts";
import { putStoryAside } from "./story-aside.ts";
import { recordClosing } from "./story-closing.ts";

export interface StoryRepliesContext {
  database: Database;
  vault: Vault;
  now: () => Date;
}

type StepReply = Reply<Step>;

/** What the report form does with parts of a story, in time or late. */
export function createStoryReplies(context: StoryRepliesContext) {
  const { database, vault, now } = context;
  const findToldStory = createToldStoryFinder(database.sql);
  return { keepPart, keepAlbum, keepLatePart, holdPart, startOver, takeOlder };

  async function keepPart(reply: StepReply, part: StoryMessage): Promise<Outcome> {
    await sayIfRefused(reply, await reply.outside((acting) => savePart(acting, reply.step, part)));
    return "next";
  }

  /**
   * The files arrive separately. Waiting for the next one would log all of them with the question. If some do not fit, the receipt
   * says so once for the album.
   */
  async function keepAlbum({ step, outside }: StepReply, part: StoryMessage): Promise<Outcome> {
    await outside(async (acting) => {
      const saved = await savePart(acting, step, part);
      await schedule(acting, step, { refused: refusalOf(saved), album: true });
      leaveQuestionToReceipt(acting);
    });
    return "next";
  }

  /** Adds a part of the story that the tap «Done» has overtaken. */
  async function keepLatePart(reply: StepReply, part: StoryMessage): Promise<Outcome> {
    await tellJoined(reply, await reply.outside((acting) => savePart(acting, reply.step, part)));
    return "again";
  }

  /** Holds a part that came before the consent, says so and asks the question again. */
  async function holdPart({ texts, outside }: StepReply, part: StoryMessage): Promise<Outcome> {
    const saved = await outside((acting) => hold(acting, context, part, true));
    if (await outside((acting) => acting.crowded)) return "wait";
    const complaint = saved.kind === "saved" ? texts.html("intake:held.kept") : notKeptText(texts, saved.kind);
    return { complaint };
  }

  async function startOver({ step, texts, ctx, outside }: StepReply): Promise<Outcome> {
    const act = await outside((acting) =>
      acting.once("startOver", (tx) => putStoryAside(tx, step.personId, acting.update.update_id, now())),
    );
    if (act !== null) await say(ctx, clearingScreen(texts, act));
    return "next";
  }

  /** Any other message that a later tap has overtaken may belong to the report that was sent before. */
  async function takeOlder(reply: StepReply): Promise<Outcome | null> {
    const saved = await reply.outside((acting) => joinReport(acting, { ...context, findToldStory }));
    if (saved === null) return null;
    await tellJoined(reply, saved);
    return "again";
  }

  async function savePart(acting: BotContext, step: Step, part: StoryMessage): Promise<Saved> {
    // Other answers record it themselves.
    await recordClosing(database.sql, step);
    const { saved, draft } = await saveStory(database, vault, step.personId, part, acting.update.update_id, now());
    rememberDraft(acting, draft);
    return saved;
  }

  async function tellJoined(reply: StepReply, saved: Saved): Promise<void> {
    await sayIfRefused(reply, saved);
    if (saved.kind === "saved") await say(reply.ctx, { text: reply.texts.html("intake:story.joined") });
  }

  /** Says that a part was not kept. If many messages arrive at once, the receipt says it once for all of them. */
  async function sayIfRefused({ step, texts, ctx, outside }: StepReply, saved: Saved): Promise<void> {
    const refused = refusalOf(saved);
    if (refused === null || saved.kind === "saved") return;
    if (await outside((acting) => leaveToReceipt(acting, step, refused))) return;
    await say(ctx, { text: notKeptText(texts, saved.kind) });
  }

  async function leaveToReceipt(acting: BotContext, step: Step, refused: StoryRefusal): Promise<boolean> {
    if (!acting.crowded) return false;
    await schedule(acting, step, { refused, album: false });
    return true;
  }

  /** Counts a message once, however often its update is handled. */
  function schedule(acting: BotContext, { draftId }: Step, arrival: Arrival): Promise<void> {
    return acting.once("receipt", (tx) => scheduleReceipt(tx, draftId, acting.person.telegramId, arrival, now()));
  }
}

function refusalOf({ kind }: Saved): StoryRefusal | null {
  if (kind === "tooLong") return "TOO_LONG";
  return kind === "tooMany" ? "TOO_MANY" : null;
}
