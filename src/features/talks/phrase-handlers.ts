import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { lookTwiceAtWords } from "../../platform/chat/second-look.ts";
import { firstLanguage, storedLanguage } from "../../platform/i18n/languages.ts";
import { findPhrase, keepsPhrases, type Phrase, phrasesOf } from "../phrases/phrase-book.ts";
import { noPhraseScreen } from "../phrases/screens.ts";
import { phraseTalkButtons } from "./buttons.ts";
import { enter } from "./entering.ts";
import { notSaidScreen } from "./lead-screens.ts";
import {
  choosePhraseScreen,
  chooseTalkScreen,
  phraseRepeatScreen,
  phraseSentScreen,
  sendPhraseScreen,
  type TalkToAnswer,
} from "./phrase-screens.ts";
import { factsOfTalks, type TalkHandlersContext } from "./relay-handlers.ts";
import { closedScreen } from "./screens.ts";
import { type OwnSituation, type OwnTalk, situationOf } from "./situation.ts";
import { sayChosen } from "./talks.ts";
import { droppedScreen } from "./waiting-screens.ts";

/** How many characters of a hash tell whether a text is still what was shown: a button has room for them. */
const markLength = 4;

/** Staff send a text that they have at hand into a talk in which they answer. They see who reads it, and the text itself, before it goes. */
export function phraseTalkHandlers(context: TalkHandlersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(phraseTalkButtons, async (ctx, tapped) => {
      if (tapped.kind === "stop") return show(ctx, droppedScreen(ctx.texts, true));
      // A copy stays as it is.
      const answer = tapped.kind === "phrases" ? say : show;
      if (!keepsPhrases(ctx.person)) return answer(ctx, noPhraseScreen(ctx.texts));
      const situation = await situationOf(database, ctx.person, now());
      const own = situation.talks.filter(({ as }) => as !== "PARTY");
      if (tapped.kind === "talks") return chooseTalk(ctx, tapped, own);
      const talk = own.find(({ id }) => id === tapped.talk);
      if (talk === undefined) return answer(ctx, closedScreen(ctx.texts, null, null));
      if (talk.isStopped) {
        return answer(ctx, notSaidScreen(ctx.texts, { id: talk.id, caseId: talk.state.id, isParty: false }, null));
      }
      const [to] = await withLanguages([talk]);
      if (to === undefined) return;
      if (tapped.kind === "phrases" || tapped.kind === "list") {
        const language = tapped.kind === "list" ? (storedLanguage(tapped.language) ?? to.language) : to.language;
        const phrases = await phrasesOf(prisma, context, ctx.person, language);
        return answer(
          ctx,
          choosePhraseScreen(ctx.texts, to, phrases, language, tapped.kind === "list" ? tapped.page : 0),
        );
      }
      if (tapped.kind === "send") return send(ctx, tapped, to, { talk, situation });
      const phrase = await find(ctx, tapped);
      await show(ctx, phrase === null ? noPhraseScreen(ctx.texts) : lookScreen(ctx, to, phrase, false));
    }),
  );
  return composer;

  function find(
    ctx: BotContext,
    { phrase, language }: { phrase: string; language: string },
    db: Parameters<typeof findPhrase>[0] = prisma,
  ) {
    return findPhrase(db, context, ctx.person, phrase, storedLanguage(language) ?? ctx.texts.language);
  }

  async function chooseTalk(
    ctx: BotContext,
    tapped: { phrase: string; language: string; page: number },
    talks: readonly OwnTalk[],
  ): Promise<void> {
    const phrase = await find(ctx, tapped);
    if (phrase === null) return show(ctx, noPhraseScreen(ctx.texts));
    if (talks.length === 0) return show(ctx, closedScreen(ctx.texts, null, null));
    await show(ctx, chooseTalkScreen(ctx.texts, phrase, await withLanguages(talks), tapped.page));
  }

  async function send(
    ctx: BotContext,
    tapped: { phrase: string; language: string; shown: string },
    to: TalkToAnswer,
    { talk, situation }: { talk: OwnTalk; situation: OwnSituation },
  ): Promise<void> {
    const messageId = ctx.callbackQuery?.message?.message_id;
    if (messageId === undefined) return;
    const sent = await ctx.once("sendPhrase", async (tx) => {
      const phrase = await find(ctx, tapped, tx);
      if (phrase === null) return "gone";
      if (markOf(phrase) !== tapped.shown) return "changed";
      const content = { kind: "text" as const, text: phrase.text };
      // The message that shows the text is its place in the author's chat, so that it goes once.
      const written = { messageId, content, replyToId: null, albumId: null, shows: [], writtenAt: now() };
      return sayChosen(tx, context, talk, ctx.person.id, written, now());
    });
    const phrase = await find(ctx, tapped);
    if (sent === "repeat") return say(ctx, phraseRepeatScreen(ctx.texts, talk.id, messageId));
    if (sent === "closed") return show(ctx, closedScreen(ctx.texts, null, null));
    if (sent === "said") {
      await show(ctx, phraseSentScreen(ctx.texts, to.facts, phrase?.text ?? null));
      // Who has several talks goes on writing where this went, and is told so.
      if (situation.talks.length > 1 && situation.entered?.talk !== talk.id) await enter(ctx, context, talk.id);
      return;
    }
    await show(ctx, sent === "gone" || phrase === null ? noPhraseScreen(ctx.texts) : lookScreen(ctx, to, phrase, true));
  }

  function lookScreen(ctx: BotContext, to: TalkToAnswer, phrase: Phrase, isChanged: boolean) {
    return sendPhraseScreen(ctx.texts, to, phrase, {
      shows: lookTwiceAtWords(phrase.text),
      shown: markOf(phrase),
      isChanged,
    });
  }

  function markOf({ text }: Phrase): string {
    return vault.hash("phrase shown", text).slice(0, markLength);
  }

  async function withLanguages(talks: readonly OwnTalk[]): Promise<TalkToAnswer[]> {
    const parties = await prisma.person.findMany({
      where: { id: { in: talks.map(({ partyId }) => partyId) } },
      select: { id: true, languageCode: true },
    });
    const languageOf = new Map(parties.map(({ id, languageCode }) => [id, storedLanguage(languageCode)]));
    const facts = await factsOfTalks(context, talks);
    return talks.flatMap(({ partyId }, at) => {
      const known = facts[at];
      return known === undefined ? [] : [{ facts: known, language: languageOf.get(partyId) ?? firstLanguage }];
    });
  }
}
