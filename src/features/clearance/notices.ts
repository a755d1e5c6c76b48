import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Asks a coordinator whether the other side may be reached in a case with danger in it. */
export const toDecideMessage = defineMessage({
  name: "clearance.toDecide",
  subject: { round: int },
  priority: "urgent",
});
/** Asks the applicant again, in private. */
export const questionMessage = defineMessage({
  name: "clearance.question",
  subject: { round: int },
  priority: "urgent",
});
/** Tells the mediator where the round stands now. `turn` counts how often they were told. */
export const toldMessage = defineMessage({
  name: "clearance.told",
  subject: { round: int, turn: int },
  priority: "urgent",
});
