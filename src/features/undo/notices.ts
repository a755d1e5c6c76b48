import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells a person how an act that they had put off has ended. */
export const endedMessage = defineMessage({ name: "undo.ended", subject: { act: int }, priority: "urgent" });
