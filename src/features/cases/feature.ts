import type { Feature } from "../../platform/chat/feature.ts";
import { caseButtons } from "./buttons.ts";
import { type CasesContext, caseHandlers, showCases } from "./handlers.ts";

export const cases: Feature<CasesContext> = {
  entrances: [{ command: "cases", button: caseButtons.data("mine", {}), open: showCases }],
  handlers: [caseHandlers],
};
