import { Composer, type NextFunction } from "grammy";
import { type BotContext, telegramName, whenTapped } from "../../platform/chat/context.ts";
import {
  askDecision,
  createDecision,
  type DecisionStep,
  decisionName,
  endDecision,
} from "../../platform/chat/decision.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Subscription } from "../../platform/database/generated/client.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { hasConsented } from "../people/consents.ts";
import type { Places } from "../places/places.ts";
import { subscriptionButtons } from "./buttons.ts";
import { agreeToEvents, consentScreen, refuseData, subscribeButton } from "./consent.ts";
import {
  cardScreen,
  introScreen,
  kindsScreen,
  pauseScreen,
  quietScreen,
  refusedScreen,
  regionsScreen,
  returnScreen,
  stoppedScreen,
  tagsScreen,
} from "./screens.ts";
import {
  type Choice,
  choose,
  endPause,
  pauseSubscription,
  readSubscription,
  setQuietHours,
  stopSubscription,
  subscribe,
} from "./subscriptions.ts";

export interface SubscriptionsContext {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** Which events a person wants to hear of. */
export function subscriptionHandlers(context: SubscriptionsContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(subscriptionButtons, async (ctx, tapped) => {
      const { id } = ctx.person;
      const subscription = await readSubscription(prisma, id);
      if (subscription === null || subscription.endedAt !== null) return show(ctx, introScreen(ctx.texts));
      const card = (shown: Subscription) => show(ctx, cardScreen(ctx.texts, places, shown, now()));
      const mark = (choice: Choice, to: "on" | "off") => choose(prisma, subscription, choice, to === "on");
      switch (tapped.kind) {
        case "card":
          return card(subscription);
        case "kinds":
          return show(ctx, kindsScreen(ctx.texts, subscription));
        case "kind":
          return show(ctx, kindsScreen(ctx.texts, await mark({ list: "kinds", value: tapped.topic }, tapped.to)));
        case "regions":
          return show(ctx, regionsScreen(ctx.texts, places, subscription));
        case "region": {
          if (places.region(tapped.region) === null) return card(subscription);
          const marked = await mark({ list: "regions", value: tapped.region }, tapped.to);
          return show(ctx, regionsScreen(ctx.texts, places, marked));
        }
        case "tags":
          return show(ctx, tagsScreen(ctx.texts, subscription));
        case "tag":
          return show(ctx, tagsScreen(ctx.texts, await mark({ list: "tags", value: tapped.tag }, tapped.to)));
        case "quiet":
          return show(ctx, quietScreen(ctx.texts, subscription));
        case "quietHours":
          return card(await setQuietHours(prisma, id, tapped.hours));
        case "pause":
          return show(ctx, pauseScreen(ctx.texts));
        case "pauseFor":
          return card(await pauseSubscription(prisma, id, tapped.time, now()));
        case "goOn":
          return card(await endPause(prisma, id));
      }
    }),
  );
  return composer;
}

/** «Stop» on an announcement, resuming, and the consent. They work at any time, even while the person fills in a form. */
export function stopHandlers(context: SubscriptionsContext): Composer<BotContext> {
  const { database, operator, now } = context;
  const composer = new Composer<BotContext>();
  composer.use(async (ctx, next) => {
    const tapped = subscriptionButtons.read(ctx.callbackQuery?.data ?? "");
    switch (tapped?.kind) {
      case "stop":
      case "stayAway":
        await stopSubscription(database.prisma, ctx.person.id, now());
        return tapped.kind === "stop" ? say(ctx, stoppedScreen(ctx.texts)) : show(ctx, stoppedScreen(ctx.texts));
      case "subscribe":
      case "resume":
        return begin(ctx, context, next);
      case "agree":
        endDecision(ctx);
        await agreeToEvents(database.prisma, context.vault, ctx.person, ctx.texts, operator, telegramName(ctx), now());
        return begin(ctx, context, next);
      case "refuse":
        endDecision(ctx);
        return show(ctx, refusedScreen(ctx.texts));
      default:
        return next();
    }
  });
  return composer;
}

/** Asks somebody who has unblocked the bot whether to resume the subscription that ended when they blocked it. */
export async function askToResume(ctx: BotContext, { database }: SubscriptionsContext): Promise<void> {
  if (ctx.person.language === null) return;
  const subscription = await readSubscription(database.prisma, ctx.person.id);
  if (subscription?.endedBy === "BLOCKED") await say(ctx, returnScreen(ctx.texts));
}

/** A person's subscription; the announcement on which it was tapped stays. */
export async function showSubscription(ctx: BotContext, context: SubscriptionsContext): Promise<void> {
  const subscription = await readSubscription(context.database.prisma, ctx.person.id);
  if (subscription === null || subscription.endedAt !== null) return say(ctx, introScreen(ctx.texts));
  await say(ctx, cardScreen(ctx.texts, context.places, subscription, context.now()));
}

/** The name of the question whether the person consents when they subscribe. */
export const subscribing = decisionName("subscribing");

/** Listens to words after that question. */
export function createSubscribing({ database, operator, texts }: SubscriptionsContext) {
  return createDecision<DecisionStep>({
    texts,
    screen: (words, _, ctx) => consentScreen(words, operator, telegramName(ctx), subscribeButton(words)),
    yesNo: () => ({ yes: subscriptionButtons.data("agree", {}), no: refuseData }),
    isOpen: async ({ person }) => !(await hasConsented(database.prisma, person.id, "events")),
  });
}

/** Subscribes the person, or asks for the consent first. */
async function begin(ctx: BotContext, context: SubscriptionsContext, next: NextFunction): Promise<void> {
  const { database, places, operator, now } = context;
  if (!(await hasConsented(database.prisma, ctx.person.id, "events"))) {
    const screen = consentScreen(ctx.texts, operator, telegramName(ctx), subscribeButton(ctx.texts));
    return askDecision(ctx, screen, { name: subscribing, step: { language: ctx.texts.language } }, next);
  }
  await show(ctx, cardScreen(ctx.texts, places, await subscribe(database.prisma, ctx.person.id, now()), now()));
}
