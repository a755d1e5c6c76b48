import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { partyPaperButtons, reasonFormButtons, voteButtons, whyButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { paperFile } from "./paper-file.ts";
import { readPapersOfParty, versionOfParty } from "./party-papers.ts";
import { keptScreen, partyPapersScreen, partyVersionScreen, reasonGivenScreen, votedScreen } from "./party-screens.ts";
import { paperReasonForm, type ReasonStep } from "./reason-form.ts";
import { vote } from "./votes.ts";

/** What a party does with the documents of its case. It works whatever they are in the middle of. */
export function partyPaperHandlers(context: PapersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(voteButtons, async (ctx, tapped) => {
      const { person, texts } = ctx;
      const { version, code } = tapped;
      const agrees = tapped.kind === "confirm";
      // The PDF stays as it is: its words change by the outbox.
      const voted = await ctx.once("vote", (tx) => vote(tx, vault, person.id, { version, code, agrees }, now()));
      const isKept = voted.kind === "answered" || voted.kind === "same";
      return say(ctx, isKept ? keptScreen(texts, voted.version, agrees) : votedScreen(texts, voted));
    }),
    whenTapped(partyPaperButtons, async (ctx, tapped) => {
      const { person, texts } = ctx;
      if (tapped.kind === "list") {
        const papers = await readPapersOfParty(prisma, vault, person.id, tapped.case);
        return show(
          ctx,
          papers === null ? votedScreen(texts, { kind: "notTheirs" }) : partyPapersScreen(texts, papers),
        );
      }
      const version = await versionOfParty(prisma, vault, person.id, tapped.version);
      if (version === null) return show(ctx, votedScreen(texts, { kind: "notTheirs" }));
      return say(ctx, partyVersionScreen(texts, version, person.id, await paperFile(context, version.content)));
    }),
  );
  return composer;
}

/** A party says why they have said no. */
export function reasonHandlers({ database, vault }: PapersContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(whyButtons, async (ctx, { version: id }) => {
      const version = await versionOfParty(database.prisma, vault, ctx.person.id, id);
      if (version === null) return say(ctx, votedScreen(ctx.texts, { kind: "notTheirs" }));
      const own = version.sides.find(({ personId }) => personId === ctx.person.id);
      if (version.standing.kind !== "refused" || own?.agrees !== false) {
        return say(ctx, votedScreen(ctx.texts, { kind: "late", version }));
      }
      const step: ReasonStep = { language: ctx.texts.language, version: id, number: version.number };
      await ctx.conversation.enter(paperReasonForm, step);
    }),
    // A button of a question that is over.
    whenTapped(reasonFormButtons, (ctx) => show(ctx, reasonGivenScreen(ctx.texts, "kept"))),
  );
  return composer;
}
