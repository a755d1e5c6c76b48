import { int, oneOf } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** A version of a document: a party gets the PDF with the buttons, the mediator how it stands. */
export const versionMessage = defineMessage({ name: "papers.version", subject: { version: int }, priority: "urgent" });
/** Tells the others what a side has answered. `turn`: which of its answers. */
export const answeredMessage = defineMessage({
  name: "papers.answered",
  subject: { version: int, side: int, turn: int, answer: oneOf(["yes", "no"]) },
  priority: "urgent",
});
/** Tells everybody that all have confirmed a version, and that it is not signed yet. */
export const confirmedMessage = defineMessage({
  name: "papers.confirmed",
  subject: { version: int },
  priority: "urgent",
});
/** Tells the parties that the mediator has recorded when the paper was signed. */
export const signedMessage = defineMessage({ name: "papers.signed", subject: { version: int }, priority: "urgent" });
/** Tells the mediator why a side has said no. */
export const reasonMessage = defineMessage({
  name: "papers.reason",
  subject: { version: int, side: int, turn: int },
  priority: "urgent",
});

/** What is said about the documents of a case. */
export const paperNotices = [versionMessage, answeredMessage, confirmedMessage, signedMessage, reasonMessage] as const;
