import type { Feature } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { peopleButtons } from "./buttons.ts";
import type { PeopleContext } from "./handlers.ts";
import { aboutScreen, helpScreen, languageScreen } from "./screens.ts";

/** What the service tells everybody about itself. The home screen, and people who block the bot or return, are in handlers.ts. */
export const people: Feature<Pick<PeopleContext, "operator" | "places" | "texts">> = {
  entrances: [
    {
      command: "about",
      button: peopleButtons.data("about", {}),
      open: (ctx, { operator }) => show(ctx, aboutScreen(ctx.texts, operator)),
    },
    {
      command: "help",
      button: peopleButtons.data("help", {}),
      open: (ctx, { places }) => show(ctx, helpScreen(ctx.texts, [...places.hotlines])),
    },
    {
      command: "language",
      button: peopleButtons.data("languages", {}),
      open: (ctx, { texts }) => show(ctx, languageScreen(texts, ctx.texts.language, null)),
    },
  ],
};
