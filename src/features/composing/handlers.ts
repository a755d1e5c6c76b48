import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { composingButtons } from "./buttons.ts";
import { problemsScreen, submittedScreen } from "./card-screen.ts";
import type { ComposingContext } from "./compose-form.ts";
import { askOpenField, openInEditor, showCard } from "./compose-form.ts";
import { type EditableEvent, findEditable, findReadable } from "./draft.ts";
import { askField, pauseDraft, startDraft } from "./draft-progress.ts";
import { readLists } from "./editor-lists.ts";
import { keepChange } from "./pending-acts.ts";
import { audienceScreen, previewScreen, sampleScreen, submitScreen, wholeSampleScreens } from "./preview-screens.ts";
import { changeHandlers } from "./published-change-handlers.ts";
import { type Field, openField } from "./rules.ts";
import { forbiddenScreen, goneScreen, listScreen, noteText, notSubmittedScreen } from "./screens.ts";
import { countDraftAudience, submit } from "./submission.ts";

/** Handles the buttons of the editor: an event is composed, previewed and submitted. */
export function composingHandlers(context: ComposingContext): Composer<BotContext> {
  const { database, places, texts, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(changeHandlers(context));
  composer.use(
    whenTapped(composingButtons, async (ctx, tapped) => {
      if (!mayAnywhere(ctx.person, "composeEvent")) return show(ctx, forbiddenScreen(ctx.texts));
      switch (tapped.kind) {
        case "list":
          return showList(ctx, context, tapped.page);
        case "new":
          await startDraft(prisma, ctx.person, now());
          await askOpenField(ctx, context);
          return;
        case "open":
          await keepChange(prisma, ctx.person, tapped.event, now());
          return openInEditor(ctx, context, tapped.event);
        case "change":
          return change(ctx, tapped.event, tapped.field);
        case "sample":
          return say(ctx, { text: ctx.texts.html("composing:sample") });
        case "preview":
          return withComplete(ctx, tapped.event, (editable) =>
            show(ctx, previewScreen(ctx.texts, texts(tapped.language), places, editable, now())),
          );
        case "toMe":
          return withComplete(ctx, tapped.event, (editable) =>
            say(ctx, sampleScreen(texts(tapped.language), places, editable, now())),
          );
        case "more": {
          const editable = await findReadable(prisma, ctx.person, tapped.event);
          if (editable === null) return show(ctx, goneScreen(ctx.texts));
          // Only a complete event has a preview with «more». An empty draft has nothing to show.
          if (openField(editable.draft.event) !== null) return openInEditor(ctx, context, editable.id);
          for (const screen of wholeSampleScreens(texts(tapped.language), places, editable, now()))
            await say(ctx, screen);
          return;
        }
        case "audience":
          return withComplete(ctx, tapped.event, async (editable) =>
            show(
              ctx,
              audienceScreen(ctx.texts, places, editable.id, await countDraftAudience(prisma, editable, now())),
            ),
          );
        case "submit":
          return withComplete(ctx, tapped.event, async (editable) =>
            show(ctx, submitScreen(ctx.texts, places, editable, await countDraftAudience(prisma, editable, now()))),
          );
        case "submitted":
          return submitDraft(ctx, tapped.event);
      }
    }),
  );
  return composer;

  async function change(ctx: BotContext, eventId: number, field: Field): Promise<void> {
    await keepChange(prisma, ctx.person, eventId, now());
    const asked = await askField(prisma, ctx.person, eventId, field, now());
    if (asked.kind === "gone") return show(ctx, goneScreen(ctx.texts));
    if (asked.takenBack) await say(ctx, { text: noteText(ctx.texts, "takenBack") });
    await askOpenField(ctx, context);
  }

  /** Runs `then` if the event is complete; otherwise asks its open question. */
  async function withComplete(
    ctx: BotContext,
    eventId: number,
    then: (editable: EditableEvent) => Promise<void>,
  ): Promise<void> {
    const editable = await findEditable(prisma, ctx.person, eventId);
    if (editable === null) return show(ctx, goneScreen(ctx.texts));
    return openField(editable.draft.event) === null ? then(editable) : openInEditor(ctx, context, eventId);
  }

  async function submitDraft(ctx: BotContext, eventId: number): Promise<void> {
    const submitted = await ctx.once("submit", (db) => submit(db, context, ctx.person, eventId, now()));
    const editable = await findEditable(prisma, ctx.person, eventId);
    if (submitted.kind === "gone" || editable === null) return show(ctx, goneScreen(ctx.texts));
    switch (submitted.kind) {
      case "submitted":
        return show(ctx, submittedScreen(ctx.texts, editable, submitted.asked));
      case "problems":
        return show(ctx, problemsScreen(ctx.texts, eventId, submitted.problems));
      case "already":
        return showCard(ctx, context, editable);
      case "nobody":
      case "otherRegion":
        return show(ctx, notSubmittedScreen(ctx.texts, eventId, submitted.kind));
    }
  }
}

/** Shows what an editor is working on. */
export async function showList(ctx: BotContext, { database, now }: ComposingContext, page: number): Promise<void> {
  await show(ctx, listScreen(ctx.texts, await readLists(database.prisma, ctx.person, page, now())));
}

/** Anything that is not an answer leaves the form, and the draft waits. */
export async function pauseComposing(ctx: BotContext, { database }: ComposingContext): Promise<void> {
  if (mayAnywhere(ctx.person, "composeEvent")) await pauseDraft(database.prisma, ctx.person.id);
}
