import { dayAndTime, fullDay } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import type { EventFields } from "./fields.ts";

export interface Reminder {
  at: Date;
  kind: "day" | "hour";
}

/** Of what, and how soon; a caravan's stage is named. */
export function reminderOpening(texts: Texts, facts: EventFields, { at, kind }: Reminder, now: Date): string {
  const today = fullDay(texts, at) === fullDay(texts, now);
  const day = today ? texts.html("events:remind.today") : texts.html("events:remind.tomorrow");
  const opening = kind === "hour" ? texts.html("events:remind.hour") : day;
  const stage = facts.stages.find((one) => new Date(one.at).getTime() === at.getTime());
  if (stage === undefined) return opening;
  const line = texts.html("events:remind.stage", { at: dayAndTime(texts, at), words: stage.words });
  return `${opening}\n${line}`;
}
