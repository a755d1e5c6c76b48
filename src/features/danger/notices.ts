import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells somebody on duty, at any hour, that a person needs somebody to contact them. */
export const alarmMessage = defineMessage({ name: "danger.alarm", subject: { alarm: int }, priority: "urgent" });
/** Tells an administrator that nobody has taken an alarm for fifteen minutes. */
export const untakenMessage = defineMessage({ name: "danger.untaken", subject: { alarm: int }, priority: "urgent" });
/** Tells the person that somebody is looking into it. */
export const lookingMessage = defineMessage({ name: "danger.looking", subject: { alarm: int }, priority: "urgent" });

/** All messages that show an alarm. */
export function alarmMessages(alarm: number) {
  return [alarmMessage.about({ alarm }), untakenMessage.about({ alarm })];
}
