import type { TextKey } from "../i18n/texts.ts";
import type { BotContext } from "./context.ts";

type NameUnder<Key, Node extends string> = Key extends `people:${Node}.${infer Name}` ? Name : never;

/** A command that the catalogues describe in Telegram's list (`people:menu.<command>`) and name at home (`people:home.<command>`). */
export type Command = NameUnder<TextKey, "menu"> & NameUnder<TextKey, "home">;

/** How people find it: by a command and a button at home, by a deep link, or by both. */
type Way<Services> =
  | {
      /** Without the slash. */
      command: Command;
      /** The callback data of its button at home, and wherever else that button is shown. */
      button: string;
      /** What the button says, where it depends on the person; `people:home.<command>` without it. */
      label?: (ctx: BotContext, services: Services) => Promise<TextKey>;
      link?: string;
    }
  | {
      command?: never;
      /** The payload of `t.me/<bot>?start=<payload>`: the whole of it, or, where it ends in "_", what it begins with. */
      link: string;
    };

/** Whom it is for: everybody, or staff. */
type Admission<Act extends string> =
  | { act?: never }
  | {
      /** The line of the table of permissions: people who may do this somewhere may come in. */
      act: Act;
      /** What everybody else is told, beside the way home. */
      refusal: TextKey;
      /** People who may do this find it behind another entrance: neither their menu nor their home names it. */
      behind?: Act;
    };

/** A way into a feature, declared once: menus, home, commands, buttons, deep links and tests read it here. */
export type Entrance<Services, Act extends string = never> = Way<Services> &
  Admission<Act> & {
    /** @param payload what follows the link's beginning; empty without a link */
    open: (ctx: BotContext, services: Services, payload: string) => Promise<unknown>;
  };
