import { int } from "../../platform/chat/buttons.ts";
import { defineMessage, instant } from "../../platform/telegram/outbox/outbox-message.ts";

/** Tells the mediator who has accepted an invitation. `at`: when. */
export const acceptedMessage = defineMessage({
  name: "invitations.accepted",
  subject: { invitation: int, at: instant },
  priority: "urgent",
});
/** Asks the applicant whether this is the person meant. `turn`: 0, and 1 when they are asked again. */
export const confirmMessage = defineMessage({
  name: "invitations.confirm",
  subject: { invitation: int, turn: int },
  priority: "urgent",
});
/** Asks the applicant whether they have passed the link on. */
export const askMessage = defineMessage({
  name: "invitations.ask",
  subject: { invitation: int },
  priority: "ordinary",
});
/** Tells the applicant and the mediator how an invitation has ended. */
export const endedMessage = defineMessage({
  name: "invitations.ended",
  subject: { invitation: int },
  priority: "urgent",
});
/** Tells somebody who has accepted that it goes no further. */
export const strangerMessage = defineMessage({
  name: "invitations.stranger",
  subject: { invitation: int },
  priority: "urgent",
});

/** What is said about an invitation: each subject begins with the invitation. */
export const invitationNotices = [acceptedMessage, confirmMessage, askMessage, endedMessage, strangerMessage] as const;
