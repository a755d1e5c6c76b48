import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { decideButtons, refusalButtons, secondYesButtons } from "./buttons.ts";
import { clearanceAnytime, decideHandlers, showToDecide } from "./handlers.ts";
import { type ClearanceContext, createRefusalForm, refusalForm } from "./refusal-form.ts";

/** Nothing reaches the other side of a case with danger in it before a coordinator and the applicant have said yes. */
export const clearance = {
  entrances: [
    {
      command: "clearance",
      button: decideButtons.data("list", {}),
      act: "decideOnClearance",
      refusal: "assignment:queue.forbidden",
      open: showToDecide,
    },
  ],
  anytime: [clearanceAnytime],
  forms: [
    {
      name: refusalForm,
      isForStaff: true,
      prefix: refusalButtons.prefix,
      pause: async () => {},
      create: createRefusalForm,
    },
  ],
  handlers: [decideHandlers],
  // These buttons name their round.
  speaksForItself: (data: string) => secondYesButtons.read(data) !== null || decideButtons.read(data) !== null,
} as const satisfies Feature<ClearanceContext, Act>;
