import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Asks the person who said something whether it may be passed on, and shows exactly what. */
export const questionMessage = defineMessage({
  name: "disclosure.question",
  subject: { disclosure: int },
  priority: "urgent",
});
/** Tells the mediator where it stands now. `turn` counts how often they were told. */
export const toldMessage = defineMessage({
  name: "disclosure.told",
  subject: { disclosure: int, turn: int },
  priority: "urgent",
});
/** Passes on what was allowed, to another side. */
export const passedMessage = defineMessage({
  name: "disclosure.passed",
  subject: { disclosure: int },
  priority: "urgent",
});
