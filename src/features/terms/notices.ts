import { int } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** The case, and the moment at which its term ends. After a correction or an extension that is another moment, and so another message. */
const subject = { case: int, end: instant };

/** Warns the mediator that the term ends in a week. */
export const weekLeftMessage = defineMessage({ name: "terms.weekLeft", subject, priority: "urgent" });
/** Warns the mediator that the term ends in two days. */
export const twoDaysLeftMessage = defineMessage({ name: "terms.twoDaysLeft", subject, priority: "urgent" });
/** Tells the mediator that the term is over, and by when the case closes by itself. */
export const overMessage = defineMessage({ name: "terms.over", subject, priority: "urgent" });
/** Tells the coordinators of the region that the term of a case is over. */
export const overThereMessage = defineMessage({ name: "terms.overThere", subject, priority: "urgent" });
/** Tells a party that the term is over, and what they can do. */
export const endedMessage = defineMessage({ name: "terms.ended", subject, priority: "ordinary" });
/** Tells the mediator that the case was closed because its term was over, or that a coordinator is asked to approve that. */
export const closedMessage = defineMessage({ name: "terms.closed", subject, priority: "urgent" });

/** Asks a party whether the mediation may last longer. */
export const questionMessage = defineMessage({
  name: "terms.question",
  subject: { extension: int },
  priority: "urgent",
});
/** Tells the mediator or a party what became of the proposal to extend the term. */
export const settledMessage = defineMessage({
  name: "terms.settled",
  subject: { extension: int },
  priority: "urgent",
});

/** All messages about a term and its end. */
export const termMessages = [
  weekLeftMessage,
  twoDaysLeftMessage,
  overMessage,
  overThereMessage,
  endedMessage,
  closedMessage,
];

/** All messages that show a proposal to extend the term. */
export function extensionMessages(extension: number) {
  return [questionMessage, settledMessage].map((message) => message.about({ extension }));
}
