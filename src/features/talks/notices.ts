import { int, uuid } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** The copy of a message to another member of its talk. */
export const copyMessage = defineMessage({ name: "talks.copy", subject: { message: uuid }, priority: "urgent" });
/** Tells the members of a caucus that they can write to each other now. */
export const openedMessage = defineMessage({ name: "talks.opened", subject: { talk: int }, priority: "urgent" });
/** Tells the author of a message that it was not sent. */
export const notSentMessage = defineMessage({ name: "talks.notSent", subject: { message: uuid }, priority: "urgent" });
