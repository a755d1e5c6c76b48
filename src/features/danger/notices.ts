import { int, oneOf } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells somebody on duty, at any hour, that a person needs somebody to contact them. */
export const alarmMessage = defineMessage({ name: "danger.alarm", subject: { alarm: int }, priority: "urgent" });
/** Tells an administrator that nobody has taken an alarm for fifteen minutes. */
export const untakenMessage = defineMessage({ name: "danger.untaken", subject: { alarm: int }, priority: "urgent" });
/** Tells the person that somebody is looking into it. */
export const lookingMessage = defineMessage({ name: "danger.looking", subject: { alarm: int }, priority: "urgent" });
/** Asks the person whether they may be called. */
export const mayWeCallMessage = defineMessage({
  name: "danger.mayWeCall",
  subject: { question: int },
  priority: "urgent",
});
/** Tells the person's answer, and later the number that they have sent. */
export const callAnswerMessage = defineMessage({
  name: "danger.callAnswer",
  subject: { question: int, news: oneOf(["answer", "number"]) },
  priority: "urgent",
});

/** All messages that show an alarm. */
export function alarmMessages(alarm: number) {
  return [alarmMessage.about({ alarm }), untakenMessage.about({ alarm })];
}
