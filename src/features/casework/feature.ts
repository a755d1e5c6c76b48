import type { Feature } from "../../platform/chat/feature.ts";
import { workButtons } from "../assignment/buttons.ts";
import type { Act } from "../people/permissions.ts";
import { type CaseworkContext, caseworkHandlers, showWork } from "./handlers.ts";

export const casework = {
  entrances: [
    {
      command: "work",
      button: workButtons.data("list", {}),
      act: "seeOwnCase",
      refusal: "assignment:work.forbidden",
      open: showWork,
    },
  ],
  handlers: [caseworkHandlers],
} as const satisfies Feature<CaseworkContext, Act>;
