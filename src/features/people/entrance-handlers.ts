import { Composer } from "grammy";
import type { BotContext } from "../../platform/chat/context.ts";
import type { Entrance } from "../../platform/chat/entrance.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { homeButton } from "../../platform/chat/home.ts";
import { type Button, show } from "../../platform/chat/screen.ts";
import { type Language, languages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { mayEnter, shownTo } from "./entrances.ts";
import type { Act } from "./permissions.ts";
import { findTypedCommand } from "./typed-commands.ts";

/** All ways into the features. */
export interface Entrances {
  /** Handles the commands and the buttons on the home screen. */
  handlers: Composer<BotContext>;
  /** The buttons that the features offer this person on the home screen. */
  homeButtons: (ctx: BotContext) => Promise<Button[]>;
  /** Opens the target of a deep link. @returns false if the link leads nowhere */
  openLink: (ctx: BotContext, payload: string) => Promise<boolean>;
  /** Opens the entrance whose words somebody has typed instead of using its button or command. */
  readWords: ReadWords;
}

export function createEntrances<Services extends { texts: (language: Language) => Texts }>(
  entrances: readonly Entrance<Services, Act>[],
  services: Services,
): Entrances {
  const handlers = new Composer<BotContext>();
  const byButton = new Map<string, Entrance<Services, Act>>();
  for (const entrance of entrances) {
    if (entrance.command === undefined) continue;
    handlers.command(entrance.command, (ctx) => enter(ctx, entrance, ""));
    byButton.set(entrance.button, entrance);
  }
  handlers.on("callback_query:data", (ctx, next) => {
    const entrance = byButton.get(ctx.callbackQuery.data);
    return entrance === undefined ? next() : enter(ctx, entrance, "");
  });
  return { handlers, homeButtons, openLink, readWords };

  async function readWords(ctx: BotContext, words: string): Promise<boolean> {
    const command = findTypedCommand(words, shownTo(ctx.person, entrances), languages.map(services.texts));
    const entrance = entrances.find((each) => each.command === command);
    if (command === null || entrance === undefined) return false;
    await enter(ctx, entrance, "");
    return true;
  }

  async function homeButtons(ctx: BotContext): Promise<Button[]> {
    const { texts, person } = ctx;
    return Promise.all(
      shownTo(person, entrances).map(async ({ command, button, label }) => {
        const key = label === undefined ? (`people:home.${command}` as const) : await label(ctx, services);
        return { label: texts.plain(key), data: button };
      }),
    );
  }

  async function openLink(ctx: BotContext, payload: string): Promise<boolean> {
    for (const entrance of entrances) {
      const rest = restOf(payload, entrance.link);
      if (rest === null) continue;
      await enter(ctx, entrance, rest);
      return true;
    }
    return false;
  }

  /** Opens an entrance. People who are not allowed in are told so and see nothing else. */
  async function enter(ctx: BotContext, entrance: Entrance<Services, Act>, payload: string): Promise<void> {
    if (entrance.act !== undefined && !mayEnter(ctx.person, entrance)) {
      return show(ctx, { text: ctx.texts.html(entrance.refusal), rows: [[homeButton(ctx.texts)]] });
    }
    await entrance.open(ctx, services, payload);
  }
}

/** The rest of a payload after the link's prefix; null if the payload is not this link. */
function restOf(payload: string, link: string | undefined): string | null {
  if (link === undefined) return null;
  if (link.endsWith("_")) return payload.startsWith(link) ? payload.slice(link.length) : null;
  return payload === link ? "" : null;
}
