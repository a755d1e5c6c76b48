import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { readMonth } from "../../platform/time/local-month.ts";
import type { EventKind } from "../subscriptions/event-kinds.ts";
import { listButtons } from "./buttons.ts";
import type { EventsContext } from "./handlers.ts";
import { type Filters, findOwn, findUpcoming, monthsOf } from "./list.ts";
import { kindFilterScreen, listScreen, monthFilterScreen, ownScreen, regionFilterScreen } from "./list-screens.ts";

const everything: Filters = { region: null, kind: null, month: null };

/** Upcoming events by region, kind and month, and «My events». */
export function eventListHandlers(context: EventsContext): Composer<BotContext> {
  const { database, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(listButtons, async (ctx, tapped) => {
      if (tapped.kind === "mine") return show(ctx, ownScreen(ctx.texts, await findOwn(prisma, ctx.person.id, now())));
      const filters = filtersOf(tapped);
      switch (tapped.kind) {
        case "list":
          return showList(ctx, context, filters, tapped.page);
        case "regions":
          return show(ctx, regionFilterScreen(ctx.texts, places, filters));
        case "kinds":
          return show(ctx, kindFilterScreen(ctx.texts, filters));
        case "months":
          return show(ctx, monthFilterScreen(ctx.texts, filters, await monthsOf(prisma, filters, now())));
      }
    }),
  );
  return composer;
}

/** Everything that is on. */
export function showUpcoming(ctx: BotContext, context: EventsContext): Promise<void> {
  return showList(ctx, context, everything, 0);
}

async function showList(ctx: BotContext, { database, places, now }: EventsContext, filters: Filters, page: number) {
  const found = await findUpcoming(database.prisma, filters, page, now());
  await show(ctx, listScreen(ctx.texts, places, filters, found));
}

/** Reads filters from a button. An unknown region or month does not filter. */
function filtersOf({ region, topic, month }: { region: string; topic: "ALL" | EventKind; month: string }): Filters {
  return {
    region: region === "all" ? null : region,
    kind: topic === "ALL" ? null : topic,
    month: readMonth(month),
  };
}
