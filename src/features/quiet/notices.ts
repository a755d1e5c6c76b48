import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** «You have a message»: it stands for everything that its reader has not opened. The number is the person's. */
export const noticeMessage = defineMessage({ name: "quiet.notice", subject: { notice: int }, priority: "urgent" });
