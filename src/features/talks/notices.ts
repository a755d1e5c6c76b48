import { int, uuid } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** The copy of a message to another member of its talk. */
export const copyMessage = defineMessage({ name: "talks.copy", subject: { message: uuid }, priority: "urgent" });
/** Tells the members of a caucus that they can write to each other now. `at`: when the mediator took the case, which may be more than once. */
export const openedMessage = defineMessage({
  name: "talks.opened",
  subject: { talk: int, at: instant },
  priority: "urgent",
});
/** Tells the members of a talk that it is over. `at`: when, because a case that is opened again may end again. */
export const endedMessage = defineMessage({
  name: "talks.ended",
  subject: { talk: int, at: instant },
  priority: "urgent",
});
/** Asks the author of an album that shows something about them whether it should really go. */
export const lookMessage = defineMessage({ name: "talks.look", subject: { message: uuid }, priority: "urgent" });
/** Tells a party that the talk is stopped, or goes on. The turn is what it was then. */
export const stoppedMessage = defineMessage({
  name: "talks.stopped",
  subject: { talk: int, turn: int },
  priority: "urgent",
});
/** The first message in a topic that was made for a talk. */
export const topicMessage = defineMessage({
  name: "talks.topic",
  subject: { talk: int, topic: int },
  priority: "urgent",
});
/** The mediator's opening words to a party. */
export const openingMessage = defineMessage({ name: "talks.opening", subject: { talk: int }, priority: "urgent" });
/** Tells the author of a message that it was not sent. */
export const notSentMessage = defineMessage({ name: "talks.notSent", subject: { message: uuid }, priority: "urgent" });
/** Reminds those who owe a party an answer. `since`: the minute (since 1970) since when it is owed; `reminder`: which of the reminders. */
export const owedMessage = defineMessage({
  name: "talks.owed",
  subject: { talk: int, since: int, reminder: int },
  priority: "urgent",
});
/** Tells the coordinators, or for a desk the administrators, that a party is not answered. */
export const unansweredMessage = defineMessage({
  name: "talks.unanswered",
  subject: { talk: int, since: int },
  priority: "urgent",
});
/** Tells the author of a message that it did not arrive. */
export const undeliveredMessage = defineMessage({
  name: "talks.undelivered",
  subject: { message: uuid },
  priority: "urgent",
});
/** Tells the coordinators that the mediator of a talk cannot be reached. `since`: the minute (since 1970) since when. */
export const unreachableMessage = defineMessage({
  name: "talks.unreachable",
  subject: { talk: int, since: int },
  priority: "urgent",
});

/** What is said about a message of a talk: each subject begins with the message. */
export const messageNotices = [copyMessage, lookMessage, notSentMessage, undeliveredMessage] as const;
/** What is said about a talk: each subject begins with the talk. */
export const talkNotices = [
  openedMessage,
  endedMessage,
  openingMessage,
  stoppedMessage,
  owedMessage,
  unansweredMessage,
  unreachableMessage,
  topicMessage,
] as const;
