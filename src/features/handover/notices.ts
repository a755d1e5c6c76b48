import { int } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** Asks a colleague whether they carry on with a case. */
export const askedMessage = defineMessage({
  name: "handover.asked",
  subject: { handover: int },
  priority: "urgent",
});
/** Asks a party whether the colleague may carry on. */
export const questionMessage = defineMessage({
  name: "handover.question",
  subject: { handover: int },
  priority: "urgent",
});
/** Tells the mediator, the colleague or a party how a proposal has ended. */
export const endedMessage = defineMessage({
  name: "handover.ended",
  subject: { handover: int },
  priority: "urgent",
});
/** Tells a mediator that the case goes to another mediator; no reason is told. */
export const thankedMessage = defineMessage({ name: "handover.thanked", subject: { offer: int }, priority: "urgent" });
/** Asks a coordinator whether a case gets another mediator. The reason is shown only after a tap. */
export const toDecideMessage = defineMessage({
  name: "handover.toDecide",
  subject: { request: int },
  priority: "urgent",
});
/** Tells the applicant or the mediator what a coordinator has decided. */
export const decidedMessage = defineMessage({
  name: "handover.decided",
  subject: { request: int },
  priority: "urgent",
});

/** Tells the coordinators that a case is theirs because a party is under 18. `at`: when, which may be more than once. */
export const minorMessage = defineMessage({
  name: "handover.minor",
  subject: { case: int, at: instant },
  priority: "urgent",
});
/** Tells a party whom their mediator has marked as under 18 whom to call, and how it can go on. */
export const minorToldMessage = defineMessage({
  name: "handover.minorTold",
  subject: { case: int, at: instant },
  priority: "urgent",
});
/** Tells a mediator that the party has said that they are under 18, and that a coordinator has the case. */
export const minorLeftMessage = defineMessage({
  name: "handover.minorLeft",
  subject: { offer: int },
  priority: "urgent",
});

/** All messages that show a proposal. */
export function handoverMessages(handover: number) {
  return [askedMessage, questionMessage, endedMessage].map((message) => message.about({ handover }));
}
