import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { enterForm } from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { storyLimits } from "../cases/story.ts";
import { intakeButtons } from "./buttons.ts";
import { startDraft } from "./draft-rows.ts";
import { currentDraft, dropDraft, leavesQuestionToReceipt, rememberDraft } from "./drafts.ts";
import { joinPaused, joinReport } from "./late-parts.ts";
import { loadStep } from "./load-step.ts";
import { type FormContext, reportForm } from "./report-form.ts";
import { droppedScreen, notKeptText } from "./screens.ts";
import { storeStep } from "./stored-step.ts";
import { editStory } from "./story.ts";
import { closesStory } from "./story-closing.ts";

/** Deletes a report that was not sent. */
export function intakeHandlers({ database }: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(intakeButtons, async (ctx, tapped) => {
      if (tapped.kind !== "drop") return;
      await database.prisma.$transaction((tx) => dropDraft(tx, ctx.person.id));
      await show(ctx, droppedScreen(ctx.texts));
    }),
  );
  return composer;
}

/** An edited message changes the story that is being told if it belongs to it; any other edit is ignored. */
export function storyEdits({ database, vault, now }: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("edited_message", async (ctx) => {
    const { text, caption, message_id: messageId } = ctx.editedMessage;
    const edit = (text ?? caption)?.trim();
    if (edit === undefined) return;
    const edited = await database.prisma.$transaction((tx) =>
      editStory(tx, vault, ctx.person.id, messageId, edit, now()),
    );
    if (edited?.kind !== "tooLong") return;
    await say(ctx, { text: ctx.texts.html("intake:story.tooLong", { limit: storyLimits.characters }) });
  });
  return composer;
}

/** Adds a part of a story that arrives after its report was sent or paused. Runs after the forms. */
export function lateParts(context: FormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message", async (ctx, next) => {
    const saved = (await joinPaused(ctx, context)) ?? (await joinReport(ctx, context));
    if (saved === null) return next();
    const isTooMuch = saved.kind === "tooLong" || saved.kind === "tooMany";
    await say(ctx, { text: isTooMuch ? notKeptText(ctx.texts, saved.kind) : ctx.texts.html("intake:story.joined") });
  });
  return composer;
}

/** Starts or resumes a report, and asks its open question. */
export async function startReport(ctx: BotContext, context: FormContext): Promise<void> {
  const { database, vault, now } = context;
  rememberDraft(ctx, await startDraft(database.sql, vault, ctx.person.id, ctx.texts.language, now()));
  await askOpenQuestion(ctx, context);
}

/** Asks the open question of the person's report. @returns false if there is no report in progress */
export async function askOpenQuestion(ctx: BotContext, { database, vault }: FormContext): Promise<boolean> {
  const draft = await currentDraft(ctx, database.prisma, ctx.person.id);
  if (draft === null || draft.status !== "ASKING") return false;
  const step = await loadStep(database, vault, draft, ctx.texts.language);
  const isStory = step.asks === "story";
  const quiet = isStory && (leavesQuestionToReceipt(ctx) || (ctx.crowded && step.parts > 0));
  const closes = !isStory && closesStory(ctx);
  await enterForm(ctx, reportForm, step.asks, {
    ...storeStep(step),
    ...(quiet ? { quiet } : {}),
    ...(closes ? { closesStory: closes } : {}),
  });
  return true;
}
