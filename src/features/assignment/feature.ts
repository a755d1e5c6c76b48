import type { Feature } from "../../platform/chat/feature.ts";
import { withdrawButtons } from "../cases/buttons.ts";
import type { Act } from "../people/permissions.ts";
import { offerButtons, queueButtons, workButtons } from "./buttons.ts";
import { offerHandlers } from "./handlers.ts";
import { readStaffNumber } from "./number-handlers.ts";
import { queueHandlers, showQueue } from "./queue-handlers.ts";
import {
  createWithdrawal,
  readWithdrawal,
  type WithdrawalContext,
  withdrawal,
  withdrawHandlers,
} from "./withdraw-handlers.ts";
import { showDuty, workHandlers } from "./work-handlers.ts";

export const assignment = {
  entrances: [
    {
      command: "duty",
      button: workButtons.data("onDuty", {}),
      act: "setDuty",
      refusal: "assignment:work.forbidden",
      open: showDuty,
    },
    {
      command: "queue",
      button: queueButtons.data("list", {}),
      act: "seeQueue",
      refusal: "assignment:queue.forbidden",
      open: (ctx, context) => showQueue(ctx, context, 0),
    },
  ],
  anytime: [offerHandlers],
  forms: [{ name: withdrawal, prefix: withdrawButtons.prefix, pause: async () => {}, create: createWithdrawal }],
  handlers: [withdrawHandlers, workHandlers, queueHandlers],
  words: {
    /** The number of a case that staff are in charge of. */
    number: readStaffNumber,
    /** The words of the buttons for withdrawing. */
    withdrawal: readWithdrawal,
  },
  // A mediator's answer names its offer.
  speaksForItself: (data: string) => offerButtons.read(data) !== null,
} as const satisfies Feature<WithdrawalContext, Act>;
