import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { composingButtons } from "./buttons.ts";
import { problemsScreen, submittedScreen } from "./card-screen.ts";
import type { ComposingContext } from "./compose-form.ts";
import { askOpenField, openEvent, showCard } from "./compose-form.ts";
import { findOpened, findReadable, type Opened } from "./draft.ts";
import { askField, pauseDraft, startDraft } from "./draft-progress.ts";
import { readLists } from "./editor-lists.ts";
import { audienceScreen, previewScreen, sampleScreen, submitScreen, wholeSampleScreens } from "./preview-screens.ts";
import { changeHandlers } from "./published-change-handlers.ts";
import { type Field, openField } from "./rules.ts";
import { forbiddenScreen, goneScreen, listScreen, noteText, notSubmittedScreen } from "./screens.ts";
import { readAudience, submit } from "./submission.ts";

/** An editor puts an event together, sees it as its readers will, and sends it to a second person. */
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
          return openEvent(ctx, context, tapped.event);
        case "change":
          return change(ctx, tapped.event, tapped.field);
        case "sample":
          return say(ctx, { text: ctx.texts.html("composing:sample") });
        case "preview":
          return withComplete(ctx, tapped.event, (opened) =>
            show(ctx, previewScreen(ctx.texts, texts(tapped.language), places, opened, now())),
          );
        case "toMe":
          return withComplete(ctx, tapped.event, (opened) =>
            say(ctx, sampleScreen(texts(tapped.language), places, opened, now())),
          );
        case "more": {
          const opened = await findReadable(prisma, ctx.person, tapped.event);
          if (opened === null) return show(ctx, goneScreen(ctx.texts));
          // Only what is complete has a preview that offers «more»; of an empty draft nothing could be said.
          if (openField(opened.draft.event) !== null) return openEvent(ctx, context, opened.id);
          for (const screen of wholeSampleScreens(texts(tapped.language), places, opened, now()))
            await say(ctx, screen);
          return;
        }
        case "audience":
          return withComplete(ctx, tapped.event, async (opened) =>
            show(ctx, audienceScreen(ctx.texts, places, opened.id, await readAudience(prisma, opened, now()))),
          );
        case "submit":
          return withComplete(ctx, tapped.event, async (opened) =>
            show(ctx, submitScreen(ctx.texts, places, opened, await readAudience(prisma, opened, now()))),
          );
        case "submitted":
          return send(ctx, tapped.event);
      }
    }),
  );
  return composer;

  async function change(ctx: BotContext, eventId: number, field: Field): Promise<void> {
    const asked = await askField(prisma, ctx.person, eventId, field, now());
    if (asked.kind === "gone") return show(ctx, goneScreen(ctx.texts));
    if (asked.takenBack) await say(ctx, { text: noteText(ctx.texts, "takenBack") });
    await askOpenField(ctx, context);
  }

  /** What is not finished goes on with its open question instead. */
  async function withComplete(
    ctx: BotContext,
    eventId: number,
    then: (opened: Opened) => Promise<void>,
  ): Promise<void> {
    const opened = await findOpened(prisma, ctx.person, eventId);
    if (opened === null) return show(ctx, goneScreen(ctx.texts));
    return openField(opened.draft.event) === null ? then(opened) : openEvent(ctx, context, eventId);
  }

  async function send(ctx: BotContext, eventId: number): Promise<void> {
    const submitted = await ctx.once("submit", (db) => submit(db, context, ctx.person, eventId, now()));
    const opened = await findOpened(prisma, ctx.person, eventId);
    if (submitted.kind === "gone" || opened === null) return show(ctx, goneScreen(ctx.texts));
    switch (submitted.kind) {
      case "submitted":
        return show(ctx, submittedScreen(ctx.texts, opened, submitted.asked));
      case "problems":
        return show(ctx, problemsScreen(ctx.texts, eventId, submitted.problems));
      case "already":
        return showCard(ctx, context, opened);
      case "nobody":
      case "otherRegion":
        return show(ctx, notSubmittedScreen(ctx.texts, eventId, submitted.kind));
    }
  }
}

/** What an editor has in hand. */
export async function showList(ctx: BotContext, { database, now }: ComposingContext, page: number): Promise<void> {
  await show(ctx, listScreen(ctx.texts, await readLists(database.prisma, ctx.person, page, now())));
}

/** Whatever is not for the form leaves it; the draft waits. */
export async function pauseComposing(ctx: BotContext, { database }: ComposingContext): Promise<void> {
  if (mayAnywhere(ctx.person, "composeEvent")) await pauseDraft(database.prisma, ctx.person.id);
}
