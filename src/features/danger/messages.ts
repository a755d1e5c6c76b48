import { type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Places } from "../places/places.ts";
import { type AlarmTitle, alarmScreen, lookingScreen } from "./alarm-screens.ts";
import type { AlarmContext } from "./alarms.ts";
import { callMessages } from "./call-messages.ts";
import { findAlarms } from "./found-alarms.ts";
import { alarmMessage, lookingMessage, untakenMessage } from "./notices.ts";

export interface DangerMessagesContext extends AlarmContext {
  places: Places;
}

/** Renders alarms for those on duty, and what the people in danger are told of them. */
export function dangerMessages(context: DangerMessagesContext): RenderedMessage[] {
  const { places } = context;
  return [
    alarm(alarmMessage, "danger:alarm.title"),
    alarm(untakenMessage, "danger:alarm.untaken"),
    renderMessage(lookingMessage, { onUnknown: "resend", load: async () => () => null, render: lookingScreen }),
    ...callMessages(context),
  ];

  function alarm(message: typeof alarmMessage, title: AlarmTitle): RenderedMessage {
    return renderPersonally(message, {
      onUnknown: "resend",
      load: (db, deliveries) => findAlarms(db, context, deliveries),
      render(texts, shown, changed) {
        if (shown === "not theirs") return changed ? { text: texts.html("danger:alarm.gone") } : null;
        // A person who was not told yet need not be told that a colleague looks into it.
        return changed || shown.taken?.by !== "colleague" ? alarmScreen(texts, places, shown, title) : null;
      },
    });
  }
}
