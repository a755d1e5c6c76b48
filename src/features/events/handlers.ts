import { Composer, type Context, InputFile, type NextFunction } from "grammy";
import { int } from "../../platform/chat/buttons.ts";
import { type BotContext, telegramName, whenTapped } from "../../platform/chat/context.ts";
import {
  askDecision,
  createDecision,
  type DecisionStep,
  decisionName,
  endDecision,
} from "../../platform/chat/decision.ts";
import { takeBack } from "../../platform/chat/pending-acts.ts";
import { sendPin } from "../../platform/chat/pin.ts";
import { type Screen, say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { hasConsented } from "../people/consents.ts";
import type { Places } from "../places/places.ts";
import { agreeToEvents, consentScreen, refuseData } from "../subscriptions/consent.ts";
import { type CardPlace, eventButtons } from "./buttons.ts";
import { calendarFile } from "./calendar.ts";
import { type PublicEvent, readPublicEvent } from "./events.ts";
import { inlineResult, searchEvents } from "./inline.ts";
import { leaveAct } from "./leave-act.ts";
import { leave } from "./leaving.ts";
import { opennessOf, seesLink } from "./participation.ts";
import { findParticipation, limits, register } from "./registration.ts";
import { agreeButton, agreeData, eventScreen, fullScreens, noPinScreen, notThereScreen } from "./screens.ts";
import { venuePin } from "./venue.ts";

export interface EventsContext {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The beginning of the deep link: `event_<id>`. */
export const eventLink = "event_";

/** The buttons of an event's card, including those on announcements. They work at any time, even while the person fills in a form. */
export function eventHandlers(context: EventsContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(eventButtons, async (ctx, tapped, next) => {
      const event = await readPublicEvent(prisma, tapped.event);
      if (event === null) return show(ctx, notThereScreen(ctx.texts));
      switch (tapped.kind) {
        case "open":
          return showEvent(ctx, context, event.id, tapped.on);
        case "going":
        case "wait":
          return registerPerson(ctx, context, event, tapped.on, tapped.kind === "wait", next);
        case "agree":
        case "agreeToWait":
          endDecision(ctx);
          await agreeToEvents(prisma, context.vault, ctx.person, ctx.texts, context.operator, telegramName(ctx), now());
          return registerPerson(ctx, context, event, tapped.on, tapped.kind === "agreeToWait", next);
        case "notGoing":
          await ctx.once("leave", (tx) => leave(tx, event.id, ctx.person.id, now()), limits);
          return showEvent(ctx, context, event.id, tapped.on);
        case "calendar":
          return sendCalendar(ctx, context, event);
        case "map": {
          const pin = venuePin(ctx.texts, places, event.facts);
          return pin === null ? say(ctx, noPinScreen(ctx.texts, event.id)) : sendPin(ctx, pin);
        }
        case "more":
          for (const screen of fullScreens(
            ctx.texts,
            places,
            event,
            seesLink(await findParticipation(prisma, event.id, ctx.person.id)),
          ))
            await say(ctx, screen);
          return;
      }
    }),
  );
  return composer;
}

/** Shows the event to somebody who has opened its link. */
export async function openEventLink(ctx: BotContext, context: EventsContext, payload: string): Promise<void> {
  const id = int.read(payload);
  if (id === null) return show(ctx, notThereScreen(ctx.texts));
  await showEvent(ctx, context, id, "card");
}

/** The name of the question whether the person consents when they register. */
export const registering = decisionName("registering");

interface RegisteringStep extends DecisionStep {
  event: number;
  on: CardPlace;
  wait: boolean;
}

/** Listens to words after that question. */
export function createRegistering({ database, operator, texts }: EventsContext) {
  return createDecision<RegisteringStep>({
    texts,
    screen: (words, step, ctx) => registeringScreen(words, operator, step, ctx),
    yesNo: ({ event, on, wait }) => ({ yes: agreeData(event, on, wait), no: refuseData }),
    isOpen: async ({ person }) => !(await hasConsented(database.prisma, person.id, "events")),
  });
}

function registeringScreen(
  texts: Texts,
  operator: Operator,
  { event, on, wait }: RegisteringStep,
  ctx: Context,
): Screen {
  return consentScreen(texts, operator, telegramName(ctx), agreeButton(texts, event, on, wait));
}

/** Registers the person if that is possible, after asking for the consent. The card shows the result. */
async function registerPerson(
  ctx: BotContext,
  context: EventsContext,
  event: PublicEvent,
  on: CardPlace,
  wait: boolean,
  next: NextFunction,
) {
  const { database, vault, operator, now } = context;
  const { prisma } = database;
  await takeBack(prisma, leaveAct, ctx.person.id, { event: event.id }, now());
  const openness = opennessOf(event, now());
  const { kind } = await findParticipation(prisma, event.id, ctx.person.id);
  const isPossible = kind === "offered" || openness === "open" || (openness === "full" && wait);
  if (!isPossible) return showEvent(ctx, context, event.id, on);
  if (!(await hasConsented(prisma, ctx.person.id, "events"))) {
    const step: RegisteringStep = { language: ctx.texts.language, event: event.id, on, wait };
    return askDecision(ctx, registeringScreen(ctx.texts, operator, step, ctx), { name: registering, step }, next);
  }
  await register(prisma, vault, event.id, { personId: ctx.person.id, name: telegramName(ctx) }, now(), wait);
  await showEvent(ctx, context, event.id, on);
}

/** Shows the present state of the event, whichever button was tapped. */
async function showEvent(ctx: BotContext, context: EventsContext, id: number, on: CardPlace): Promise<void> {
  const { database, places, now } = context;
  const event = await readPublicEvent(database.prisma, id);
  if (event === null) return show(ctx, notThereScreen(ctx.texts));
  const participation = await findParticipation(database.prisma, id, ctx.person.id);
  await show(ctx, eventScreen(ctx.texts, places, event, { participation, now: now(), on }));
}

async function sendCalendar(ctx: BotContext, context: EventsContext, event: PublicEvent): Promise<void> {
  const { database, places, now } = context;
  const showsLink = seesLink(await findParticipation(database.prisma, event.id, ctx.person.id));
  const file = calendarFile(ctx.texts, places, event, { username: ctx.me.username, showsLink }, now());
  await ctx.replyWithDocument(new InputFile(Buffer.from(file), `event-${event.id}.ics`));
}

const inlineCacheSeconds = 30;

/** Inline mode: people send the card of an event into any chat. */
export function inlineHandlers({ database, places, now }: EventsContext): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("inline_query", async (ctx) => {
    const found = await searchEvents(database.prisma, ctx.texts, places, ctx.inlineQuery.query, now());
    const results = found.map((event) => inlineResult(ctx.texts, places, event, ctx.me.username));
    // The answer is in the person's language, so it is not cached for others. An error means that the query has expired.
    await ctx.answerInlineQuery(results, { cache_time: inlineCacheSeconds, is_personal: true }).catch(() => {});
  });
  return composer;
}
