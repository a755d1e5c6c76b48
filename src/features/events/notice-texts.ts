import { dayAndTime, fullDay } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { changes } from "./event-changes.ts";
import type { EventFields } from "./fields.ts";

export interface Reminder {
  at: Date;
  kind: "day" | "hour";
}

/** Says how soon the event begins, and names the stage of a caravan. */
export function reminderText(texts: Texts, facts: EventFields, { at, kind }: Reminder, now: Date): string {
  const isToday = fullDay(texts, at) === fullDay(texts, now);
  const day = isToday ? texts.html("events:remind.today") : texts.html("events:remind.tomorrow");
  const opening = kind === "hour" ? texts.html("events:remind.hour") : day;
  const stage = facts.stages.find((candidate) => new Date(candidate.at).getTime() === at.getTime());
  if (stage === undefined) return opening;
  const line = texts.html("events:remind.stage", { at: dayAndTime(texts, at), words: stage.words });
  return `${opening}\n${line}`;
}

/** Says what of an event has changed. Leaves out changes under names of an older version. */
export function changedText(texts: Texts, changed: readonly string[]): string {
  const known = changes.filter((change) => changed.includes(change));
  const what = known.map((change) => texts.plain(`events:changed.${change}` satisfies TextKey)).join(", ");
  return texts.html("events:changed.opening", { what });
}
