import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { type Language, languages, storedLanguage } from "../../platform/i18n/languages.ts";
import { phraseButtons, phraseFormButtons } from "./buttons.ts";
import { phraseResults } from "./inline.ts";
import { dropPhraseAct, putOffDrop } from "./pending-acts.ts";
import { findPhrase, keepsPhrases, type Phrase, phrasesOf } from "./phrase-book.ts";
import { askForPhrase, type PhraseFormContext } from "./phrase-form.ts";
import { droppingScreen, noPhraseScreen, phraseScreen, phrasesScreen } from "./screens.ts";

/** The texts that staff have at hand. */
export function phraseHandlers(context: PhraseFormContext): Composer<BotContext> {
  const { database, phraseParts, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(phraseButtons, async (ctx, tapped) => {
      if (!keepsPhrases(ctx.person)) return gone(ctx);
      switch (tapped.kind) {
        case "home":
          return showPhrases(ctx, context);
        case "list":
          return showPage(ctx, context, languageOf(ctx, tapped.language), tapped.page);
        case "open":
          return showPhrase(ctx, tapped.phrase, languageOf(ctx, tapped.language));
        case "add":
          return askForPhrase(ctx, { asks: "new", id: null, written: languageOf(ctx, tapped.language) });
        case "rename":
        case "change": {
          const phrase = await findPhrase(prisma, context, ctx.person, tapped.phrase, ctx.texts.language);
          if (phrase === null || !phrase.isOwn) return gone(ctx);
          const asks = tapped.kind === "rename" ? "name" : "text";
          return askForPhrase(ctx, { asks, id: phrase.id, written: phrase.language });
        }
        case "drop": {
          const act = await ctx.once("dropPhrase", (tx) => putOffDrop(tx, ctx.person, tapped.phrase, now()));
          return act === null ? gone(ctx) : show(ctx, droppingScreen(ctx.texts, act));
        }
      }
    }),
    whenTapped(phraseFormButtons, (ctx, { language }) => showPage(ctx, context, languageOf(ctx, language), 0)),
  );
  return composer;

  async function showPhrase(ctx: BotContext, id: string, language: Language): Promise<void> {
    const { person, texts } = ctx;
    const phrase = await findPhrase(prisma, context, person, id, language);
    if (phrase === null) return gone(ctx);
    const uses = await Promise.all(phraseParts.map((part) => part({ phrase, reader: person, texts })));
    const dropping = await findPending(prisma, dropPhraseAct, person.id, { phrase: id });
    await show(ctx, phraseScreen(texts, phrase, uses.flat(), dropping));
  }
}

/** What the person has at hand, in their language. */
export function showPhrases(ctx: BotContext, context: PhraseFormContext): Promise<void> {
  return showPage(ctx, context, ctx.texts.language, 0);
}

async function showPage(ctx: BotContext, context: PhraseFormContext, language: Language, page: number): Promise<void> {
  if (!keepsPhrases(ctx.person)) return gone(ctx);
  const phrases = await phrasesOf(context.database.prisma, context, ctx.person, language);
  await show(ctx, phrasesScreen(ctx.texts, phrases, language, page));
}

/**
 * Inline mode: in their own chat with the bot, staff find their texts by words; what they choose is sent as their own message. In any
 * other chat there is nothing of this, because what is shown there could be sent to anybody.
 */
export function phraseInline(context: PhraseFormContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("inline_query", async (ctx, next) => {
    const { chat_type: chat, query } = ctx.inlineQuery;
    if (chat !== "sender" || !keepsPhrases(ctx.person)) return next();
    // A mediator answers in the language of the applicant, which need not be their own.
    const { language } = ctx.texts;
    const phrases: Phrase[] = [];
    for (const each of [language, ...languages.filter((other) => other !== language)]) {
      phrases.push(...(await phrasesOf(context.database.prisma, context, ctx.person, each)));
    }
    const results = phraseResults(phrases, query);
    if (results.length === 0) return next();
    // An error means that the query has expired.
    await ctx.answerInlineQuery(results, { cache_time: 0, is_personal: true }).catch(() => {});
  });
  return composer;
}

function languageOf(ctx: BotContext, code: string): Language {
  return storedLanguage(code) ?? ctx.texts.language;
}

function gone(ctx: BotContext): Promise<void> {
  return show(ctx, noPhraseScreen(ctx.texts));
}
