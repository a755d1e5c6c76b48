import type { Middleware } from "grammy";
import type { BotContext } from "./context.ts";
import type { Entrance } from "./entrance.ts";
import type { Form } from "./forms.ts";

/** Makes a part of the bot from what it needs. */
export type Part<Services> = (services: Services) => Middleware<BotContext>;

/** Does what somebody's words ask for, if they are for this reader. @returns false if the next reader should try */
export type ReadWords = (ctx: BotContext, words: string) => Promise<boolean>;

/**
 * What a feature hands to the composition (src/app/bot.ts), which says where each piece stands among those of the others.
 * @template Services what the feature needs
 * @template Act the acts of staff that its entrances are for
 */
export interface Feature<Services, Act extends string = never> {
  entrances?: readonly Entrance<Services, Act>[];
  /** Answers inline queries. Those that come from other chats are told nothing private. The composition says who answers first. */
  inline?: Part<Services>;
  /** Sees whatever citizens write or tap before anything answers it, even before they have chosen a language, and passes on what is not only for it. */
  first?: readonly Part<Services>[];
  /** Works whatever the person is in the middle of, and leaves no form. */
  anytime?: readonly Part<Services>[];
  forms?: readonly Form<Services>[];
  /** Everything else that is tapped; it leaves the forms. */
  handlers?: readonly Part<Services>[];
  /** Hears what is written or sent without a button, and passes on what is not for it. The composition says who hears it first. */
  freeText?: Readonly<Record<string, Part<Services>>>;
  /** Reads words for which no form waits, written now or before a language was chosen. The composition says who reads them first. */
  words?: Readonly<Record<string, (services: Services) => ReadWords>>;
  /** Whether a tap means the same whenever it is handled, because it names what it is about. */
  speaksForItself?: (data: string) => boolean;
  /** The person has blocked the bot. */
  left?: (ctx: BotContext, services: Services) => Promise<unknown>;
  /** The person has unblocked the bot. */
  returned?: (ctx: BotContext, services: Services) => Promise<unknown>;
}
