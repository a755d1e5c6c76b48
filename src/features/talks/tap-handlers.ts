import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { sendAsFile } from "./as-file.ts";
import { talkButtons } from "./buttons.ts";
import { enterDeskOf } from "./desk-of.ts";
import { enter } from "./entering.ts";
import { notSaidScreen } from "./lead-screens.ts";
import { loadNames } from "./mediator-names.ts";
import { factsOfTalks, type TalkHandlersContext } from "./relay-handlers.ts";
import { closedScreen } from "./screens.ts";
import { situationOf } from "./situation.ts";
import { openShows } from "./talk-content.ts";
import { openDesk } from "./talk-rows.ts";
import { dropWaiting, findSentIn, findWaiting, hold, release } from "./talks.ts";
import { askScreen, droppedScreen, heldScreen, sentScreen } from "./waiting-screens.ts";

/** The buttons of talks. */
export function talkHandlers(context: TalkHandlersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(talkButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "write":
          if (!(await enter(ctx, context, tapped.talk))) await say(ctx, closedScreen(ctx.texts, null, null));
          return;
        case "desk": {
          const talk = await ctx.once("desk", (tx) => openDesk(tx, tapped.case, ctx.person.id, now()));
          if (talk === null || !(await enter(ctx, context, talk)))
            await say(ctx, closedScreen(ctx.texts, "PARTY", null));
          return;
        }
        case "deskOf":
          return enterDeskOf(ctx, context, tapped.case);
        case "askAgain":
          return askAgain(ctx, tapped.message, null);
        case "more":
          return askAgain(ctx, tapped.message, tapped.page);
        case "to":
          return choose(ctx, tapped.message, tapped.talk);
        case "send":
          return choose(ctx, tapped.message, null);
        case "asFile":
          return sendAsFile(ctx, context, tapped.message);
        case "drop": {
          const isDropped = await ctx.once("drop", (tx) => dropWaiting(tx, ctx.person.id, tapped.message));
          return show(ctx, droppedScreen(ctx.texts, isDropped));
        }
      }
    }),
  );
  return composer;

  async function askAgain(ctx: BotContext, message: string, page: number | null): Promise<void> {
    const { talks } = await situationOf(database, ctx.person, now());
    const waiting = await findWaiting(prisma, ctx.person.id, message);
    if (waiting === null) return show(ctx, droppedScreen(ctx.texts, false));
    const listed = await factsOfTalks(context, talks);
    return show(ctx, askScreen(ctx.texts, message, listed, waiting.messageId, page));
  }

  /**
   * Sends a message that waits. What shows something goes only once its author has been told what it shows, and where it goes.
   * @param chosen the talk that its author has chosen; null: the talk for which it was written, as it is
   */
  async function choose(ctx: BotContext, message: string, chosen: number | null): Promise<void> {
    const { talks } = await situationOf(database, ctx.person, now());
    const sent = await ctx.once("choose", async (tx) => {
      const waiting = await findWaiting(tx, ctx.person.id, message);
      if (waiting === null) {
        const before = await findSentIn(tx, ctx.person.id, message);
        return before === null ? ({ kind: "over" } as const) : ({ kind: "before", talk: before } as const);
      }
      const talk = talks.find(({ id }) => id === (chosen ?? waiting.talkId));
      if (talk === undefined) return { kind: "closed" } as const;
      const disclosures = openShows(vault, waiting);
      const isAsked = disclosures.length > 0 && (chosen !== null || waiting.status === "ASKED");
      if (isAsked && (await hold(tx, ctx.person.id, message, talk.id, now()))) {
        return { kind: "held", talk: talk.id, disclosures, replyTo: waiting.messageId } as const;
      }
      const isSaid = await release(tx, context, talk, { id: message, authorId: ctx.person.id }, now());
      return isSaid ? ({ kind: "said", talk: talk.id } as const) : ({ kind: "closed" } as const);
    });
    const stopped = talks.find(({ id, isStopped }) => isStopped && (chosen === null || id === chosen));
    if (sent.kind === "closed" && stopped !== undefined) {
      const { id, state, as } = stopped;
      return show(ctx, notSaidScreen(ctx.texts, { id, caseId: state.id, isParty: as === "PARTY" }, null));
    }
    if (sent.kind === "over") return show(ctx, droppedScreen(ctx.texts, false));
    // The second tap shows what the first has shown.
    if (sent.kind === "before" && !talks.some(({ id }) => id === sent.talk))
      return show(ctx, droppedScreen(ctx.texts, false));
    const talk = sent.kind === "closed" ? undefined : talks.find(({ id }) => id === sent.talk);
    if (sent.kind === "closed" || talk === undefined) return show(ctx, closedScreen(ctx.texts, null, null));
    const nameOf = await loadNames(prisma, vault, [talk]);
    const facts = { ...talk, mediator: nameOf(talk) };
    if (sent.kind === "held") return show(ctx, heldScreen(ctx.texts, { ...sent, message, talk: facts }));
    await show(ctx, sentScreen(ctx.texts, facts));
    // Who has said where one message goes need not say it again for the next: the writing line says who reads from now on.
    if (chosen !== null && sent.kind === "said") await enter(ctx, context, talk.id);
  }
}
