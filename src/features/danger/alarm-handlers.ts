import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Places } from "../places/places.ts";
import { alarmScreen } from "./alarm-screens.ts";
import { type AlarmContext, takeAlarm } from "./alarms.ts";
import { askFromAlarm } from "./ask-from-alarm.ts";
import { alarmButtons } from "./buttons.ts";
import { askedText } from "./call-screens.ts";
import { findAlarms } from "./found-alarms.ts";

export interface AlarmHandlersContext extends AlarmContext {
  database: Database;
  places: Places;
  now: () => Date;
}

/** The buttons of alarms. They work whatever somebody on duty is in the middle of. */
export function alarmTaps(context: AlarmHandlersContext) {
  const { database, places, now } = context;
  return whenTapped(alarmButtons, async (ctx: BotContext, { kind, alarm: alarmId }) => {
    if (kind === "ask") {
      const asked = await ctx.once("askFromAlarm", (tx) => askFromAlarm(tx, context, ctx.person, alarmId, now()));
      return say(ctx, { text: asked === null ? ctx.texts.html("danger:alarm.gone") : askedText(ctx.texts, asked) });
    }
    const taken = await ctx.once("takeAlarm", (tx) => takeAlarm(tx, context, ctx.person, alarmId, now()));
    const delivery = { subject: { alarm: alarmId }, personId: ctx.person.id };
    const alarm =
      taken.kind === "gone" ? undefined : (await findAlarms(database.prisma, context, [delivery]))(delivery);
    const isTheirs = alarm !== undefined && alarm !== "not theirs";
    await show(ctx, isTheirs ? alarmScreen(ctx.texts, places, alarm) : { text: ctx.texts.html("danger:alarm.gone") });
  });
}
