import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say } from "../../platform/chat/screen.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { noteDangerOf } from "../cases/danger-in-cases.ts";
import { contactText } from "../danger/alarm-screens.ts";
import { type Raised, raiseAlarm } from "../danger/alarms.ts";
import { contactButtons } from "../danger/buttons.ts";
import { knownFacts } from "./known-facts.ts";
import type { FormContext } from "./report-form.ts";

/**
 * The button below the numbers to call. It works before a language is chosen and before any consent, and it leaves no form: the tap asks
 * for a person, and those on duty are told.
 */
export function contactTaps(context: FormContext) {
  const { vault, now } = context;
  return whenTapped(contactButtons, async (ctx: BotContext) => {
    const { person } = ctx;
    const raised = await ctx.once("raiseAlarm", async (tx): Promise<Raised> => {
      const facts = await knownFacts(tx, vault, person.id, now());
      // Those on duty hear of it once in six hours; what was cleared before this tap is void in any case.
      await noteDangerOf(tx, person.id);
      return raiseAlarm(tx, context, person.id, facts, now());
    });
    // A second tap within a minute is a trembling hand.
    const isRepeat = raised.kind === "waiting" && raised.since.getTime() > now().getTime() - minuteMs;
    if (!isRepeat) await say(ctx, { text: contactText(ctx.texts, raised) });
  });
}
