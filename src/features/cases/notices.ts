import { int } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

// The messages to applicants about their cases. assignment/ decides when they are sent.

/** A mediator has accepted the case: only the version before enqueues it, and talks.opened has taken its place. */
export const acceptedMessage = defineMessage({ name: "cases.accepted", subject: { offer: int }, priority: "urgent" });
/** The next mediator has been asked. */
export const offeredNextMessage = defineMessage({
  name: "cases.offeredNext",
  subject: { offer: int },
  priority: "ordinary",
});
/** A coordinator is looking for a mediator; `turn` as in assignment/notices.ts. */
export const escalatedMessage = defineMessage({
  name: "cases.escalated",
  subject: { case: int, turn: int },
  priority: "ordinary",
});
/** The offer's mediator has given the case back, or cannot be reached. */
export const leftMessage = defineMessage({ name: "cases.left", subject: { offer: int }, priority: "urgent" });
/** The case was closed without a mediator. */
export const unsuitableMessage = defineMessage({
  name: "cases.unsuitable",
  subject: { case: int },
  priority: "urgent",
});
/** A side that has not filed the case learns that it was withdrawn, or closed without a mediator, at that time. */
export const overMessage = defineMessage({
  name: "cases.over",
  subject: { case: int, closed: instant },
  priority: "urgent",
});
/** The case, which was closed at that time, will be erased. */
export const erasedSoonMessage = defineMessage({
  name: "cases.erasedSoon",
  subject: { case: int, closed: instant },
  priority: "ordinary",
});
