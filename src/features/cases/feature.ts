import type { Feature } from "../../platform/chat/feature.ts";
import { caseButtons } from "./buttons.ts";
import { type CasesContext, caseHandlers, readNumber, showCases } from "./handlers.ts";

export const cases = {
  entrances: [{ command: "cases", button: caseButtons.data("mine", {}), open: showCases }],
  handlers: [caseHandlers],
  words: {
    /** The number of a case. */
    number: readNumber,
  },
} as const satisfies Feature<CasesContext>;
