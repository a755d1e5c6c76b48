import { type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Places } from "../places/places.ts";
import { alarmScreen, lookingScreen } from "./alarm-screens.ts";
import type { AlarmContext } from "./alarms.ts";
import { findAlarms } from "./found-alarms.ts";
import { alarmMessage, lookingMessage } from "./notices.ts";

export interface DangerMessagesContext extends AlarmContext {
  places: Places;
}

/** Renders alarms for those on duty, and what the people in danger are told of them. */
export function dangerMessages(context: DangerMessagesContext): RenderedMessage[] {
  const { places } = context;
  return [
    renderPersonally(alarmMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => findAlarms(db, context, deliveries),
      render(texts, alarm, changed) {
        if (alarm === "not theirs") return changed ? { text: texts.html("danger:alarm.gone") } : null;
        // A person who was not told yet need not be told that a colleague looks into it.
        return changed || alarm.taken?.by !== "colleague" ? alarmScreen(texts, places, alarm) : null;
      },
    }),
    renderMessage(lookingMessage, { onUnknown: "resend", load: async () => () => null, render: lookingScreen }),
  ];
}
